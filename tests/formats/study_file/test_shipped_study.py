"""The shipped study: complete in four languages, and what each section says."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.formats.study_file import check_study
from surveys.formats.study_file import read_study
from surveys.model.answers import Missing
from surveys.model.items import Part
from surveys.model.items import Per
from surveys.model.kinds import Bounds
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.questions import plan_questions
from surveys.model.texts import Text
from tests.formats.study_file.shipped import SHIPPED
from tests.formats.study_file.shipped import TEXT
from tests.formats.study_file.shipped import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.studies import Study

LANGUAGES = ("en", "zh-Hant", "ja", "ko")


@pytest.fixture(scope="module")
def study() -> Study:
    return read_study(SHIPPED)


def texts_in(thing: Any) -> Iterator[Text]:
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts_in(part)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from texts_in(getattr(thing, field.name))


def test_the_shipped_file_has_no_problems() -> None:
    found, problems = check_study(SHIPPED)

    assert problems == ()
    assert found is not None


def test_every_text_is_in_four_languages_and_none_is_blank(study: Study) -> None:
    texts = list(texts_in(study))

    assert len(texts) > 300
    assert {tuple(language for language, _ in text.words) for text in texts} == {LANGUAGES}
    assert all(words.strip() for text in texts for _, words in text.words)


def test_the_file_is_text_and_not_escapes() -> None:
    assert "鐵板期" in TEXT
    assert "\\u" not in TEXT


def test_translations_are_drafts(study: Study) -> None:
    assert study.languages == LANGUAGES
    assert study.draft_languages == ("zh-Hant", "ja", "ko")


def test_the_map_is_an_interpretation_with_another_reading(study: Study) -> None:
    framework = study.framework

    assert framework.map.cells == (("drifting", "ironclad"), ("danger", "stable"))
    assert framework.map.authority.value == "interpretation"
    assert framework.alternative is not None
    assert framework.alternative.cells == (("stable", "ironclad"), ("danger", "drifting"))
    assert framework.map.phase(vertical_high=True, horizontal_high=False) == "drifting"
    assert "詮釋" in framework.note.to("zh-Hant")
    assert [axis.cut for axis in framework.axes] == [4.0, 4.0]
    assert [phase.name.to("ja") for phase in framework.phases] == [
        "盤石期",
        "安定期",
        "漂流期",
        "危険期",
    ]


def test_alliances_name_their_threats_in_order(study: Study) -> None:
    threats = {alliance.id: [t.id for t in alliance.threats] for alliance in study.alliances}

    assert threats == {
        "us-japan": ["china", "north-korea"],
        "us-rok": ["north-korea", "china"],
    }
    assert study.alliance("us-rok").name.to("ko") == "한미 동맹"
    assert study.alliance("us-japan").a.name.to("en") == "the United States"


def test_items_come_in_the_order_of_the_file(study: Study) -> None:
    by_part = {part: [i.id for i in study.items if i.part is part] for part in Part}

    assert by_part == {
        Part.BACKGROUND: ["BG_ROLE", "BG_YEARS", "BG_COUNTRY", "BG_FUND", "BG_PARTY"],
        Part.VIGNETTES: [],
        Part.ALLIANCES: (
            [
                "T0",
                "T2",
                "T3",
                "C0",
                "C1",
                "C2A",
                "C2B",
                "C3",
                "C5R",
                "AB_A",
                "AB_B",
                "EN_A",
                "EN_B",
                "PH1",
                "CF1",
                "COMMENT",
            ]
        ),
        Part.CLOSING: ["MAP1", "MAP2", "BG_SELF"],
    }


def test_items_carry_what_the_analysis_needs(study: Study) -> None:
    assert [item.id for item in study.items if item.is_linking] == ["T0", "C0"]
    assert [item.id for item in study.items if item.is_reversed] == ["C5R"]
    assert [item.id for item in study.items if item.per is Per.THREAT] == ["T2", "T3"]
    assert [item.id for item in study.items if item.both_orders] == ["PH1", "MAP1", "MAP2"]
    assert [item.id for item in study.items if item.is_optional] == ["BG_PARTY", "COMMENT"]
    assert study.item("EN_B").holder == "B"
    assert study.item("EN_B").construct == "entrapment"
    assert study.item("C3").source == "Weitsman 2004; ATOP depth measures"


@pytest.mark.parametrize(
    ("item", "language", "words"),
    [
        ("T2", "ja", "{threat}の脅威の深刻さについての両国政府の見方は、どの程度同じですか。"),
        ("C5R", "en", "At least one of the two leaderships doubts the other’s security promises."),
        ("C1", "zh-Hant", "兩國政府在安全議題上的政策協調有多密切？"),
        ("CF1", "ko", "방금 이 동맹에 대해 매긴 평가를 어느 정도 확신하십니까?"),
        ("BG_FUND", "zh-Hant", "過去五年內，您的工作是否曾獲得{B}境內來源的資助？"),
    ],
)
def test_items_ask_in_these_words(study: Study, item: str, language: str, words: str) -> None:
    assert study.item(item).text.to(language) == words


def test_ratings_have_their_scale_and_ways_out(study: Study) -> None:
    rating = study.item("C3").kind

    assert isinstance(rating, Rating)
    assert rating.scale.id == "ABLE7"
    assert rating.scale.label(4).to("en") == "On the boundary between unable and able"
    assert rating.scale.label(7).to("ko") == "완전히 할 수 있음"
    assert [option.missing for option in rating.ways_out] == [Missing.CANNOT_JUDGE, Missing.REFUSED]
    assert [o.id for o in rating.reasons] == ["expertise", "information", "not_applicable"]


def test_the_direct_question_offers_the_phases_and_then_a_way_out(study: Study) -> None:
    kind = study.item("PH1").kind

    assert isinstance(kind, SingleChoice)
    assert [option.id for option in kind.options] == [
        "ironclad",
        "stable",
        "drifting",
        "danger",
        "cannot_judge",
    ]
    assert kind.options[-1].missing is Missing.CANNOT_JUDGE
    assert kind.options[-1].text.to("en") == "Cannot say"


def test_background_questions_have_their_kinds(study: Study) -> None:
    role, years, country = (study.item(i).kind for i in ("BG_ROLE", "BG_YEARS", "BG_COUNTRY"))

    assert isinstance(role, MultipleChoice)
    assert [option.id for option in role.options if option.year] == ["former_official"]
    assert years == Number(bounds=Bounds(minimum=0, maximum=70))
    assert isinstance(country, MultipleChoice)
    assert country.options[0].text.to("en") == "United States"
    assert [o.id for o in country.options][-3:] == ["north-korea", "other", "none"]
    assert isinstance(study.item("BG_PARTY").kind, ChoiceOrText)


def test_comments_may_not_be_quoted_unless_the_expert_says_so(study: Study) -> None:
    kind = study.item("COMMENT").kind

    assert isinstance(kind, Comment)
    permissions = [option.id for option in kind.quotations]
    assert permissions == ["none", "unattributed", "by_role", "by_name"]


def test_an_expert_rates_the_boundary_vignette_and_two_others(study: Study) -> None:
    design = study.vignette_design

    assert design is not None
    assert design.fixed == ("V5",)
    assert design.rotated == ("V1", "V2", "V3", "V4", "V6", "V7")
    assert design.per_expert == 3
    assert design.name_b.to("zh-Hant") == "乙國"
    assert study.vignette("V6").prior == (("threat_agreement", 1.5), ("cohesion", -1.5))


def test_consent_says_the_sizes_of_groups_and_leaves_minutes_to_be_filled(study: Study) -> None:
    sections = {section.id: section.text for section in study.consent.sections}

    assert "at least 5 people" in sections["confidentiality"].to("en")
    assert "10人以上" in sections["confidentiality"].to("ja")
    assert sections["time"].placeholders == {"computer_minutes", "phone_minutes"}
    assert sections["who"].placeholders == {"sponsor"}
    assert sections["contact"].placeholders == {"contact"}
    assert [p.id for p in study.consent.purposes if p.is_required] == ["take_part"]


def test_attributes_are_coarse_or_fine(study: Study) -> None:
    grains = {attribute.id: attribute.is_coarse for attribute in study.attributes}

    assert grains == {"community": True, "country_expertise": True, "institution": False}
    assert [value.id for value in study.attributes[0].values] == [
        "official",
        "scholar",
        "think_tank",
    ]


@pytest.mark.parametrize(
    ("module", "items"),
    [
        ("T4R", ["T4R"]),
        ("C4R", ["C4R"]),
        ("T5", ["T5_A", "T5_B"]),
        ("RE", ["RE_A"]),
    ],
)
def test_optional_modules_wait_in_the_file(study: Study, module: str, items: list[str]) -> None:
    included = f'id = "{module}"\nincluded = '
    more = read_study(replaced(f"{included}false", f"{included}true").encode())

    assert not {item.id for item in study.items} & set(items)
    assert [item.id for item in more.items if item.module == module] == items


def test_the_perspective_of_officials_is_there_to_be_included(study: Study) -> None:
    assert study.perspectives == ()
    asked, problems = check_study(
        replaced('id = "PV1"\nincluded = false', 'id = "PV1"\nincluded = true').encode()
    )
    assert asked, problems
    (officials,) = asked.perspectives
    assert officials.items == ("T0", "C0")
    assert officials.text.placeholders == {"A"}
    more = len(plan_questions(asked)) - len(plan_questions(study))
    assert more == len(officials.items) * len(study.alliances)


def test_the_short_form_asks_both_axes_in_full_and_says_what_it_costs(study: Study) -> None:
    short = study.in_form("short")
    axes = {axis.id for axis in study.framework.axes}
    assert [item.id for item in short.items if item.construct in axes] == [
        item.id for item in study.items if item.construct in axes
    ]
    for language in study.languages:
        assert study.form("short").costs.to(language)
        assert study.form("short").name.to(language)
