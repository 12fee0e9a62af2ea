from __future__ import annotations

from itertools import combinations
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.render import render
from surveys.figures.stacked_bars import Bar
from surveys.figures.stacked_bars import StackedBars
from surveys.figures.stacked_bars import stacked_bars_spec
from tests.figures.seeing import seen_texts

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

LONG = "How strong is the concern among officials in A that B would fail to support A in a crisis?"


def spec(*bars: Bar, parts: tuple[str, ...] = ("Skipped", "Cannot judge")) -> dict[str, Any]:
    return stacked_bars_spec(
        StackedBars(
            title="Answers that are missing",
            description="Most is missing of the last.",
            parts=parts,
            bars=bars,
            footnote="Simulated data. Share of the times that an item was asked, in 20 responses.",
            language="en",
        )
    )


CASES = {
    "two parts": spec(
        Bar(label="Threat", lengths=(0.1, 0.2), words="30 % of 20"),
        Bar(label=LONG, lengths=(0.0, 0.9), words="90 % of 20"),
    ),
    "one part": spec(Bar(label="Consent", lengths=(7,), words="7"), parts=("Stopped here",)),
    "nothing missing": spec(Bar(label=LONG, lengths=(0.0, 0.0), words="0 % of 20")),
    "no bars": spec(),
    "chinese": spec(
        Bar(label="整體而言，兩國政府對主要外部威脅的看法有多相近？", lengths=(1, 0), words="1")
    ),
}


def layers(case: str) -> dict[str, Any]:
    return {layer["name"]: layer for layer in CASES[case]["layer"]}


def test_parts_stand_one_after_the_other_on_one_scale() -> None:
    drawn = layers("two parts")
    first, second = (
        [drawn[f"bar 1 part {part}"]["encoding"][side]["value"] for side in ("x", "x2")]
        for part in (1, 2)
    )
    whole = drawn["bar 2 part 2"]["encoding"]
    assert first[1] == second[0]
    long = whole["x2"]["value"] - whole["x"]["value"]
    assert second[1] - first[0] == pytest.approx(long / 3, abs=0.2)


def test_a_part_of_nothing_is_not_drawn() -> None:
    assert "bar 2 part 1" not in layers("two parts")


def test_a_key_names_the_parts_only_where_there_are_several() -> None:
    assert layers("two parts")["key 2"]["encoding"]["text"]["value"] == ["Cannot judge"]
    assert "key 1" not in layers("one part")


def test_a_long_label_is_cut_to_two_lines_and_says_so() -> None:
    lines = layers("two parts")["label 2"]["encoding"]["text"]["value"]
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_rows_are_apart() -> None:
    drawn = layers("two parts")
    tops = [drawn[f"label {number}"]["encoding"]["y"]["value"] for number in (1, 2)]
    assert all(below - above > 16 for above, below in pairwise(tops))


@pytest.mark.parametrize("case", CASES)
def test_no_two_texts_touch(case: str, drawing: ProcessPoolExecutor) -> None:
    texts = drawing.submit(seen_texts, CASES[case]).result(timeout=60)
    assert "Answers that are missing" in [said for said, _ in texts]
    assert [
        (said, other_said)
        for (said, box), (other_said, other) in combinations(texts, 2)
        if box.overlaps(other)
    ] == []


@pytest.mark.parametrize("case", CASES)
def test_bars_can_be_drawn(case: str, drawing: ProcessPoolExecutor) -> None:
    svg = drawing.submit(render, CASES[case], "svg", title="Title", description="d").result(60)
    assert b"Simulated data." in svg
