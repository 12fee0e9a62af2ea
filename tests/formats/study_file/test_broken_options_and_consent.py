"""What the checker says of broken options, attributes and consent."""

from __future__ import annotations

import pytest

from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced

CASES = [
    pytest.param(
        'id = "refused"\nmissing = "refused"\ntext.en = "Prefer not to say"',
        'id = "no"\nmissing = "refused"\ntext.en = "Prefer not to say"',
        [
            (
                'text.ko = "모름"\n\n[[items.options]]\nid = "no"',
                'Option “no” of item “BG_FUND”: an option that is missing = "refused" must have that as its id.',
            ),
            (
                'text.ko = "모름"\n\n[[items.options]]\nid = "no"',
                "Option “no” of item “BG_FUND”: the id “no” is taken on line ",
            ),
        ],
        id="missing-option-id",
    ),
    pytest.param(
        'id = "cannot_judge"\nmissing = "cannot_judge"\ntext.en = "Don',
        'id = "cannot_judge"\nmissing = "unsure"\ntext.en = "Don',
        [
            (
                'missing = "unsure"',
                "Option “cannot_judge” of item “BG_FUND”: there is no way of not answering “unsure”. There are: cannot_judge, refused.",
            )
        ],
        id="missing-option-code",
    ),
    pytest.param(
        'options_from = "countries"',
        'options_from = "contries"',
        [
            (
                'options_from = "contries"',
                "Item “BG_COUNTRY”: there is no list of options “contries”. Did you mean “countries”?",
            )
        ],
        id="options_from",
    ),
    pytest.param(
        "maximum = 70",
        "maximum = -5",
        [("maximum = -5", "Item “BG_YEARS”: “maximum” is below “minimum”; exchange them.")],
        id="numbers",
    ),
    pytest.param(
        'id = "self"\n',
        'id = "self"\nyear.en = "x"\n',
        [
            (
                'year.en = "x"',
                "Option “self” of item “BG_SELF”: “year” is not a key that belongs here. Take it out, or correct its name.",
            )
        ],
        id="year-in-single",
    ),
    pytest.param(
        'grain = "fine"',
        'grain = "medium"',
        [
            (
                'grain = "medium"',
                "Attribute “institution”: “grain” cannot be “medium”. There are: coarse, fine.",
            )
        ],
        id="grain",
    ),
    pytest.param(
        'id = "institution"',
        'id = "status"',
        [
            (
                'id = "status"',
                "Attribute “status”: “status” is a column of every panel; choose another id.",
            )
        ],
        id="attribute-like-a-column",
    ),
    pytest.param(
        'id = "community"\ngrain = "coarse"',
        'id = "community"\ngrain = "fine"',
        [
            (
                "[[attributes.values]]",
                "Attribute “community”: “values” is not a key that belongs here. Take it out, or correct its name.",
            )
        ],
        id="fine-with-values",
    ),
    pytest.param(
        "required = true",
        "required = false",
        [
            (
                "[[consent.purposes]]",
                "Section [consent]: no purpose has required = true; without one, nobody would agree to take part.",
            )
        ],
        id="consent-required",
    ),
    pytest.param(
        "smallest_group = 5",
        "smallest_group = 2",
        [
            (
                "smallest_group = 2",
                "Section [consent]: “smallest_group” must be a whole number from 3 up.",
            )
        ],
        id="small-group",
    ),
    pytest.param(
        "smallest_public_group = 10",
        "smallest_public_group = 4",
        [
            (
                "smallest_public_group = 4",
                "Section [consent]: the smallest group shown in public cannot be below “smallest_group”.",
            )
        ],
        id="public-group",
    ),
    pytest.param(
        "smallest_group = 5",
        "smallest_group = 5\nsections = []\n",
        [
            (
                "[[consent.sections]]",
                "This is not TOML (“[[consent.sections]]”): Cannot mutate immutable namespace ('consent', 'sections').",
            )
        ],
        id="no-sections",
    ),
    pytest.param(
        "{computer_minutes} minutes",
        "{minutes} minutes",
        [
            (
                'text.en = "It takes about {minutes} minutes on a computer and about {phone_minutes} on a phone."',
                "The text “text” of consent section “time”: {minutes} in en cannot be filled in. Here one can use {contact}, {sponsor}, {computer_minutes}, {phone_minutes}, {smallest_group}, {smallest_public_group}.",
            )
        ],
        id="consent-placeholder",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_broken_file_gets_a_sentence_at_its_line(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert_says(replaced(old, new), expected)
