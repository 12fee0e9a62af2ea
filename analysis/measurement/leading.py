"""Which of the two estimators leads: a rule that is fixed before a round opens."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from analysis.parts import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.alliance import AxisScores
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.options import Options
    from analysis.panel import Panel

COMMUNITY = "community"
DRAWS = 4999
SURE = 0.05

WHY: Mapping[str, str] = MappingProxyType(
    {
        "study_file": "The study file names it.",
        "complete_design": "Every expert is asked about every alliance: the mean leads.",
        "incomplete_design": "Not every expert is asked about every alliance: the model leads.",
        "much_missing": (
            "More of what was assigned is missing than the limit allows: both are given alike."
        ),
        "missing_by_community": (
            "What is missing differs between communities: both are given alike."
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """Which estimator leads, and what decided it.

    Attributes
    ----------
    rule
        What the study file says: by_design, mean or model.
    leads
        mean, model or both.
    why, sentence
        A key of `WHY`, and its sentence.
    assigned, missing
        Cells of expert, alliance and axis that were assigned, and the share of them without a score.
    by_community
        p of a permutation test of the share missing between communities; None where there are not
        two communities of the smallest size that is shown, or nothing is missing.

    """

    rule: str
    leads: str
    why: str
    sentence: str
    assigned: int
    missing: float | None
    by_community: float | None


def leading_estimator(panel: Panel, scores: AxisScores, options: Options) -> Leading:
    """Say which estimator leads.

    By design: where every expert is asked about every alliance, the mean; else the model. If more
    of the assigned cells than `options.missing_limit` have no score, or what is missing differs
    between communities, both, alike. Only who answered enters the last two, and no rating.

    Parameters
    ----------
    panel
        The experts, what they said, and what they were not asked (missing code not_shown).
    scores
        The headline scores by axis.
    options
        `estimator` is the rule; `complete_design` whether everybody is asked about everything.

    """
    assigned = _assigned(panel, options)
    lacking = np.stack(
        [
            np.array([np.isnan(each.values) for each in scores[axis.id]["items"].values()])
            .reshape(assigned.shape[::-1])
            .T.astype(bool)
            for axis in panel.frame.axes
        ]
    )
    missing = (lacking & assigned).sum(axis=(0, 2))
    cells = len(panel.frame.axes) * assigned.sum(axis=1)
    share = float(missing.sum() / cells.sum()) if cells.sum() else None
    differs = _differs(missing, cells, _communities(panel), options)
    leads, why = _decide(options, share, differs)
    return Leading(
        rule=options.estimator,
        leads=leads,
        why=why,
        sentence=WHY[why],
        assigned=int(cells.sum()),
        missing=share,
        by_community=differs,
    )


def _decide(options: Options, share: float | None, differs: float | None) -> tuple[str, str]:
    if options.estimator != "by_design":
        return options.estimator, "study_file"
    if share is not None and share > options.missing_limit:
        return "both", "much_missing"
    if differs is not None and differs < SURE:
        return "both", "missing_by_community"
    if options.complete_design:
        return "mean", "complete_design"
    return "model", "incomplete_design"


def _assigned(panel: Panel, options: Options) -> BoolArray:
    """Say who was assigned which alliance, shape (experts, alliances)."""
    shape = (len(panel.experts), len(panel.alliances))
    if options.complete_design:
        return np.ones(shape, dtype=bool)
    rows = {expert: row for row, expert in enumerate(panel.experts)}
    columns = {alliance: place for place, alliance in enumerate(panel.alliances)}
    found = np.zeros(shape, dtype=bool)
    for rating in panel.ratings:
        if rating.target_kind == "alliance" and not rating.missing.startswith("not_shown"):
            found[rows[rating.expert], columns[rating.target, rating.period]] = True
    return found


def _communities(panel: Panel) -> list[str]:
    of = {each.expert: each.value for each in panel.memberships if each.attribute == COMMUNITY}
    return [of.get(expert, "") for expert in panel.experts]


def _differs(
    missing: FloatArray, cells: FloatArray, communities: list[str], options: Options
) -> float | None:
    """Give p of the spread of communities' shares under random communities (seeded, +1)."""
    sizes = {name: communities.count(name) for name in sorted(set(communities) - {""})}
    shown = [name for name, size in sizes.items() if size >= options.minimum_placed]
    inside = np.array([name in shown for name in communities], dtype=bool) & (cells > 0)
    if len(shown) < 2 or not missing[inside].any():  # noqa: PLR2004 - two can differ
        return None
    labels = np.array([shown.index(communities[i]) for i in np.flatnonzero(inside)])
    shares = missing[inside] / cells[inside]
    order = np.lexsort((labels, shares))
    labels, shares = labels[order], shares[order]
    rng = np.random.default_rng([options.seed, 45])
    found = _between(labels[np.newaxis], shares, len(shown))[0]
    reached = 0
    for some in parts(DRAWS, len(labels)):
        drawn = rng.permuted(np.tile(labels, (some, 1)), axis=1)
        reached += int((_between(drawn, shares, len(shown)) >= found - 1e-12).sum())
    return (1 + reached) / (DRAWS + 1)


def _between(labels: FloatArray, shares: FloatArray, groups: int) -> FloatArray:
    """Give Σ n_g x̄_g² of each row of labels."""
    member = labels[:, :, np.newaxis] == np.arange(groups)
    sums = np.einsum("deg,e->dg", member, shares)
    return np.asarray((sums**2 / np.maximum(member.sum(axis=1), 1)).sum(axis=1))
