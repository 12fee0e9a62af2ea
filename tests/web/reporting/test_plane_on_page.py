"""The phase plane stands in the page of results itself, and its marks say their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.reporting.conftest import CLOSED

if TYPE_CHECKING:
    from tests.web.desk import Desk


def test_the_plane_stands_in_the_page_and_says_its_values(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results?language=ja")
    plane = desk.page.text.split('<figure class="drawn-figure" lang="ja">')[1].split("</figure>")[0]
    assert plane.count("data-value") == 2  # the alliances
    assert "日米同盟：パネルは5.19と5.56" in plane
    assert f'href="{CLOSED}/results/figures/phase-plane.pdf?save=1&amp;language=ja"' in plane
    assert "small dots" not in desk.words.lower()

    desk.go(f"{CLOSED}/results?experts=1")
    assert "Small dots are single experts: do not publish this figure." in desk.words
    assert f"{CLOSED}/results/figures/phase-plane.svg?save=1&amp;experts=1" in desk.page.text
    shown = desk.page.text.split("</svg>")[0]
    desk.go(f"{CLOSED}/results")
    assert len(desk.page.text.split("</svg>")[0]) < len(shown)
