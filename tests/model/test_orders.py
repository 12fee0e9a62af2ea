from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from surveys.model.assignments import Assignment
from surveys.model.assignments import deal
from surveys.model.layouts import lay_out
from surveys.model.orders import Arranged
from surveys.model.orders import Order
from surveys.model.questions import plan_questions
from tests.model.shipped import shipped
from tests.structured_study import structured_study

SHUFFLED = ("ONE", "TWO", "THREE", "FOUR", "FIVE")
OPTIONS = ("deterrence", "trade", "values", "bases")


def dealt(pseudonym: str, turn: int = 0) -> Assignment:
    return deal(structured_study(), round_id="autumn", pseudonym=pseudonym, turn=turn)


def items_of(alliance: str, assignment: Assignment) -> list[str]:
    study = structured_study()
    pages = lay_out(study, plan_questions(study), assignment, 2026)
    items = [asked.item.id for page in pages if page.section == alliance for asked in page.asked]
    return list(dict.fromkeys(items))


@pytest.mark.parametrize("number", range(20))
def test_an_expert_sees_the_same_order_at_every_visit_and_for_every_alliance(number: int) -> None:
    assignment = dealt(f"p{number}")
    assert dealt(f"p{number}", turn=0) == assignment
    assert Assignment.from_content(assignment.content()) == assignment
    assert items_of("us-japan", assignment) == items_of("us-rok", assignment)


def test_the_order_that_is_shown_is_the_order_that_is_stored() -> None:
    assignment = dealt("somebody")
    shown = [item for item in items_of("us-japan", assignment) if item in SHUFFLED]
    assert shown == list(assignment.items)
    assert sorted(shown) == sorted(SHUFFLED)


def test_experts_see_different_orders() -> None:
    orders = {dealt(f"p{number}").items for number in range(40)}
    assert len(orders) > 10
    first = Counter(dealt(f"p{number}").items[0] for number in range(300))
    assert set(first) == set(SHUFFLED)
    assert min(first.values()) > 20


def test_the_linking_item_stays_first_in_its_block() -> None:
    for number in range(30):
        items = items_of("us-japan", dealt(f"p{number}"))
        block = [item for item in items if item in {"COHERE", *SHUFFLED}]
        assert block[0] == "COHERE"


def test_reversed_items_do_not_stand_side_by_side() -> None:
    for number in range(100):
        for pair in pairwise(dealt(f"p{number}").items):
            assert set(pair) != {"TWO", "THREE"}


def test_where_reversed_items_cannot_be_parted_there_is_an_order_all_the_same() -> None:
    study = structured_study()
    items = tuple(replace(item, is_reversed=item.id in SHUFFLED) for item in study.items)
    assignment = deal(replace(study, items=items), round_id="r", pseudonym="p", turn=0)
    assert sorted(assignment.items) == sorted(SHUFFLED)


def test_options_come_in_any_order_where_the_item_says_so_only() -> None:
    orders = {dict(dealt(f"p{number}").options)["RANKING"] for number in range(60)}
    assert len(orders) > 10
    assert all(sorted(order) == sorted(OPTIONS) for order in orders)
    assert {item for item, _ in dealt("p").options} == {"RANKING"}


def test_alliances_come_in_an_order_of_ones_own_where_the_study_says_so() -> None:
    firsts = Counter(dealt(f"p{number}").alliances[0] for number in range(200))
    assert set(firsts) == {"us-japan", "us-rok"}
    assert min(firsts.values()) > 70


def test_nothing_is_shuffled_where_the_study_says_nothing() -> None:
    study = replace(structured_study(), order=Order())
    for number in range(20):
        assignment = deal(study, round_id="autumn", pseudonym=f"p{number}", turn=0)
        assert assignment.alliances == ("us-japan", "us-rok")
        assert assignment.items == ()


def test_vignettes_may_come_as_they_are_listed() -> None:
    study = replace(shipped(), order=Order(vignettes=Arranged.AS_LISTED))
    for number in range(20):
        assignment = deal(study, round_id="autumn", pseudonym=f"p{number}", turn=number)
        assert assignment.vignettes[0] == "V5"
        assert assignment.vignettes[1:] == tuple(sorted(assignment.vignettes[1:]))


def test_an_assignment_that_was_stored_before_anything_was_shuffled_is_still_read() -> None:
    old = {
        "vignettes": ["V5", "V1"],
        "alliances": ["us-japan", "us-rok"],
        "axes": ["cohesion", "threat_agreement"],
        "options_reversed": True,
    }
    assignment = Assignment.from_content(old)
    assert assignment.items == ()
    assert assignment.options == ()
    pages = lay_out(shipped(), plan_questions(shipped()), assignment, 2026)
    assert pages[0].id == "background"
