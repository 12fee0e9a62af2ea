"""Which phase the experts themselves call the two mixed cells of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.web.reporting.parts import Part
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import p_in_words

if TYPE_CHECKING:
    from surveys.services.reporting import RoundResults

_SUPPORTS = {
    "map": "The experts use the reading in use.",
    "alternative": "The experts use the other reading: name both phases wherever a placement is reported.",
    "neither": "The experts are divided: the test cannot tell which reading they use.",
}


def map_reading_part(computed: RoundResults) -> Part | None:
    """Say which reading of the map the panel uses; None where it was not asked."""
    found = computed.document["map_test"]
    if found is None:
        return None
    return Part(
        id="map-reading",
        heading="Which reading do the experts use?",
        text=(
            "The experts were shown each mixed cell in words, without an alliance, and asked which phase it is. It says which "
            "words this panel uses, and nothing of where an alliance stands."
        ),
        sentences=(_verdict(found),),
        tables=(_table(computed, found),) if found["n"] else (),
    )


def _verdict(found: dict[str, Any]) -> str:
    if found["supports"] is None:
        return analysis.sentence(found["reason"])
    ours, theirs = found["whole_map_n"], found["whole_alternative_n"]
    return (
        f"{_SUPPORTS[found['supports']]} Of {found['n']} experts {ours} read both cells as the reading in use does, and {theirs} as the "
        f"other does (p = {p_in_words(found['p'])}, exact sign test)."
    )


def _table(computed: RoundResults, found: dict[str, Any]) -> Table:
    return Table(
        caption="What the experts call the mixed cells",
        columns=(
            "Cell",
            "In the reading in use",
            "Experts",
            "In the other reading",
            "Experts who say so",
            "n",
            "p",
            "To know",
        ),
        rows=tuple(_row(computed, each) for each in found["cells"]),
        numbers=frozenset({2, 4, 5, 6}),
    )


def _row(computed: RoundResults, cell: dict[str, Any]) -> tuple[str, ...]:
    (_, vertical), (_, horizontal) = axes_of(computed)
    words = {
        "high_weak": f"{vertical}: high, {horizontal}: weak",
        "low_strong": f"{vertical}: low, {horizontal}: strong",
    }
    other = cell["alternative_phase"]
    return (
        words[cell["cell"]],
        phase_name(computed, cell["map_phase"]),
        _count(cell["map_n"]),
        phase_name(computed, other) if other else NONE,
        _count(cell["alternative_n"]),
        str(cell["n"]),
        p_in_words(cell["p"]),
        analysis.sentence(cell["reason"]) if cell["reason"] else "",
    )


def _count(n: int | None) -> str:
    return NONE if n is None else str(n)
