from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from surveys.figures.boxes import Box
from surveys.figures.contrast import LEGIBLE
from surveys.figures.contrast import contrast
from surveys.figures.render import render
from tests.figures.looking import said
from tests.figures.looking import texts_on
from tests.figures.samples import estimates
from tests.figures.samples import in_languages
from tests.figures.samples.every import FIGURES
from tests.figures.samples.in_languages import LANGUAGES
from tests.figures.seeing import SVG
from tests.figures.seeing import seen_texts

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from surveys.figures.figure import Figure

EVERY = pytest.mark.parametrize("name", FIGURES)
#: Not every figure in every language and width: that would take minutes, and words differ more than marks.
SEEN = [("en", "wide"), ("en", "narrow"), ("zh-Hant", "wide"), ("ja", "narrow"), ("ko", "narrow")]


def specs(figure: Figure) -> dict[str, dict[str, Any]]:
    return {"wide": figure.wide, "narrow": figure.narrow}


@EVERY
@pytest.mark.parametrize(("language", "width"), SEEN)
def test_every_text_is_on_the_sheet_and_touches_no_other(
    name: str, language: str, width: str, drawing: ProcessPoolExecutor
) -> None:
    spec = specs(FIGURES[name](language))[width]
    assert faults(spec, drawing.submit(seen_texts, spec).result(timeout=120)) == []


@EVERY
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_long_names_have_room_too(
    name: str, width: str, drawing: ProcessPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    alliances = tuple(
        f"The security relationship between the United States and partner {number}"
        for number in range(6)
    )
    axes = ("Agreement of the two allies about the threat that they face", "Cohesion " * 8)
    phases = ("A long name of drifting apart", "Unity of iron", "Long danger name", "Long calm")
    monkeypatch.setitem(in_languages.ALLIANCES, "en", alliances)
    monkeypatch.setitem(in_languages.AXES, "en", axes)
    monkeypatch.setitem(in_languages.PHASES, "en", phases)
    for words in (estimates.POOLS, estimates.COMMUNITIES, estimates.FEW):
        monkeypatch.setitem(words, "en", _longer(words["en"]))
    spec = specs(FIGURES[name]("en"))[width]
    assert faults(spec, drawing.submit(seen_texts, spec).result(timeout=120)) == []


def _longer(words: Any) -> Any:
    more = " with a rather long explanation of what it means"
    return words + more if isinstance(words, str) else tuple(each + more for each in words)


def faults(spec: dict[str, Any], texts: list[tuple[str, Box]]) -> list[Any]:
    """List texts that leave the sheet, and pairs that touch."""
    margins = spec["padding"]
    sheet = Box(
        left=-margins["left"],
        top=-margins["top"],
        right=spec["width"] + margins["right"],
        bottom=spec["height"] + margins["bottom"],
    )
    assert len(texts) > 5
    off: list[Any] = [words for words, box in texts if not box.within(sheet)]
    touching = [
        (words, others)
        for (words, box), (others, other) in combinations(texts, 2)
        if box.overlaps(other)
    ]
    return off + touching


@EVERY
def test_every_text_stands_out_from_what_lies_behind_it(name: str) -> None:
    for spec in specs(FIGURES[name]("en")).values():
        faint = [each for each in texts_on(spec) if contrast(*each[1:]) < LEGIBLE]
        assert faint == []


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_says_itself_in_a_sentence_and_a_table(name: str, language: str) -> None:
    figure = FIGURES[name](language)
    assert figure.title
    assert figure.description.endswith((".", "。"))
    assert len(figure.table.rows) > 1
    assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)
    assert len(set(figure.table.columns)) == len(figure.table.columns)


@EVERY
def test_both_widths_say_the_same_values(name: str) -> None:
    figure = FIGURES[name]("en")
    assert sorted(said(figure.wide)) == sorted(said(figure.narrow))
    assert all(said(figure.wide))


@EVERY
def test_the_same_numbers_always_give_the_same_spec(name: str) -> None:
    first, again = (FIGURES[name]("ja") for _ in range(2))
    assert json.dumps(first.wide, allow_nan=False) == json.dumps(again.wide, allow_nan=False)


@EVERY
def test_a_drawn_figure_is_one_image_whose_values_can_be_pointed_at(
    name: str, drawing: ProcessPoolExecutor
) -> None:
    figure = FIGURES[name]("en")
    drawn = drawing.submit(
        render, figure.narrow, "svg", title=figure.title, description=figure.description
    ).result(timeout=60)
    root = ET.fromstring(drawn)
    assert root.get("role") == "img"
    marks = [each for each in root.iter() if "data-value" in each.attrib]
    assert [each.findtext(f"{SVG}title") for each in marks] == said(figure.narrow)
    for forbidden in (b"style=", b"<style", b"<script", b"href=", b"url(", b"aria-label="):
        assert forbidden not in drawn
