from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.assignments import Assignment
from surveys.model.items import Part
from surveys.model.layouts import lay_out
from surveys.model.questions import TargetKind
from surveys.model.questions import plan_questions
from surveys.model.studies import Layout
from tests.model.shipped import shipped

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.model.pages import Page

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


def part(section: str, assignment: Assignment = ASSIGNMENT) -> list[Asked]:
    return [asked for each in pages(assignment) if each.section == section for asked in each.asked]


def laid_out_with(most: int) -> tuple[Page, ...]:
    study = replace(shipped(), layout=Layout(most_questions_a_page=most))
    return lay_out(study, plan_questions(study), ASSIGNMENT, 2026)


def test_pages_come_in_the_order_that_was_dealt() -> None:
    assert [each.id for each in pages()] == [
        "background",
        "vignettes",
        "us-rok",
        "us-rok.2",
        "us-rok.3",
        "us-japan",
        "us-japan.2",
        "us-japan.3",
        "closing",
    ]
    assert [each.part for each in pages()] == [
        Part.BACKGROUND,
        Part.VIGNETTES,
        *[Part.ALLIANCES] * 6,
        Part.CLOSING,
    ]


def test_an_alliance_is_one_part_of_several_pages() -> None:
    places = [each.place for each in pages()]
    assert [place.part for place in places] == [1, 2, 3, 3, 3, 4, 4, 4, 5]
    assert {place.parts for place in places} == {5}
    assert [place.page for place in places] == [1, 1, 1, 2, 3, 1, 2, 3, 1]
    assert [place.pages for place in places] == [1, 1, 3, 3, 3, 3, 3, 3, 1]


def test_an_alliance_is_broken_between_its_blocks() -> None:
    items = [[asked.item.id for asked in each.asked] for each in pages()]
    assert items[2] == ["C0", "C1", "C2A", "C2B", "C3", "C5R"]
    assert items[3] == ["T0", "T2", "T2", "T3", "T3"]
    assert items[4] == ["AB_A", "AB_B", "EN_A", "EN_B", "PH1", "CF1", "COMMENT"]


def test_what_holds_for_an_alliance_is_read_once() -> None:
    assert page("us-japan").introduction is not None
    assert page("us-japan.2").introduction is None
    assert page("us-japan.2").title == page("us-japan").title


@pytest.mark.parametrize("most", range(1, 20))
def test_no_page_has_more_questions_than_the_study_allows(most: int) -> None:
    for each in laid_out_with(most):
        # A hypothetical alliance is rated beside its description, on two items.
        assert len(each.asked) <= max(most, 2 if each.part is Part.VIGNETTES else 0)


def test_however_many_pages_there_are_the_order_of_questions_is_the_same() -> None:
    in_order = [asked.id for each in pages() for asked in each.asked]
    for most in (1, 3, 50):
        assert [asked.id for each in laid_out_with(most) for asked in each.asked] == in_order


def test_a_block_that_no_page_can_hold_is_divided_evenly() -> None:
    sizes = [len(each.asked) for each in laid_out_with(5) if each.section == "us-rok"]
    assert sizes == [3, 3, 5, 5, 2]


def test_descriptions_are_counted_over_all_their_pages() -> None:
    vignettes = [each for each in laid_out_with(2) if each.part is Part.VIGNETTES]
    blocks = [block for each in vignettes for block in each.blocks]
    assert len(vignettes) == 3
    assert [(block.number, block.count) for block in blocks] == [(1, 3), (2, 3), (3, 3)]


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
    constructs = [asked.item.construct for asked in part("us-japan")]
    assert list(dict.fromkeys(constructs))[:2] == ["cohesion", "threat_agreement"]
    other = replace(ASSIGNMENT, axes=("threat_agreement", "cohesion"))
    swapped = [asked.item.construct for asked in part("us-japan", other)]
    assert list(dict.fromkeys(swapped))[:2] == ["threat_agreement", "cohesion"]
    axes = {"threat_agreement", "cohesion"}
    rest = [asked.id for asked in part("us-japan") if asked.item.construct not in axes]
    assert rest == [asked.id for asked in part("us-japan", other)][-len(rest) :]


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
    (china,) = (asked for asked in part("us-rok") if asked.id == "us-rok.T2.china")
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
