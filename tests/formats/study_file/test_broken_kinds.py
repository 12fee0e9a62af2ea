"""What the checker says of the settings of each kind of question."""

from __future__ import annotations

import pytest

from tests.every_kind import PATH
from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import problems_of

TEXT = PATH.read_text(encoding="utf-8")

CASES = [
    pytest.param(
        'most = 3\ntext = { en = "What',
        'most = 6\ntext = { en = "What',
        "most = 6",
        "Item “MULTIPLE”: “most” is 6, and there are 5 options.",
        id="most-ticks",
    ),
    pytest.param(
        'kind = "ranking"\nmost = 3',
        'kind = "ranking"\nmost = 0',
        'kind = "ranking"\nmost = 0',
        "Item “RANKING”: “most” must be a whole number from 1 up.",
        id="most-ranks",
    ),
    pytest.param(
        "exclusive = true",
        "other = true",
        'id = "none"\nother = true',
        "Option “none” of item “MULTIPLE”: one option has words beside it already; keep one.",
        id="two-others",
    ),
    pytest.param(
        'missing = "refused"',
        'missing = "refused"\nother = true',
        'missing = "refused"\nother = true',
        "Option “refused” of item “SINGLE”: a way of not answering has no words beside it;",
        id="other-way-out",
    ),
    pytest.param(
        'id = "university"',
        'id = "university"\nexclusive = true',
        'id = "university"\nexclusive = true',
        "Option “university” of item “SINGLE”: “exclusive” is not a key that belongs here.",
        id="exclusive-in-single",
    ),
    pytest.param(
        'id = "deterrence"',
        'id = "deterrence"\nother = true',
        'id = "deterrence"\nother = true',
        "Option “deterrence” of item “RANKING”: “other” is not a key that belongs here.",
        id="other-in-ranking",
    ),
    pytest.param(
        "decimals = 1",
        "decimals = 5",
        "decimals = 5",
        "Item “SHARE”: nobody judges to 5 decimals; give at most 4.",
        id="decimals",
    ),
    pytest.param(
        'unit = { en = "years", zh-Hant',
        'unit = { en = "years", zh',
        'unit = { en = "years", zh = "年", ja = "年", ko = "년" }',
        "The text “unit” of item “WHOLE”: zh-Hant (繁體中文) is missing; add it.",
        id="unit",
    ),
    pytest.param(
        'kind = "interval"\nminimum = 0\nmaximum = 100',
        'kind = "interval"\nminimum = 0\nmaximum = -1',
        "maximum = -1",
        "Item “INTERVAL”: “maximum” is below “minimum”; exchange them.",
        id="interval",
    ),
    pytest.param(
        "longest = 300",
        "longest = 5001",
        "longest = 5001",
        "Item “LONG”: 5001 characters are more than are kept; give at most 5000.",
        id="longest",
    ),
    pytest.param(
        "long = true",
        'long = "yes"',
        'long = "yes"',
        "Item “LONG”: “long” must be true or false, without quotation marks.",
        id="long",
    ),
    pytest.param(
        'id = "SHARE"',
        'id = "SINGLE-other"',
        'id = "SINGLE-other"',
        "Item “SINGLE-other”: a part of the answer to SINGLE has this name; choose another id.",
        id="name-of-an-input",
    ),
]


@pytest.mark.parametrize(("old", "new", "anchor", "sentence"), CASES)
def test_a_broken_setting_gets_a_sentence_at_its_line(
    old: str, new: str, anchor: str, sentence: str
) -> None:
    assert TEXT.count(old) >= 1
    broken = TEXT.replace(old, new, 1)
    assert anchor in broken
    if "zh" in new:
        assert any(message == sentence for _, message in problems_of(broken))
    else:
        assert_says(broken, [(anchor, sentence)])


def test_a_setting_of_another_kind_does_not_belong() -> None:
    for old, key in (('kind = "text"\n', "most = 1"), ('kind = "number"\n', "long = true")):
        messages = [message for _, message in problems_of(TEXT.replace(old, f"{old}{key}\n", 1))]
        assert len(messages) == 1
        assert "is not a key that belongs here" in messages[0]


def test_every_kind_is_in_the_study_and_it_has_no_problem() -> None:
    assert problems_of(TEXT) == []
