"""What the checker says of broken sections and keys."""

from __future__ import annotations

import pytest

from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced

CASES = [
    pytest.param(
        "format = 1",
        "format = 2",
        [("format = 2", "This version of Soundings reads the format 1 only.")],
        id="format-2",
    ),
    pytest.param(
        "[wording]",
        '[wording]\nintroductoin.en = "x"',
        [
            (
                'introductoin.en = "x"',
                "Section [wording]: “introductoin” is not a key that belongs here. Did you mean “introduction”?",
            )
        ],
        id="unknown-key",
    ),
    pytest.param(
        "[wording]",
        "[wordings]\na = 1\n\n[wording]",
        [("[wordings]", "“wordings” is not a key that belongs here. Did you mean “wording”?")],
        id="unknown-section",
    ),
    pytest.param(
        'version = "1"\n',
        "",
        [("[study]", "Section [study]: “version” is missing; add it.")],
        id="missing-key",
    ),
    pytest.param(
        'version = "1"',
        'version = " "',
        [('version = " "', "Section [study]: “version” is blank; fill it in.")],
        id="blank",
    ),
    pytest.param(
        'version = "1"',
        "version = 1",
        [("version = 1", "Section [study]: “version” must be text in straight quotation marks.")],
        id="type-str",
    ),
    pytest.param(
        'id = "map_test"\nincluded = true',
        'id = "map_test"\nincluded = "yes"',
        [
            (
                'included = "yes"',
                "Module “map_test”: “included” must be true or false, without quotation marks.",
            )
        ],
        id="type-bool",
    ),
    pytest.param(
        'threats = ["china", "north-korea"]',
        'threats = "china"',
        [
            (
                'threats = "china"',
                "Alliance “us-japan” names no known threat, and T2 asks about one.",
            ),
            (
                'threats = "china"',
                "Alliance “us-japan”: “threats” must be a list in square brackets.",
            ),
        ],
        id="type-list",
    ),
    pytest.param(
        "[framework.cut]\nthreat_agreement = 4.0\ncohesion = 4.0",
        "[framework]\ncut = 4",
        [("cut = 4", "Section [framework]: “cut” must be a table with keys of its own.")],
        id="type-table",
    ),
    pytest.param(
        '[[attributes]]\nid = "institution"',
        '[attributes]\nid = "institution"',
        [("\n[attributes]", "Write [[attributes]] with two brackets, as on line ")],
        id="type-list-of-tables",
    ),
    pytest.param(
        'languages = ["en", "zh-Hant", "ja", "ko"]',
        'languages = ["en", "zh-Hant", "ja", "ko", "fr"]',
        [
            (
                'languages = ["en", "zh-Hant", "ja", "ko", "fr"]',
                "Section [study]: there is no language “fr”. There are: en, zh-Hant, ja, ko.",
            )
        ],
        id="study-lang-unknown",
    ),
    pytest.param(
        'languages = ["en", "zh-Hant", "ja", "ko"]\n',
        "languages = []\n",
        [
            (
                "languages = []",
                'Section [study]: “languages” is empty; name at least one, such as "en".',
            )
        ],
        id="no-languages",
    ),
    pytest.param(
        'drafts = ["zh-Hant", "ja", "ko"]',
        'drafts = ["zh-Hant", "ja", "ko", "jp"]',
        [
            (
                'drafts = ["zh-Hant", "ja", "ko", "jp"]',
                "Section [study]: there is no language “jp”. There are: en, zh-Hant, ja, ko.",
            )
        ],
        id="draft",
    ),
    pytest.param(
        '"America/New_York"',
        '"Washington"',
        [
            (
                'time_zone = "Washington"',
                "Section [study]: there is no time zone “Washington”. Name a place, such as “America/New_York”.",
            )
        ],
        id="zone",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_broken_file_gets_a_sentence_at_its_line(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert_says(replaced(old, new), expected)
