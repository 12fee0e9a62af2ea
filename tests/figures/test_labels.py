from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from surveys.figures.boxes import Box
from surveys.figures.labels import MARK_RADIUS
from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.plane_cells import cell_boxes
from surveys.figures.plane_labels import place_alliances
from surveys.figures.plane_scale import SIDE
from surveys.figures.plane_scale import to_pixels
from tests.figures import planes
from tests.figures.seeing import seen_texts

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


@pytest.mark.parametrize("name", planes.CASES)
def test_labels_lie_on_no_label_no_mark_and_no_phase_name(name: str) -> None:
    plane = planes.CASES[name]
    placed, _ = place_alliances(plane)
    marks = [
        Box.around(*to_pixels(plane, each.position), 2 * MARK_RADIUS, 2 * MARK_RADIUS)
        for each in plane.alliances
    ]
    labels = [label.box for label in placed]
    assert len(labels) == len(plane.alliances)
    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]
    others = [*marks, *(box for _, box in cell_boxes(plane))]
    assert not [(label, other) for label in labels for other in others if label.overlaps(other)]


@pytest.mark.parametrize("name", planes.CASES)
def test_labels_stay_on_the_plane(name: str) -> None:
    frame = Box(left=0, top=0, right=SIDE, bottom=SIDE)
    placed, _ = place_alliances(planes.CASES[name])
    assert all(label.box.within(frame) for label in placed)


@pytest.mark.parametrize("name", planes.CASES)
def test_every_text_is_drawn_on_the_sheet_and_touches_no_other(
    name: str, drawing: ProcessPoolExecutor
) -> None:
    spec = phase_plane_spec(planes.CASES[name])
    texts = drawing.submit(seen_texts, spec).result(timeout=60)
    margins = spec["padding"]
    sheet = Box(
        left=-margins["left"],
        top=-margins["top"],
        right=spec["width"] + margins["right"],
        bottom=spec["height"] + margins["bottom"],
    )
    assert len(texts) > 20
    assert [words for words, box in texts if not box.within(sheet)] == []
    assert [
        (words, others)
        for (words, box), (others, other) in combinations(texts, 2)
        if box.overlaps(other)
    ] == []


def test_marks_close_together_are_tied_to_their_labels_by_lines() -> None:
    placed, _ = place_alliances(planes.CASES["close"])
    assert sum(label.leader is not None for label in placed) >= 2


def test_a_mark_that_stands_alone_needs_no_line() -> None:
    placed, _ = place_alliances(planes.CASES["few"])
    assert [label.leader for label in placed] == [None, None]
