"""What the checker says of periods, perspectives, reasons, orders, pages and forms that cannot be asked."""

from __future__ import annotations

import pytest

from surveys.formats.study_file import check_study
from surveys.model.orders import Arranged
from tests.formats.study_file.shipped import line_after
from tests.formats.study_file.shipped import problems_of
from tests.formats.study_file.shipped import replaced
from tests.structured_study import TEXT
from tests.structured_study import structured_study

CASES = [
    pytest.param(
        'periods = ["2010", "present", "1990"]',
        'periods = ["2001", "present"]',
        'periods = ["2001"',
        "Item “AGREE”: there is no period “2001”. Did you mean “2010”?",
        id="period",
    ),
    pytest.param(
        'periods = ["2010", "present", "1990"]',
        "periods = []",
        "periods = []",
        'Item “AGREE”: “periods” is empty; name some, such as "present".',
        id="no-period",
    ),
    pytest.param(
        'periods = ["2010", "present", "1990"]',
        'periods = ["2010"]',
        'periods = ["2010"]',
        "Item “AGREE”: a rating that is pooled is asked of the present too; add “present”.",
        id="only-the-past",
    ),
    pytest.param(
        'id = "MAP"\n',
        'id = "MAP"\nperiods = ["2010", "present"]\n',
        'text = { en = "Where does the alliance of {A} and {B} stand?"',
        "Item “MAP”: the question says no time; put {period} into its text",
        id="text-without-period",
    ),
    pytest.param(
        'id = "2010"\n',
        'id = "present"\n',
        'id = "present"\n',
        "Period “present”: “present” is the round’s own time, which is always there; choose another id.",
        id="present",
    ),
    pytest.param(
        'items = ["AGREE", "COHERE"]',
        'items = ["AGREE", "SINGLE"]',
        'items = ["AGREE", "SINGLE"]',
        "Perspective “officials”: there is no rating of an alliance “SINGLE”.",
        id="perspective-item",
    ),
    pytest.param(
        'module = "eyes"',
        'module = "ears"',
        'module = "ears"',
        "Perspective “officials”: there is no module “ears”.",
        id="perspective-module",
    ),
    pytest.param(
        "rationale = true",
        'rationale = "yes"',
        'rationale = "yes"',
        "Item “COHERE”: “rationale” must be true or false, without quotation marks.",
        id="rationale",
    ),
    pytest.param(
        'id = "ONE"\n',
        'id = "COHERE-why"\n',
        'id = "COHERE-why"\n',
        "Item “COHERE-why”: the id “COHERE-why” is taken on line ",
        id="rationale-id",
    ),
    pytest.param(
        'alliances = "shuffled"',
        'alliances = "random"',
        'alliances = "random"',
        "Section [order]: “alliances” cannot be “random”. There are: as_listed, shuffled.",
        id="order",
    ),
    pytest.param(
        'items = ["more"]',
        'items = ["mores"]',
        'items = ["mores"]',
        "Section [order]: there is no module “mores”. Did you mean “more”?",
        id="order-items",
    ),
    pytest.param(
        "shuffled_options = true",
        "shuffled_options = true\nboth_orders = true",
        "both_orders = true",
        "Item “RANKING”: “both_orders” is not a key that belongs here.",
        id="both-orders",
    ),
    pytest.param(
        'id = "SINGLE"\n',
        'id = "SINGLE"\nboth_orders = true\nshuffled_options = true\n',
        "both_orders = true\nshuffled_options = true\n",
        "Item “SINGLE”: options come either in both orders or in any order; keep one of the two.",
        id="both-orders-and-any",
    ),
    pytest.param(
        "[order]",
        "[layout]\nmost_questions_a_page = 0\n\n[order]",
        "most_questions_a_page = 0",
        "Section [layout]: “most_questions_a_page” must be a whole number from 1 up.",
        id="layout",
    ),
    pytest.param(
        'modules = ["all"]',
        'modules = ["more"]',
        'modules = ["more"]',
        "Form “brief”: nothing can be placed without AGREE; add its module “all”.",
        id="form-without-axes",
    ),
    pytest.param(
        'modules = ["all"]',
        'modules = ["all", "al"]',
        'modules = ["all", "al"]',
        "Form “brief”: there is no module “al”. Did you mean “all”?",
        id="form-module",
    ),
    pytest.param(
        'modules = ["all"]',
        'modules = ["all"]\nvignettes = 2',
        "vignettes = 2",
        "Form “brief”: there are no vignettes; give 0.",
        id="form-vignettes",
    ),
]


@pytest.mark.parametrize(("old", "new", "anchor", "says"), CASES)
def test_a_broken_structure_gets_a_sentence_at_its_line(
    old: str, new: str, anchor: str, says: str
) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    found = problems_of(text)
    said = [message for line, message in found if line == line_after(text, anchor)]
    assert any(message.startswith(says) for message in said), found


def test_a_well_made_structure_is_read() -> None:
    _, problems = check_study(TEXT.encode())
    assert problems == ()
    study = structured_study()
    assert [period.id for period in study.periods] == ["1990", "2010"]
    assert study.item("AGREE").periods == ("1990", "2010", "")
    assert study.item("COHERE").periods == ("",)
    assert study.perspectives[0].items == ("AGREE", "COHERE")
    assert study.order.alliances is Arranged.SHUFFLED
    assert study.order.vignettes is Arranged.SHUFFLED
    assert study.item("COHERE-why").companion_of == "COHERE"
    assert study.form("brief").vignettes is None


def test_a_perspective_of_a_module_that_is_left_out_is_not_asked() -> None:
    text = TEXT.replace('id = "eyes"\nincluded = true', 'id = "eyes"\nincluded = false')
    study, _ = check_study(text.encode())
    assert study
    assert study.perspectives == ()


def test_a_study_may_ask_for_reasons_in_its_own_words() -> None:
    own = '[wording]\nrationale = { en = "Why?", zh-Hant = "為什麼？", ja = "なぜですか。", ko = "왜입니까?" }\n'
    study, problems = check_study(TEXT.replace("[wording]\n", own, 1).encode())
    assert study, problems
    assert study.item("COHERE-why").text.to("ko") == "왜입니까?"


@pytest.mark.parametrize(
    ("vignettes", "problem"), [(0, ""), (1, ""), (7, ""), (8, "8 vignettes cannot be dealt")]
)
def test_a_form_rates_as_many_vignettes_as_there_are(vignettes: int, problem: str) -> None:
    text = replaced("vignettes = 0", f"vignettes = {vignettes}")
    study, problems = check_study(text.encode())
    assert [each.message for each in problems if problem and problem in each.message] == [
        each.message for each in problems
    ]
    if study:
        design = study.in_form("short").vignette_design
        assert (design.per_expert if design else 0) == vignettes
