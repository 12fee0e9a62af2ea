from __future__ import annotations

from itertools import product

import pytest

from surveys.figures import palette
from surveys.figures.contrast import LEGIBLE
from surveys.figures.contrast import blend
from surveys.figures.contrast import contrast

TINTS = [tint for row in palette.TINTS for tint in row]
FILLS = [fill for row in palette.FILLS for fill in row]


def test_the_ratio_is_that_of_the_guidelines() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize(("ink", "tint"), list(product((*palette.COLOURS, palette.INK), TINTS)))
def test_a_label_is_legible_on_its_plate_over_every_tint(ink: str, tint: str) -> None:
    assert contrast(ink, blend(palette.PAPER, palette.PLATE_OPACITY, tint)) >= LEGIBLE


@pytest.mark.parametrize(
    ("ink", "region", "tint"),
    list(product((*palette.COLOURS, palette.INK), palette.COLOURS, TINTS)),
)
def test_a_label_is_legible_where_its_plate_covers_a_region(
    ink: str, region: str, tint: str
) -> None:
    behind = blend(region, palette.ELLIPSE_OPACITY, tint)
    assert contrast(ink, blend(palette.PAPER, palette.PLATE_OPACITY, behind)) >= LEGIBLE


@pytest.mark.parametrize(("tint", "region"), list(product(TINTS, palette.COLOURS)))
def test_a_phase_is_legible_on_its_tint_and_over_a_region(tint: str, region: str) -> None:
    assert contrast(palette.MUTED, tint) >= LEGIBLE
    behind = blend(region, palette.ELLIPSE_OPACITY, tint)
    assert contrast(palette.MUTED, blend(tint, palette.PLATE_OPACITY, behind)) >= LEGIBLE


@pytest.mark.parametrize("ink", [*palette.COLOURS, palette.INK, palette.MUTED])
def test_words_around_the_plane_are_legible_on_paper(ink: str) -> None:
    assert contrast(ink, palette.PAPER) >= LEGIBLE


@pytest.mark.parametrize("fill", FILLS)
def test_a_count_is_legible_on_its_share_of_the_strip(fill: str) -> None:
    assert contrast(palette.INK, fill) >= LEGIBLE


@pytest.mark.parametrize(("colour", "tint"), list(product(palette.COLOURS, TINTS)))
def test_a_mark_stands_out_from_every_tint(colour: str, tint: str) -> None:
    assert contrast(colour, tint) >= 3
