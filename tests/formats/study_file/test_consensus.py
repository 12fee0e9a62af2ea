from __future__ import annotations

import pytest

from surveys.formats.study_file import read_study
from tests.formats.study_file.shipped import TEXT
from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced


def test_the_rule_is_read() -> None:
    rule = read_study(replaced("above_chance = true", "above_chance = false").encode()).consensus
    assert (rule.interquartile_range, rule.share_within_one_point) == (1.0, 0.75)
    assert rule.is_stated
    assert not rule.above_chance


def test_a_section_may_leave_keys_out() -> None:
    rule = read_study(replaced("share_within_one_point = 0.75\n", "").encode()).consensus
    assert rule.share_within_one_point == 0.75
    assert rule.is_stated


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("interquartile_range = 1.0", "interquartile_range = -1", "Section [consensus]: a range"),
        (
            "share_within_one_point = 0.75",
            "share_within_one_point = 75",
            "Section [consensus]: a share",
        ),
        ("above_chance = true", 'above_chance = "yes"', "Section [consensus]: “above_chance” must"),
        ("above_chance = true", "chance = true", "Section [consensus]: “chance” is not a key"),
    ],
)
def test_what_is_wrong_with_it_is_said_at_its_line(old: str, new: str, sentence: str) -> None:
    assert old in TEXT
    assert_says(replaced(old, new), [(new, sentence)])
