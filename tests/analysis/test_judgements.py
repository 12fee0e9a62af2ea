from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analysis import ChipAllocation
from analysis import MapPoint
from analysis import MapReading
from analysis import Membership
from analysis import PhaseChoice
from tests.analysis.examples import panel
from tests.analysis.examples import rate

CHIPS = ChipAllocation(
    expert="e00", item="PH2", alliance="us-japan", counts=(("ironclad", 7), ("stable", 3))
)
CHOICE = PhaseChoice(expert="e00", item="PH1", alliance="us-japan", phase="ironclad")
POINT = MapPoint(expert="e00", item="PM1", alliance="us-japan", vertical=5.5, horizontal=6.0)
READING = MapReading(expert="e00", item="MAP1", cell="high_weak", phase="drifting")
SCHOLAR = Membership(expert="e00", attribute="community", value="scholar")


def _panel(**beside: Any) -> Any:
    return replace(panel([rate("e00", "T0", 4)], experts=2), **beside)


def test_a_panel_holds_what_experts_say_beside_ratings() -> None:
    made = _panel(
        memberships=(SCHOLAR,),
        chips=(CHIPS, replace(CHIPS, item="OUT1", outlook=True)),
        phase_choices=(CHOICE,),
        map_points=(POINT,),
        map_readings=(READING, replace(READING, item="MAP2", cell="low_strong", phase="stable")),
    )

    assert made.chips[0].total == 10
    assert made.memberships[0].value == "scholar"


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("memberships", (SCHOLAR, replace(SCHOLAR, value="official")), "stands twice"),
        ("memberships", (replace(SCHOLAR, expert="x"),), "“x”, who is not in the panel"),
        ("chips", (CHIPS, CHIPS), "stands twice"),
        ("chips", (replace(CHIPS, expert="x"),), "“x”, who is not in the panel"),
        ("chips", (replace(CHIPS, alliance="us-uk"),), "us-uk"),
        ("chips", (replace(CHIPS, counts=(("war", 10),)),), "“war”, which is no phase"),
        ("chips", (replace(CHIPS, counts=(("stable", 5), ("stable", 5))),), "a phase twice"),
        ("chips", (replace(CHIPS, counts=()),), "must hold chips"),
        ("chips", (replace(CHIPS, counts=(("stable", -1), ("danger", 11))),), "none below 0"),
        ("phase_choices", (replace(CHOICE, phase="war"),), "“war”, which is no phase"),
        ("phase_choices", (replace(CHOICE, period="1953"),), "1953"),
        ("map_points", (replace(POINT, vertical=float("nan")),), "no number"),
        ("map_readings", (replace(READING, phase="war"),), "“war”, which is no phase"),
        ("map_readings", (READING, replace(READING, phase="danger")), "stands twice"),
    ],
)
def test_what_does_not_fit_is_refused(field: str, said: tuple[Any, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        _panel(**{field: said})
