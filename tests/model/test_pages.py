from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.model.assignments import Assignment
from surveys.model.items import Part
from surveys.model.pages import Page
from surveys.model.pages import lay_out
from surveys.model.questions import TargetKind
from surveys.model.questions import plan_questions
from tests.model.shipped import shipped

ASSIGNMENT = Assignment(
    vignettes=("V3", "V5", "V1"),
    alliances=("us-rok", "us-japan"),
    axes=("cohesion", "threat_agreement"),
    options_reversed=True,
)


def pages(assignment: Assignment = ASSIGNMENT, year: int = 2026) -> tuple[Page, ...]:
    return lay_out(shipped(), plan_questions(shipped()), assignment, year)


def page(page_id: str, assignment: Assignment = ASSIGNMENT) -> Page:
    return next(each for each in pages(assignment) if each.id == page_id)


def test_pages_come_in_the_order_that_was_dealt() -> None:
    assert [each.id for each in pages()] == [
        "background",
        "vignettes",
        "us-rok",
        "us-japan",
        "closing",
    ]
    assert [each.part for each in pages()] == [
        Part.BACKGROUND,
        Part.VIGNETTES,
        Part.ALLIANCES,
        Part.ALLIANCES,
        Part.CLOSING,
    ]


def test_every_question_stands_on_one_page_but_those_about_other_vignettes() -> None:
    asked = [asked.id for each in pages() for asked in each.asked]
    others = {
        question.id
        for question in plan_questions(shipped())
        if question.target_kind is TargetKind.VIGNETTE
        and question.target not in ASSIGNMENT.vignettes
    }
    assert len(asked) == len(set(asked)) == 51
    assert set(asked) | others == {question.id for question in plan_questions(shipped())}
    assert len(others) == 8


def test_vignettes_stand_in_the_order_that_was_dealt_each_under_its_text() -> None:
    vignettes = page("vignettes")
    texts = [shipped().vignette(vignette).text for vignette in ASSIGNMENT.vignettes]
    assert [block.text for block in vignettes.blocks] == texts
    assert [[asked.id for asked in block.asked] for block in vignettes.blocks] == [
        ["V3.C0", "V3.T0"],
        ["V5.C0", "V5.T0"],
        ["V1.C0", "V1.T0"],
    ]
    assert vignettes.introduction is not None
    assert "Country A and Country B" in vignettes.asked[1].text.to("en")


def test_the_axes_come_in_the_order_that_was_dealt_and_the_rest_after_them() -> None:
    constructs = [asked.item.construct for asked in page("us-japan").asked]
    assert list(dict.fromkeys(constructs))[:2] == ["cohesion", "threat_agreement"]
    other = replace(ASSIGNMENT, axes=("threat_agreement", "cohesion"))
    swapped = [asked.item.construct for asked in page("us-japan", other).asked]
    assert list(dict.fromkeys(swapped))[:2] == ["threat_agreement", "cohesion"]
    axes = {"threat_agreement", "cohesion"}
    rest = [asked.id for asked in page("us-japan").asked if asked.item.construct not in axes]
    assert rest == [asked.id for asked in page("us-japan", other).asked][-len(rest) :]


@pytest.mark.parametrize("language", ["en", "zh-Hant", "ja", "ko"])
def test_every_name_is_filled_in_in_every_language(language: str) -> None:
    texts = [asked.text for each in pages() for asked in each.asked]
    texts += [each.introduction for each in pages() if each.introduction]
    assert [text for text in texts if text.placeholders] == []
    japan = page("us-japan")
    assert japan.introduction is not None
    assert "2026" in japan.introduction.to(language)
    assert shipped().alliance("us-japan").b.name.to(language) in japan.introduction.to(language)


def test_a_question_about_a_threat_names_it() -> None:
    (china,) = (asked for asked in page("us-rok").asked if asked.id == "us-rok.T2.china")
    assert "how serious a threat China is" in china.text.to("en")


def test_a_question_of_each_alliance_may_stand_among_the_background() -> None:
    texts = [asked.text.to("en") for asked in page("background").asked]
    assert any("funded by a source in Japan?" in text for text in texts)
    assert any("funded by a source in South Korea?" in text for text in texts)


def test_options_are_reversed_where_the_item_says_so_only() -> None:
    reversed_items = {
        asked.item.id for each in pages() for asked in each.asked if asked.options_reversed
    }
    assert reversed_items == {item.id for item in shipped().items if item.both_orders}
    assert reversed_items
    plain = pages(replace(ASSIGNMENT, options_reversed=False))
    assert not any(asked.options_reversed for each in plain for asked in each.asked)


def test_the_layout_is_the_same_at_every_visit() -> None:
    assert pages() == pages()


def test_a_part_without_questions_has_no_page() -> None:
    ratings = [
        question
        for question in plan_questions(shipped())
        if question.target_kind is TargetKind.ALLIANCE and question.item == "T0"
    ]
    laid_out = lay_out(shipped(), ratings, ASSIGNMENT, 2026)
    assert [each.id for each in laid_out] == ["us-rok", "us-japan"]


def test_a_study_without_vignettes_has_no_page_for_them() -> None:
    study = replace(shipped(), vignette_design=None)
    laid_out = lay_out(study, plan_questions(study), replace(ASSIGNMENT, vignettes=()), 2026)
    assert "vignettes" not in [each.id for each in laid_out]
