"""Pages lead somewhere, speak of the project alone, and can be found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs import pages

if TYPE_CHECKING:
    from pathlib import Path

_ELSEWHERE = re.compile(r"\bagents?\b|/work\b", re.IGNORECASE)


@pytest.mark.parametrize("page", pages.pages(), ids=pages.name_of)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    broken = [
        link
        for link in pages.links(page.read_text(encoding="utf-8"))
        if not link.startswith(("https://", "http://")) and not _leads_somewhere(page, link)
    ]
    assert broken == []


def _leads_somewhere(page: Path, link: str) -> bool:
    address, _, anchor = link.partition("#")
    target = (page.parent / address).resolve() if address else page
    if not target.is_file():
        return False
    return not anchor or anchor in pages.anchors(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", pages.pages(), ids=pages.name_of)
def test_a_page_speaks_of_the_project_alone(page: Path) -> None:
    assert _ELSEWHERE.findall(page.read_text(encoding="utf-8")) == []


def test_the_index_leads_to_every_page() -> None:
    folder = pages.ROOT / "docs"
    linked = {link.partition("#")[0] for link in pages.links(pages.read("docs/index.md"))}
    written = {page.relative_to(folder).as_posix() for page in folder.rglob("*.md")}
    assert written - {"index.md"} <= linked


def test_every_decision_is_a_question_with_its_date() -> None:
    why = pages.read("docs/why.md")
    questions = re.findall(r"^### (.+)$", why, re.MULTILINE)
    assert questions
    for question in questions:
        assert question.endswith("?")
        assert re.match(r"\n\*\d{4}-\d\d-\d\d\.\* \S", pages.section(why, question)), question


def test_the_picture_says_that_its_data_are_simulated() -> None:
    assert "Simulated data" in pages.read("docs/images/phase-plane.svg")
    assert "*Simulated data." in pages.read("README.md")


def test_what_is_new_stands_on_top_of_the_changelog() -> None:
    headings = re.findall(r"^## (.+)$", pages.read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
