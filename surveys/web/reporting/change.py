"""What has changed between rounds and between periods."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.reporting import change_sentence
from surveys.services.reporting import has_figure
from surveys.services.reporting import has_paths
from surveys.web.reporting.parts import Part
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import RoundResults

_FIGURES = {
    "rounds": ("change", "slopes"),
    "periods": ("change-periods", "slopes-periods"),
}


def change_parts(computed: RoundResults) -> tuple[Part, ...]:
    """Make the parts about change."""
    return (
        _part(computed, "rounds", "Since the round before", _no_rounds(computed)),
        _part(computed, "periods", "Between periods", _no_periods(computed)),
        *_trajectories(computed),
    )


def _trajectories(computed: RoundResults) -> Iterator[Part]:
    if has_paths(computed):
        yield Part(
            id="trajectories",
            heading="The way of each alliance",
            text="Each station is the position by all experts of that time, so panels may differ from one to the next. Events are those of the study file.",
            figures=("trajectories",),
        )


def _part(computed: RoundResults, kind: str, heading: str, nothing: str) -> Part:
    found = [each for each in computed.document["change"]["comparisons"] if each["kind"] == kind]
    if not found:
        return Part(id=kind, heading=heading, nothing=nothing)
    return Part(
        id=kind,
        heading=heading,
        text="The same experts are compared with themselves; who came and who left is told apart from that.",
        sentences=tuple(change_sentence(computed.study, each) for each in found),
        figures=tuple(each for each in _FIGURES[kind] if has_figure(computed, each)),
        tables=(_table(computed, found),),
        explained=("change",),
    )


def _no_rounds(computed: RoundResults) -> str:
    follows = computed.listed.round.follows
    if not follows:
        return (
            "This round follows no other, so there is nothing to compare it with. Begin the next round as a "
            "follow-up of this one, and the change is shown there."
        )
    if computed.document["change"]["reason"]:
        return "A change is shown once neither round can get any more answers."
    if not computed.view.is_whole:
        return "A part of the panel is shown. The change since the round before is shown for the whole panel."
    return f"This round follows {follows}, which nobody answered."


def _no_periods(computed: RoundResults) -> str:
    if computed.document["change"]["reason"]:
        return "A change is shown once neither this round nor the one it follows can get any more answers."
    if len({report.period for report in computed.alliances}) > 1:
        return "No alliance was rated for two periods by the same experts."
    return (
        "Nothing to compare is shown: this round, or what is filtered to, is about one period only."
    )


def _table(computed: RoundResults, found: list[dict[str, Any]]) -> Table:
    rows = [
        (
            f"{_named(computed, each)}: {name}",
            number(each["axes"][axis]["change"]["estimate"]),
            interval(each["axes"][axis]["change"]["interval"]),
            _p(each["axes"][axis]["test"]),
            str(each["axes"][axis]["n"]),
            why_not(each["axes"][axis]["change"]),
        )
        for each in found
        for axis, name in axes_of(computed)
    ]
    return Table(
        caption="Change on each axis",
        columns=("Comparison", "Change", "Interval", "p", "n", "To know"),
        rows=tuple(rows),
        numbers=frozenset({1, 3, 4}),
        note="p is that of the exact test by changing signs; with few experts it cannot be small.",
    )


def _named(computed: RoundResults, comparison: dict[str, Any]) -> str:
    study = computed.study
    name = study.alliance(comparison["alliance"]).name.to(study.languages[0])
    return f"{name}, {_occasion(comparison['from'])} to {_occasion(comparison['to'])}"


def _occasion(occasion: dict[str, Any]) -> str:
    return " ".join(filter(None, (occasion["round"], occasion["period"])))


def _p(test: dict[str, Any]) -> str:
    p = test.get("p")
    return NONE if p is None else number(p, 3)
