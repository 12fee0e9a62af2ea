"""Values that no study file has, in places where they do not belong."""

from __future__ import annotations

import pytest

from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import problems_of
from tests.formats.study_file.shipped import replaced


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            'rotated = ["V1", "V2"',
            'rotated = ["V1", 3, "V2"',
            [('rotated = ["V1"', "Section [vignette_design]: “rotated” may list only text")],
            id="number-among-names",
        ),
        pytest.param(
            'facet = "low threat agreement, strong cohesion"\n\n[[items.options]]',
            "options = [1]\n\n[[items.others]]",
            [
                ("options = [1]", "Item “MAP2”: “options” may list only tables"),
                ("[[items.others]]", "Item “MAP2”: “others” is not a key"),
            ],
            id="number-among-tables",
        ),
        pytest.param(
            'scale = "CLOSE7"',
            'per = "expert"\npart = "closing"\nscale = "CLOSE7"',
            [
                (
                    'construct = "cohesion"\nper = "expert"',
                    "Item “C1”: an item of the axis “cohesion” is asked of each alliance.",
                )
            ],
            id="axis-item-per-expert",
        ),
        pytest.param(
            "format = 1",
            "format = 1\na.b.c.d.e.f.g.h.i.j.k.l.m.n = 1",
            [("format = 1\na.b", "“a” is not a key that belongs here.")],
            id="a-key-of-many-parts",
        ),
        pytest.param(
            "[[attributes]]",
            "[a.b.c.d.e.f.g.h.i.j.k.l.m.n]\n[[attributes]]",
            [("[a.b", "“a” is not a key that belongs here.")],
            id="a-header-of-many-parts",
        ),
        pytest.param(
            "version =",
            '"a key" = 1\nversion =',
            [('"a key" = 1', "Section [study]: “a key” is not a key that belongs here.")],
            id="a-quoted-key",
        ),
    ],
)
def test_odd_values_get_a_sentence_too(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert_says(replaced(old, new), expected)


def test_one_option_is_no_choice() -> None:
    text = replaced('[[items.options]]\nid = "with_assistant"', '[[items.others]]\nid = "x"')

    messages = [message for _, message in problems_of(text)]

    assert "Item “BG_SELF”: one option is no choice; give at least 2." in messages


def test_a_vignette_waits_with_its_prior_until_there_are_axes() -> None:
    text = replaced('construct = "threat_agreement"\nlow.en', "low.en")

    messages = [message for _, message in problems_of(text)]

    assert messages[0] == "Section [framework.vertical]: “construct” is missing; add it."
    assert not [message for message in messages if "prior" in message]


def test_an_empty_list_is_no_list_of_scales() -> None:
    problems = problems_of("format = 1\nscales = []\n")

    assert (2, "“scales” is empty; a study has at least one scale.") in problems
