from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analysis.panel import Axis
from analysis.panel import Frame
from analysis.panel import Item
from tests.analysis.examples import FRAME
from tests.analysis.examples import ITEMS
from tests.analysis.examples import PHASES
from tests.analysis.examples import panel
from tests.analysis.examples import rate


def test_reversed_items_are_turned_on_their_own_scale() -> None:
    item = Item(id="r", construct="c", minimum=0, maximum=10, reversed=True)

    assert [item.turned(value) for value in (0, 4, 10)] == [10, 6, 0]
    assert item.points == 11


@pytest.mark.parametrize(
    ("vertical", "horizontal", "phase"),
    [(5, 5, "ironclad"), (3, 5, "stable"), (5, 3, "drifting"), (3, 3, "danger")],
)
def test_the_map_names_the_cells(vertical: float, horizontal: float, phase: str) -> None:
    assert FRAME.phase(vertical, horizontal) == phase


def test_a_position_on_the_cut_is_high_even_with_rounding() -> None:
    axis = Axis(id="x", cut=4)

    assert axis.is_high(4 - 1e-12)
    assert axis.is_boundary(4 + 1e-12)
    assert not axis.is_high(3.99)
    assert not axis.is_boundary(3.99)


@pytest.mark.parametrize(
    ("rating", "sentence"),
    [
        (rate("nobody", "T0", 4), "“nobody”, who is not in the panel"),
        (rate("e00", "X9", 4), "“X9”, which is no item"),
        (rate("e00", "T0", 4, "us-uk"), "us-uk"),
        (rate("e00", "T0", 4, period="2010"), "2010"),
        (rate("e00", "T0", 8), "gives 8 to T0, whose scale goes from 1 to 7"),
        (rate("e00", "T0", 0), "gives 0"),
        (replace(rate("e00", "T0", 1), value=True), "gives True"),
        (rate("e00", "T0", 4.5), "gives 4.5"),  # type: ignore[arg-type]  # wrong on purpose
        (rate("e00", "T0", 4, missing="skipped"), "both a value and a reason"),
    ],
    ids=["expert", "item", "target", "period", "high", "low", "bool", "fraction", "both"],
)
def test_a_rating_that_does_not_fit_is_refused(rating: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        panel([rating], experts=2)


def test_a_question_answered_twice_is_refused() -> None:
    twice = [rate("e00", "T2", 4, threat="china"), rate("e00", "T2", 5, threat="china")]

    with pytest.raises(ValueError, match="twice"):
        panel(twice, experts=1)
    panel([twice[0], replace(twice[1], threat="north-korea")], experts=1)
    panel([twice[0], replace(twice[1], perspective="officials")], experts=1)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"experts": ("b", "a")}, "sorted"),
        ({"experts": ("a", "a")}, "expert a stands twice"),
        ({"items": (ITEMS[0], ITEMS[0])}, "item T0 stands twice"),
        ({"vignettes": ("V1", "V1")}, "vignette V1 stands twice"),
        ({"alliances": (("a", ""), ("a", ""))}, "alliance"),
        ({"items": (replace(ITEMS[0], maximum=1),)}, "from 1 to 1"),
        ({"items": (ITEMS[0], replace(ITEMS[1], maximum=5))}, "do not share one scale"),
        ({"items": (ITEMS[0], replace(ITEMS[1], linking=True))}, "more than one linking item"),
        ({"vignette_positions": (("V9", 1.0, 1.0),)}, "“V9”, which is no vignette"),
        (
            {"frame": Frame(vertical=FRAME.vertical, horizontal=FRAME.vertical, phases=PHASES)},
            "two different constructs",
        ),
    ],
)
def test_a_design_that_does_not_fit_is_refused(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        replace(panel([], experts=2), **change)
