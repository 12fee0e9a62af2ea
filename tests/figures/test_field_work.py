from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.field_work import Curve
from surveys.figures.field_work import FieldWork
from surveys.figures.field_work import field_work_spec
from surveys.figures.render import render
from tests.figures.seeing import seen_texts

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def spec(*counts: tuple[int, ...]) -> dict[str, Any]:
    labels = ("Invited", "Begun", "Submitted")
    return field_work_spec(
        FieldWork(
            title="Field work of round 3",
            description="Three curves that only rise.",
            days=tuple(f"{day} November 2026" for day in range(1, len(counts[0]) + 1)),
            curves=tuple(
                Curve(label=label, counts=each) for label, each in zip(labels, counts, strict=True)
            ),
            footnote="Simulated data.",
            language="en",
        )
    )


CASES = {
    "rising": spec((40, 40, 42, 42), (0, 12, 20, 25), (0, 8, 17, 24)),
    "nobody": spec((0, 0), (0, 0), (0, 0)),
    "everybody": spec((24, 24), (24, 24), (24, 24)),
    "first day": spec((40,), (1,), (0,)),
    "not begun": spec((), (), ()),
}


def layers(case: str) -> dict[str, Any]:
    return {layer["name"]: layer for layer in CASES[case]["layer"]}


def test_each_curve_is_named_with_its_latest_count() -> None:
    drawn = layers("rising")
    names = [drawn[f"name {number}"]["encoding"]["text"]["value"] for number in (1, 2, 3)]
    assert names == [["Invited 42"], ["Begun 25"], ["Submitted 24"]]


def test_a_curve_has_a_point_for_each_day() -> None:
    assert layers("rising")["curve 3"]["data"]["values"] == [
        {"day": 0, "experts": 0},
        {"day": 1, "experts": 8},
        {"day": 2, "experts": 17},
        {"day": 3, "experts": 24},
    ]


def test_the_first_and_the_last_day_are_named() -> None:
    drawn = layers("rising")
    assert drawn["day left"]["encoding"]["text"]["value"] == ["1 November 2026"]
    assert drawn["day right"]["encoding"]["text"]["value"] == ["4 November 2026"]
    assert "day right" not in layers("first day")


def test_names_of_equal_curves_stay_beside_the_plot() -> None:
    drawn = layers("everybody")
    heights = [drawn[f"name {number}"]["encoding"]["y"]["value"] for number in (1, 2, 3)]
    assert heights == sorted(heights)
    assert min(heights) >= 0


@pytest.mark.parametrize("case", CASES)
def test_no_two_texts_touch(case: str, drawing: ProcessPoolExecutor) -> None:
    texts = drawing.submit(seen_texts, CASES[case]).result(timeout=60)
    assert "Field work of round 3" in [said for said, _ in texts]
    assert [
        (said, other_said)
        for (said, box), (other_said, other) in combinations(texts, 2)
        if box.overlaps(other)
    ] == []


@pytest.mark.parametrize("case", CASES)
def test_field_work_can_be_drawn(case: str, drawing: ProcessPoolExecutor) -> None:
    svg = drawing.submit(render, CASES[case], "svg", title="Title", description="d").result(60)
    assert b"Simulated data." in svg
