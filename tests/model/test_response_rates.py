from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from surveys.model.response_rates import Dispositions
from surveys.model.response_rates import Rate
from surveys.model.response_rates import eligible_share
from surveys.model.response_rates import outcome_rates
from surveys.model.response_rates import wilson

PUBLISHED = json.loads(
    (Path(__file__).parent.parent / "published" / "response-rates.json").read_text()
)


def rates_of(e: float | None = None, **found: int) -> dict[str, Rate]:
    return {rate.name: rate for rate in outcome_rates(Dispositions(**found), e)}


def test_a_published_example_is_met_to_the_printed_digits() -> None:
    found = Dispositions(**PUBLISHED["dispositions"])
    assert eligible_share(found) == PUBLISHED["e"]
    computed = {rate.name: round(rate.value or 0, 3) for rate in outcome_rates(found)}
    assert computed == PUBLISHED["rates"]


# Sixty invited by name: 33 submitted, 5 declined or withdrew, 7 broke off, 15 were never heard of.
LIST = {"complete": 33, "refused": 5, "broken_off": 7, "unknown": 15}


@pytest.mark.parametrize(
    ("name", "numerator", "denominator"),
    [
        ("RR1", 33, 60),
        ("RR2", 33, 60),
        ("RR3", 33, 60),
        ("RR5", 33, 45),
        ("RR6", 33, 45),
        ("COOP1", 33, 45),
        ("COOP3", 33, 45),
        ("REF1", 12, 60),
        ("REF3", 12, 45),
        ("CON1", 45, 60),
        ("CON3", 45, 45),
    ],
)
def test_a_list_of_named_persons_worked_by_hand(
    name: str, numerator: int, denominator: int
) -> None:
    rate = rates_of(**LIST)[name]
    assert (rate.numerator, rate.denominator, rate.n) == (numerator, denominator, 60)
    assert rate.value == pytest.approx(float(Fraction(numerator, denominator)))


def test_a_share_of_the_unknown_that_somebody_chose_is_used() -> None:
    rates = rates_of(0.5, **LIST)
    assert (rates["RR3"].numerator, rates["RR3"].denominator) == (33, 52.5)
    assert rates["REF2"].value == pytest.approx(12 / 52.5)
    assert rates["CON2"].value == pytest.approx(45 / 52.5)


def test_without_unknown_cases_all_variants_of_a_rate_agree() -> None:
    rates = rates_of(complete=8, refused=2)
    assert {rates[f"RR{number}"].value for number in range(1, 7)} == {0.8}


def test_nobody_on_the_list_gives_no_rate_and_a_reason() -> None:
    for rate in outcome_rates(Dispositions()):
        assert rate.value is None
        assert rate.reason == "There is nobody to divide by."


def test_somebody_of_whom_nothing_is_known_leaves_some_rates_undefined() -> None:
    rates = rates_of(unknown=4)
    assert rates["RR1"].value == 0
    assert rates["RR5"].value is None
    assert rates["COOP1"].reason


def test_only_people_who_do_not_belong_on_the_list_leave_nothing_eligible() -> None:
    assert eligible_share(Dispositions(not_eligible=3, unknown=2)) == 0.0
    assert rates_of(not_eligible=3, unknown=2)["RR3"].value is None


# Newcombe (1998), Statistics in Medicine 17:857-872, Table I, method 3 (the score method).
@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(count: int, n: int, low: float, high: float) -> None:
    found = wilson(count, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_rate_whose_denominator_is_estimated_has_no_interval() -> None:
    found = rates_of(complete=6, refused=3, unknown=2, not_eligible=1)
    without = {name for name, rate in found.items() if rate.interval is None}
    assert without == {"RR3", "RR4", "REF2", "CON2"}


def test_every_rate_says_what_it_means() -> None:
    for rate in outcome_rates(Dispositions(complete=1)):
        assert rate.meaning.endswith(".")
        assert rate.as_dict()["meaning"] == rate.meaning


def test_where_there_is_nobody_there_is_no_interval_either() -> None:
    assert outcome_rates(Dispositions())[0].interval is None
