"""The two first questions of reliability as tables: how concentrated opinion is, and how alike experts rate over targets."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.web.reporting.reliability import COLUMNS
from surveys.web.reporting.reliability import NUMBERS
from surveys.web.reporting.reliability import coefficient_row
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import RatedAlliance
    from surveys.services.reporting import RatedQuestion
    from surveys.services.reporting import RoundReliability

_INDICES = (
    ("average_deviation", "AD, mean"),
    ("average_deviation_median", "AD, median"),
    ("van_der_eijk_a", "van der Eijk’s A"),
    ("tastle_consensus", "Consensus"),
    ("leik_dispersion", "Leik’s D"),
    ("r_wg", "r_wg"),
)
ORDER = (
    ("kendall_w", "Kendall’s W"),
    ("mean_spearman", "Mean Spearman correlation of two experts"),
    ("ICC(C,1)", "ICC(C,1), one expert"),
    ("ICC(C,k)", "ICC(C,k), the whole panel"),
)
SAME_NUMBERS = (
    ("krippendorff_alpha_ordinal", "Krippendorff’s α, ordinal"),
    ("gwet_ac2", "Gwet’s AC2, quadratic weights"),
    ("ICC(A,1)", "ICC(A,1), one expert"),
    ("ICC(A,k)", "ICC(A,k), the whole panel"),
    ("ICC(A,1), incomplete designs", "ICC(A,1) by moments, from all ratings"),
)


def answers_table(alliance: RatedAlliance, *, points: tuple[int, ...], level: float) -> Table:
    """Make the table of where the answers to each question lie; ``level`` is that of the intervals."""
    return Table(
        caption="Where the answers lie",
        columns=(
            "Question",
            "n",
            f"Answers, {points[0]}–{points[-1]}",
            "Mean",
            f"Its {share(level)} interval",
            "Median",
            "SD",
            "Within 1 point of the median",
            "Did not rate",
        ),
        rows=tuple(map(_answers, alliance.questions)),
        numbers=frozenset(range(1, 9)),
    )


def _answers(question: RatedQuestion) -> tuple[str, ...]:
    found = question.result
    return (
        question.label,
        str(found["n"]),
        " · ".join(map(str, found["counts"])) or NONE,
        number(found["mean"]["estimate"]),
        _limits(found["mean"]) or NONE,
        number(found["median"], 1),
        number(found["sd"]["estimate"]),
        share(found["within_one"]["estimate"]),
        str(sum(found["missing"].values())),
    )


def concentration_table(alliance: RatedAlliance, *, level: float) -> Table:
    """Make the table of every index of each question, with its interval and what chance gives."""
    return Table(
        caption="How concentrated they are",
        columns=("Question", *(name for _, name in _INDICES)),
        rows=tuple(
            (each.label, *(_index(each.result[key]) for key, _ in _INDICES))
            for each in alliance.questions
        ),
        numbers=frozenset(range(1, 1 + len(_INDICES))),
        note=f"Second line: the {share(level)} interval. Third line: whether the index is beyond chance, and what chance reaches.",
        has_lines=True,
    )


def _index(found: dict[str, Any]) -> str:
    """Write an index, below it its interval, and below that whether it is beyond what chance gives."""
    if found["estimate"] is None:
        return NONE
    chance = number(found["chance"]["uniform"])
    beyond = "beyond" if found["beyond_chance"] else "not beyond"
    return _lines(number(found["estimate"]), _limits(found), f"{beyond} {chance}")


def _limits(found: dict[str, Any]) -> str:
    limits = found["interval"]
    return f"{number(limits['low'])} to {number(limits['high'])}" if limits else ""


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def why_missing(alliance: RatedAlliance) -> str:
    """Say why an alliance's indices are missing where some are."""
    reasons = dict.fromkeys(
        each.result[key]["reason"]
        for each in alliance.questions
        for key, _ in _INDICES
        if each.result[key]["estimate"] is None
    )
    return " ".join(analysis.sentence(reason) for reason in reasons if reason)


def over_targets(
    found: RoundReliability, coefficients: tuple[tuple[str, str], ...]
) -> tuple[Table, ...]:
    """Make a table of coefficients over the alliances, and one over the vignettes under its own name."""
    use = found.results.document["scale_use"]["name"]
    tables = [
        Table(
            caption="Over the alliances",
            columns=COLUMNS,
            rows=tuple(
                row for axis in found.axes for row in _rows(axis.name, axis.result, coefficients)
            ),
            numbers=NUMBERS,
        )
    ]
    if found.results.study.vignettes:
        tables.append(
            Table(
                caption=f"Over the vignettes: {use}",
                columns=COLUMNS,
                rows=tuple(
                    row
                    for axis in found.axes
                    for row in _rows(axis.name, axis.scale_use, coefficients)
                ),
                numbers=NUMBERS,
                note=(
                    "The vignettes were written to lie far apart, so these are high by design. They say how alike the scale is "
                    "used, and nothing about the alliances. Those that need every rating are missing where experts were dealt "
                    "different vignettes; the ICC by moments takes what there is."
                ),
            )
        )
    return tuple(tables)


def _rows(
    axis: str, found: dict[str, Any], coefficients: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, ...]]:
    """Give a row for each coefficient, or one for all where all lack a number for the same reason."""
    each = [(name, found.get(key) or found["icc"][key]) for key, name in coefficients]
    reasons = {statistic["reason"] for _, statistic in each}
    if len(reasons) == 1 and all(statistic["estimate"] is None for _, statistic in each):
        yield coefficient_row(f"{axis}: no coefficient", each[0][1])
        return
    for name, statistic in each:
        yield coefficient_row(f"{axis}: {name}", statistic)
