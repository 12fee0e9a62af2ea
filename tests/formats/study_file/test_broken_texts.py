"""What the checker says of broken texts, labels and placeholders."""

from __future__ import annotations

import pytest

from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced

CASES = [
    pytest.param(
        'high.ko = "높음"\n',
        "",
        [
            (
                'high.en = "high"',
                "The text “high” of section [framework.vertical]: ko (한국어) is missing; add it.",
            )
        ],
        id="lang-missing",
    ),
    pytest.param(
        'high.ko = "높음"',
        'high.ko = "높음"\nhigh.fr = "haut"',
        [
            (
                'high.fr = "haut"',
                "The text “high” of section [framework.vertical]: “fr” is none of the study’s languages (en, zh-Hant, ja, ko); take it out.",
            )
        ],
        id="lang-unknown",
    ),
    pytest.param(
        'high.ko = "높음"',
        'high.ko = ""',
        [
            (
                'high.ko = ""',
                "The text “high” of section [framework.vertical]: “ko” is blank; fill it in.",
            )
        ],
        id="lang-empty",
    ),
    pytest.param(
        'high.ko = "높음"',
        "high.ko = 3",
        [
            (
                "high.ko = 3",
                "The text “high” of section [framework.vertical]: “ko” must be text in straight quotation marks.",
            )
        ],
        id="lang-number",
    ),
    pytest.param(
        'present.en = "{year}"\npresent.zh-Hant = "{year}年"\npresent.ja = "{year}年"\npresent.ko = "{year}년"',
        'present = "{year}"',
        [
            (
                'present = "{year}"',
                'Section [wording]: “present” needs a line for each language, such as present.en = "…".',
            )
        ],
        id="text-is-str",
    ),
    pytest.param(
        'high.ko = "높음"',
        'high.ko = "높\\u0007음"',
        [
            (
                'high.ko = "높\\u0007음"',
                "The text “high” of section [framework.vertical]: ko has a control character (U+0007); take it out.",
            )
        ],
        id="control",
    ),
    pytest.param(
        '"很弱",',
        '"極弱",',
        [
            (
                '    "極弱",\n    "極弱",',
                "The labels “points” of scale “STRENGTH7”: “zh-Hant” names “極弱” twice; keep one.",
            )
        ],
        id="repeat-label",
    ),
    pytest.param(
        '    "很弱",\n',
        "",
        [
            (
                'id = "STRENGTH7"\npolarity = "bipolar"\npoints.en = [',
                "Scale “STRENGTH7”: every language needs the same number of labels; there are en 7, zh-Hant 6, ja 7, ko 7.",
            )
        ],
        id="label-counts",
    ),
    pytest.param(
        'points.ko = [\n    "극히 약함",\n    "매우 약함",\n    "다소 약함",\n    "약함과 강함의 경계",\n    "다소 강함",\n    "매우 강함",\n    "극히 강함",\n]',
        'points.ko = ["극히 약함"]',
        [
            (
                'id = "STRENGTH7"\npolarity = "bipolar"\npoints.en = [',
                "Scale “STRENGTH7”: every language needs the same number of labels; there are en 7, zh-Hant 7, ja 7, ko 1.",
            ),
            (
                'points.ko = ["극히 약함"]',
                "The labels “points” of scale “STRENGTH7”: ko has fewer than 2 labels; add some.",
            ),
        ],
        id="two-few-labels",
    ),
    pytest.param(
        '"很弱",',
        '"很弱{A}",',
        [
            (
                '    "Extremely strong",\n]\npoints.zh-Hant = [',
                "The labels “points” of scale “STRENGTH7”: {A} in zh-Hant cannot be filled in. Here there is nothing to fill in.",
            )
        ],
        id="label-placeholder",
    ),
    pytest.param(
        'text.en = "Which word fits the alliance best in {period}?"',
        'text.en = "Which word fits {alliance} best in {period}?"',
        [
            (
                'text.en = "Which word fits {alliance} best in {period}?"',
                "The text “text” of item “PH1”: {alliance} in en cannot be filled in. Here one can use {A}, {B}, {period}.",
            )
        ],
        id="placeholder-unknown",
    ),
    pytest.param(
        'text.en = "How close is policy',
        'text.en = "Against {threat}, how close is policy',
        [
            (
                'text.en = "Against {threat}, how close is policy coordination between the two governments on security matters?"',
                "The text “text” of item “C1”: {threat} in en cannot be filled in. Here one can use {A}, {B}, {period}.",
            )
        ],
        id="threat",
    ),
    pytest.param(
        'text.ko = "{period}의 이',
        'text.ko = "이',
        [
            (
                'text.ko = "이 동맹에 가장 잘 맞는 말은 무엇입니까?"',
                "The text “text” of item “PH1”: ko lacks {period}, which en has; put it in.",
            )
        ],
        id="placeholder-lacking",
    ),
    pytest.param(
        'text.ko = "{period}의 이',
        'text.ko = "{period}의} 이',
        [
            (
                'text.ko = "{period}의} 이 동맹에 가장 잘 맞는 말은 무엇입니까?"',
                "The text “text” of item “PH1”: ko has a brace that is no part of a placeholder such as {A}. Close it, or take it out.",
            )
        ],
        id="brace",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_broken_file_gets_a_sentence_at_its_line(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert_says(replaced(old, new), expected)
