from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.boxes import Box
from surveys.figures.distribution import AnswerCount
from surveys.figures.distribution import AnswerDistribution
from surveys.figures.distribution import PhaseCount
from surveys.figures.distribution import PhaseShares
from surveys.figures.distribution import answer_distribution_spec
from surveys.figures.distribution import phase_share_spec
from surveys.figures.render import render
from tests.figures.seeing import seen_texts

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

PHASES = ("Drifting", "Ironclad", "In danger", "Stable")
POINTS = (
    "1 They disagree completely",
    "2 They disagree on most of what matters",
    "3",
    "4 Neither",
    "5",
    "6",
    "7 They agree completely",
)


def shares(*counts: int, language: str = "en") -> dict[str, Any]:
    return phase_share_spec(
        PhaseShares(
            title="Where each expert alone puts US–Japan",
            description="A strip of four shares.",
            counts=tuple(
                PhaseCount(phase_name=name, count=count)
                for name, count in zip(PHASES, counts, strict=True)
            ),
            footnote="Simulated data, 24 experts.",
            language=language,
        )
    )


def answers(*counts: int, missing: int | None = None) -> dict[str, Any]:
    given = [
        AnswerCount(label=label, count=count) for label, count in zip(POINTS, counts, strict=True)
    ]
    if missing is not None:
        given.append(AnswerCount(label="I cannot judge", count=missing, is_missing=True))
    return answer_distribution_spec(
        AnswerDistribution(
            title="How far do the United States and Japan agree on the threat from China?",
            description="Seven bars.",
            counts=tuple(given),
            footnote="Simulated data, 24 experts.",
            language="en",
        )
    )


def layers(spec: dict[str, Any]) -> dict[str, Any]:
    return {layer["name"]: layer["encoding"] for layer in spec["layer"]}


def wide(encoding: dict[str, Any]) -> float:
    return float(encoding["x2"]["value"] - encoding["x"]["value"])


def words(spec: dict[str, Any]) -> dict[str, str]:
    return {
        name: " ".join(encoding["text"]["value"])
        for name, encoding in layers(spec).items()
        if "text" in encoding
    }


def test_every_phase_is_said_with_its_count_and_share() -> None:
    written = words(shares(3, 19, 1, 1))
    assert [written[f"key {number}"] for number in (1, 2, 3, 4)] == [
        "Drifting: 3 of 24 (12%)",
        "Ironclad: 19 of 24 (79%)",
        "In danger: 1 of 24 (4%)",
        "Stable: 1 of 24 (4%)",
    ]


def test_a_share_is_as_wide_as_its_part_of_the_experts() -> None:
    spec = shares(6, 18, 0, 0)
    drawn = layers(spec)
    assert wide(drawn["share 2"]) == pytest.approx(3 * wide(drawn["share 1"]))
    assert "share 3" not in drawn
    assert words(spec)["key 3"] == "In danger: 0 of 24 (0%)"


def test_a_name_is_written_in_its_share_only_where_it_fits() -> None:
    written = words(shares(3, 20, 0, 1))
    assert written["in share 2"] == "Ironclad 20"
    assert written["in share 1"] == "3"
    assert "in share 3" not in written


def test_no_experts_make_an_empty_strip() -> None:
    spec = shares(0, 0, 0, 0)
    assert "nobody" in layers(spec)
    assert words(spec)["key 1"] == "Drifting: 0 of 0 (0%)"


def test_a_strip_speaks_japanese() -> None:
    assert words(shares(3, 19, 1, 1, language="ja"))["key 2"] == "Ironclad：24名中19名（79%）"


def test_bars_are_as_long_as_their_counts() -> None:
    spec = answers(0, 1, 2, 3, 12, 4, 1)
    drawn = layers(spec)
    assert wide(drawn["bar 5"]) == pytest.approx(4 * wide(drawn["bar 4"]), abs=0.5)
    assert "bar 1" not in drawn
    assert [words(spec)[f"count {number}"] for number in (1, 5)] == ["0", "12"]
    assert words(spec)["answer 2"] == POINTS[1]


def test_reasons_for_not_rating_stand_apart() -> None:
    assert "apart" not in layers(answers(0, 1, 2, 3, 12, 4, 1))
    spec = answers(0, 1, 2, 3, 12, 4, 1, missing=2)
    assert "apart" in layers(spec)
    assert words(spec)["answer 8"] == "I cannot judge"


SPECS = {
    "shares": shares(3, 19, 1, 1),
    "nobody": shares(0, 0, 0, 0),
    "equal": shares(6, 6, 6, 6),
    "answers": answers(0, 1, 2, 3, 12, 4, 1, missing=2),
    "no answers": answers(0, 0, 0, 0, 0, 0, 0),
    "many answers": answers(0, 0, 12345, 0, 0, 0, 0),
}


@pytest.mark.parametrize("name", SPECS)
def test_texts_stay_on_the_sheet_and_apart(name: str, drawing: ProcessPoolExecutor) -> None:
    spec = SPECS[name]
    texts = drawing.submit(seen_texts, spec).result(timeout=60)
    margins = spec["padding"]
    sheet = Box(
        left=-margins["left"],
        top=-margins["top"],
        right=spec["width"] + margins["right"],
        bottom=spec["height"] + margins["bottom"],
    )
    assert [said for said, box in texts if not box.within(sheet)] == []
    assert [
        (said, other_said)
        for (said, box), (other_said, other) in combinations(texts, 2)
        if box.overlaps(other)
    ] == []


@pytest.mark.parametrize("name", SPECS)
def test_a_distribution_can_be_drawn(name: str, drawing: ProcessPoolExecutor) -> None:
    svg = drawing.submit(render, SPECS[name], "svg", title="Title", description="d").result(60)
    assert b"<title" in svg
    assert b"Simulated data, 24 experts." in svg
