"""The columns that a kind fills in an export, and what a codebook says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from tests.model.test_choices import MULTIPLE
from tests.model.test_choices import SINGLE
from tests.model.test_kinds import COMMENT
from tests.model.test_kinds import PARTY
from tests.model.test_kinds import RATING
from tests.model.test_numbers import DECIMAL
from tests.model.test_numbers import INTERVAL
from tests.model.test_words_and_ranks import RANKING
from tests.model.test_words_and_ranks import SHORT

if TYPE_CHECKING:
    from surveys.model.kinds import Kind


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (RATING, 4, {"q": 4}),
        (SINGLE, "yes", {"q": "yes", "q:words": None}),
        (SINGLE, {"chosen": "other", "other": "a bank"}, {"q": "other", "q:words": "a bank"}),
        (
            MULTIPLE,
            {"chosen": ["official", "other"], "years": {"official": 2019}, "other": "a bank"},
            {
                "q=scholar": 0,
                "q=official": 1,
                "q=journalist": 0,
                "q=other": 1,
                "q=none": 0,
                "q=official:year": 2019,
                "q=other:words": "a bank",
            },
        ),
        (DECIMAL, 12.5, {"q": 12.5}),
        (INTERVAL, {"low": 1, "best": 2, "high": 3}, {"q:low": 1, "q:best": 2, "q:high": 3}),
        (RANKING, {"ranked": ["d", "a"]}, {"q=a": 2, "q=b": None, "q=c": None, "q=d": 1}),
        (SHORT, "Asia", {"q": "Asia"}),
        (PARTY, {"chosen": "none"}, {"q": "none", "q:words": None}),
        (PARTY, {"text": "自民党"}, {"q": None, "q:words": "自民党"}),
        (
            COMMENT,
            {"text": "Yes.", "quotation": "by_name"},
            {"q": "Yes.", "q:quotation": "by_name"},
        ),
    ],
)
def test_a_value_fills_its_columns(kind: Kind, value: Any, expected: dict[str, Any]) -> None:
    kind.check(value)
    names = [column.name for column in kind.columns("q")]
    assert dict(zip(names, kind.cells(value), strict=True)) == expected


@pytest.mark.parametrize(
    ("kind", "column", "values"),
    [
        (RATING, "q", dict(zip("1234567", "abcdefg", strict=True))),
        (SINGLE, "q", {"yes": "Yes", "other": "Other"}),
        (MULTIPLE, "q=scholar", {"0": "not ticked", "1": "ticked"}),
        (MULTIPLE, "q=official:year", {}),
        (COMMENT, "q:quotation", {"none": "Not at all", "by_name": "By name"}),
        (DECIMAL, "q", {}),
    ],
)
def test_codes_are_explained(kind: Kind, column: str, values: dict[str, str]) -> None:
    found = next(each for each in kind.columns("q") if each.name == column)
    assert {code: label.to("en") for code, label in found.values.items()} == values


def test_numbers_say_their_bounds_and_unit() -> None:
    assert DECIMAL.columns("q")[0].meaning.to("en") == "A number from -10 to 100, in %."
