"""Groups of experts and other perspectives side by side, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.services.reporting.sentences import probability_in_words
from surveys.web.reporting.naming import attribute_name
from surveys.web.reporting.naming import group_name
from surveys.web.reporting.naming import of_alliances
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import Written
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import p_in_words
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_MEASURES = (
    ("difference", "difference of means"),
    ("cliff_delta", "Cliff’s delta"),
    ("on_vignettes", "difference on the vignettes"),
    ("adjusted", "difference, adjusted by the vignettes"),
)


def difference_tables(computed: RoundResults) -> tuple[Table, ...]:
    """Make the tables of groups and perspectives of every alliance."""
    return of_alliances(computed, difference_tables_of)


def difference_tables_of(computed: RoundResults, report: AllianceReport) -> tuple[Table, ...]:
    """Make the tables of one alliance: for each attribute its groups, then pairs of them; perspectives."""
    return (*_groups(computed, report), *_perspectives(computed, report))


def _groups(computed: RoundResults, report: AllianceReport) -> Iterator[Table]:
    for comparison in report.result["groups"]:
        yield _positions(computed, comparison)
        if comparison["pairs"]:
            yield _pairs(computed, comparison)
            yield _tests(computed, comparison)


def _positions(computed: RoundResults, comparison: dict[str, Any]) -> Table:
    attribute = comparison["attribute"]
    axes = axes_of(computed)
    return Table(
        caption=f"{attribute_name(computed.study, attribute)}: where each group stands",
        columns=(
            "Group",
            "n",
            *(column for _, name in axes for column in (name, "Interval")),
            "Phase",
            "Probability of it",
            "To know",
        ),
        rows=tuple(
            (
                group_name(computed.study, attribute, each["group"]),
                *_position(computed, each),
            )
            for each in comparison["groups"]
        ),
        numbers=frozenset({1, 2, 4}),
    )


def _position(computed: RoundResults, group: dict[str, Any]) -> tuple[str, ...]:
    axes = axes_of(computed)
    if group["reason"]:
        return (*(NONE for _ in range(2 * len(axes) + 3)), analysis.sentence(group["reason"]))
    means = [group["axes"][axis] for axis, _ in axes]
    probability = group["placement_probability"][group["phase"]]
    return (
        str(group["n"]),
        *(
            cell
            for mean in means
            for cell in (number(mean["estimate"]), interval(mean["interval"]))
        ),
        phase_name(computed, group["phase"]),
        Written(probability_in_words(probability), probability),
        "",
    )


def _pairs(computed: RoundResults, comparison: dict[str, Any]) -> Table:
    rows = [
        (
            f"{_pair_name(computed, comparison, pair)}: {axis_name.lower()}, {measure}",
            number(found["estimate"]),
            interval(found["interval"]),
            str(found["n"]),
            why_not(found),
        )
        for pair in comparison["pairs"]
        for axis, axis_name in axes_of(computed)
        for key, measure in _MEASURES
        for found in (pair["axes"][axis][key],)
    ]
    return Table(
        caption=f"{attribute_name(computed.study, comparison['attribute'])}: how groups differ on each axis",
        columns=("Pair", "Estimate", "Interval", "n", "To know"),
        rows=tuple(rows),
        numbers=frozenset({1, 3}),
        note=(
            "The first group less the second. Cliff’s delta: how much oftener a member of the first stands above one of the "
            "second than below. All rate the same vignettes: a difference there is how a group uses the scale, and no belief."
        ),
    )


def _pair_name(computed: RoundResults, comparison: dict[str, Any], pair: dict[str, Any]) -> str:
    attribute = comparison["attribute"]
    first, second = (
        group_name(computed.study, attribute, pair[side]) for side in ("first", "second")
    )
    return f"{first} less {second}"


def _tests(computed: RoundResults, comparison: dict[str, Any]) -> Table:
    rows = [
        (
            _pair_name(computed, comparison, pair),
            number(pair["energy"]["statistic"]),
            p_in_words(pair["energy"]["p"]),
            p_in_words(pair["energy"]["holm_p"]),
            f"{pair['n_first']} and {pair['n_second']}",
            " ".join(analysis.sentence(code) for code in pair["warnings"]),
        )
        for pair in comparison["pairs"]
    ]
    return Table(
        caption=f"{attribute_name(computed.study, comparison['attribute'])}: do groups differ anywhere on the plane?",
        columns=("Pair", "Energy statistic", "p", "Holm’s p", "n", "To know"),
        rows=tuple(rows),
        numbers=frozenset({1, 2, 3}),
        note=(
            f"Holm’s p allows for all {comparison['tests']} tests of this attribute, over pairs and alliances. "
            "A large p is no evidence that groups agree: with few members most differences go unseen."
        ),
    )


def _perspectives(computed: RoundResults, report: AllianceReport) -> Iterator[Table]:
    names = dict(axes_of(computed))
    for comparison in report.result["perspectives"]:
        rows = [
            (
                f"{names[axis]}: {measure}",
                number(found[key]["estimate"]),
                interval(found[key]["interval"]),
                p_of(found["test"]) if key == "difference" else NONE,
                str(found["n"]),
                why_not(found[key]),
            )
            for axis, found in comparison["axes"].items()
            for key, measure in (
                ("own", "the experts’ own view"),
                ("other", "what they believe of the others"),
                ("difference", "own less others"),
            )
        ]
        yield Table(
            caption=f"Own view and that of others ({comparison['perspective']})",
            columns=("Measure", "Mean", "Interval", "p", "n", "To know"),
            rows=tuple(rows),
            numbers=frozenset({1, 3, 4}),
            note="By the linking items, over the experts who gave both ratings. It is what they believe of others, not what others said.",
        )


def p_of(test: dict[str, Any]) -> str:
    """Write the p of a permutation test, with a word where no p could be small at this n."""
    if test["p"] is None:
        return NONE
    written = p_in_words(test["p"])
    if not test["can_be_significant"]:
        return Written(f"{written} (cannot be significant at this n)", test["p"])
    return written
