from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import AllianceMap
from surveys.model.kinds import MapAxis
from surveys.model.kinds import Unreadable
from surveys.model.texts import plain
from tests.model.test_kinds import WAYS_OUT
from tests.model.test_kinds import Form

MAP = AllianceMap(
    vertical=MapAxis(
        id="threat_agreement",
        name=plain("Threat agreement"),
        low=plain("low"),
        high=plain("high"),
        cut=4.0,
    ),
    horizontal=MapAxis(
        id="cohesion", name=plain("Cohesion"), low=plain("weak"), high=plain("strong"), cut=4.0
    ),
    ways_out=WAYS_OUT,
)
INPUTS = ("q-vertical", "q-horizontal", "q-vertical-uncertainty", "q-horizontal-uncertainty")
TYPED = st.sampled_from(["", "1", "7", "4.5", "4,5", ".5", "5.50", "0", "6", "8", "x", "4.55"])


def read(*numbers: str, way_out: str = "") -> Answer | None:
    posted = {name: [number] for name, number in zip(INPUTS, numbers, strict=False)}
    return MAP.read(Form(posted | {"q": [way_out]}), "q")


def point(vertical: float, horizontal: float, *unsure: float) -> dict[str, float]:
    names = ("vertical_uncertainty", "horizontal_uncertainty")
    return {"vertical": vertical, "horizontal": horizontal} | dict(zip(names, unsure, strict=False))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (("5.5", "4"), point(5.5, 4.0)),
        (("1", "7", "0", "6"), point(1.0, 7.0, 0.0, 6.0)),
        (("5,5", " 4.0 ", ".5", "1.50"), point(5.5, 4.0, 0.5, 1.5)),
        (("５．５".replace("．", "."), "4"), point(5.5, 4.0)),
    ],
)
def test_a_point_is_read_with_an_ellipse_or_without(
    typed: tuple[str, ...], value: dict[str, float]
) -> None:
    assert read(*typed) == Answer(value=value)


def test_all_blank_is_no_answer_and_a_ticked_box_is_a_missing_one() -> None:
    assert read() is None
    assert read("", "", "", "", way_out="refused") == Answer(missing=Missing.REFUSED)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        *(
            ((wrong, "4"), "as a number from 1 to 7 with at most one decimal, such as 1.5")
            for wrong in ("0.9", "7.1", "x", "-1", "4.55", "4..5", ".", "1e0", "9" * 5000)
        ),
        *(
            (("4", "4", wrong, "1"), "how far off you may be as a number from 0 to 6 with")
            for wrong in ("6.1", "-1", "x", "0.05")
        ),
        (("4", ""), "Please give the place on both axes; so far there is only “Threat agreement”."),
        (("", "4"), "so far there is only “Cohesion”."),
        (("", "", "1", "1"), "Please say where the alliance stands, too"),
        (("4", "4", "", "1"), "or for neither; so far it is said only for “Cohesion”."),
    ],
)
def test_each_wrong_thing_has_its_sentence(typed: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(*typed)
    assert sentence in str(caught.value)


def test_a_point_and_a_way_of_not_answering_contradict_each_other() -> None:
    with pytest.raises(Unreadable, match="also ticked “Prefer not to answer”"):
        read("4", "4", way_out="refused")


@settings(deadline=None)
@given(typed=st.tuples(TYPED, TYPED, TYPED, TYPED), way_out=st.sampled_from(["", "refused"]))
def test_a_page_shows_the_point_that_was_placed(typed: tuple[str, ...], way_out: str) -> None:
    try:
        answer = read(*typed, way_out=way_out)
    except Unreadable:
        return
    posted = MAP.fields("q", answer)
    assert posted.keys() <= set(MAP.inputs("q"))
    assert MAP.read(Form(posted), "q") == answer
    if answer and answer.missing is None:
        MAP.check(answer.value)
        assert len(MAP.cells(answer.value)) == len(MAP.columns("q"))


def test_what_the_system_left_out_fills_nothing_in() -> None:
    assert MAP.fields("q", SKIPPED) == {}


def test_a_placement_is_said_and_exported_by_its_axes() -> None:
    assert (
        MAP.show(point(5.5, 4.0, 0.5, 1.0), "en") == "Threat agreement: 5.5 ± 0.5; Cohesion: 4 ± 1"
    )
    assert MAP.show(point(5.5, 4.0), "en") == "Threat agreement: 5.5; Cohesion: 4"
    assert [column.name for column in MAP.columns("PM1")] == [
        "PM1:vertical",
        "PM1:horizontal",
        "PM1:vertical_uncertainty",
        "PM1:horizontal_uncertainty",
    ]
    assert "“Cohesion”, from 1 to 7" in MAP.columns("PM1")[1].meaning.to("en")
    assert MAP.cells(point(5.5, 4.0)) == (5.5, 4.0, None, None)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [5.5, 4.0],
        {"vertical": 5.5},
        point(5.5, 4.0, 0.5),
        point(5.5, 4.0) | {"more": 1.0},
        point(5.55, 4.0),
        point(0.9, 4.0),
        point(5.5, 4.0, 6.1, 0.0),
        {"vertical": 5, "horizontal": 4.0},
        {"vertical": "5.5", "horizontal": 4.0},
        {"vertical": float("nan"), "horizontal": 4.0},
    ],
)
def test_a_stored_value_that_is_no_placement_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        MAP.check(value)
