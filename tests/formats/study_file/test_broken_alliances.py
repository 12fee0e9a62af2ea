"""What the checker says of broken alliances and vignettes."""

from __future__ import annotations

import pytest

from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced

# The shipped events of the alliance whose id is taken from it.
EVENTS = [
    (f'date = "{day}"\nalliance = "us-rok"', f"Event “{name}”: there is no alliance “us-rok”.")
    for name, day in (("cheonan-2010", "2010-03-26"), ("thaad-2016", "2016-07-08"))
]
CASES = [
    pytest.param(
        'id = "us-rok"',
        'id = "us rok"',
        [
            (
                'id = "us rok"',
                "Alliance “us rok”: an id has only letters from A to Z, digits, “-” and “_”, at most 64.",
            ),
            *EVENTS,
        ],
        id="id-chars",
    ),
    pytest.param(
        'id = "us-rok"',
        'id = "expert"',
        [
            (
                'id = "expert"',
                "Alliance “expert”: “expert” is a word of Soundings’ own; choose another id.",
            ),
            *EVENTS,
        ],
        id="id-expert",
    ),
    pytest.param(
        'id = "us-rok"',
        'id = "us-japan"',
        [
            (
                'threats = ["china", "north-korea"]\n\n[[alliances]]\nid = "us-japan"',
                "Alliance “us-japan”: the id “us-japan” is taken on line ",
            ),
            *EVENTS,
        ],
        id="dup-alliance",
    ),
    pytest.param(
        'id = "V7"',
        'id = "us-rok"',
        [
            (
                'rotated = ["V1", "V2", "V3", "V4", "V6", "V7"]',
                "Section [vignette_design]: there is no vignette “V7”. There are: V1, V2, V3, V4, V5, V6, us-rok.",
            ),
            (
                'rotated = ["V1", "V2", "V3", "V4", "V6", "V7"]',
                "Section [vignette_design]: “us-rok” is neither fixed nor rotated; add it to one.",
            ),
            (
                '[[vignettes]]\nid = "us-rok"',
                "Vignette “us-rok”: the id “us-rok” is taken on line ",
            ),
        ],
        id="vignette-as-alliance",
    ),
    pytest.param(
        'b = "rok"',
        'b = "korea"',
        [
            (
                'b = "korea"',
                "Alliance “us-rok”: there is no country “korea”. Did you mean “north-korea”?",
            )
        ],
        id="alliance-country",
    ),
    pytest.param(
        'b = "rok"',
        'b = "us"',
        [
            (
                'b = "us"',
                "Alliance “us-rok”: “us” cannot be allied with itself; name another country.",
            )
        ],
        id="alliance-itself",
    ),
    pytest.param(
        'threats = ["china", "north-korea"]',
        'threats = ["china", "north_korea"]',
        [
            (
                'threats = ["china", "north_korea"]',
                "Alliance “us-japan”: there is no country “north_korea”. Did you mean “north-korea”?",
            )
        ],
        id="threat-unknown",
    ),
    pytest.param(
        'threats = ["china", "north-korea"]',
        'threats = ["china", "japan"]',
        [
            (
                'threats = ["china", "japan"]',
                "Alliance “us-japan”: “japan” is one of the two allies and no external threat.",
            )
        ],
        id="threat-ally",
    ),
    pytest.param(
        'threats = ["china", "north-korea"]',
        "threats = []",
        [("threats = []", "Alliance “us-japan” names no known threat, and T2 asks about one.")],
        id="no-threats",
    ),
    pytest.param(
        'fixed = ["V5"]',
        'fixed = ["V5", "V9"]',
        [
            (
                'fixed = ["V5", "V9"]',
                "Section [vignette_design]: there is no vignette “V9”. There are: V1, V2, V3, V4, V5, V6, V7.",
            )
        ],
        id="design-unknown",
    ),
    pytest.param(
        "rotated_per_expert = 2",
        "rotated_per_expert = 7",
        [
            (
                "rotated_per_expert = 7",
                "Section [vignette_design]: 7 of 6 rotated vignettes cannot be dealt; lower the number.",
            )
        ],
        id="design-too-many",
    ),
    pytest.param(
        'fixed = ["V5"]',
        'fixed = ["V5", "V1"]',
        [
            (
                'rotated = ["V1", "V2", "V3", "V4", "V6", "V7"]',
                "Section [vignette_design]: “V1” is both fixed and rotated; choose one.",
            )
        ],
        id="design-both",
    ),
    pytest.param(
        'fixed = ["V5"]',
        "fixed = []",
        [
            (
                'rotated = ["V1", "V2", "V3", "V4", "V6", "V7"]',
                "Section [vignette_design]: “V5” is neither fixed nor rotated; add it to one.",
            )
        ],
        id="design-neither",
    ),
    pytest.param(
        "rotated_per_expert = 2",
        "rotated_per_expert = -1",
        [
            (
                "rotated_per_expert = -1",
                "Section [vignette_design]: “rotated_per_expert” must be a whole number from 0 up.",
            )
        ],
        id="design-negative",
    ),
    pytest.param(
        "prior = { threat_agreement = 0.0, cohesion = 0.0 }",
        "prior = { threat_agreement = 0.0, cohesoin = 0.0 }",
        [
            (
                "prior = { threat_agreement = 0.0, cohesoin = 0.0 }",
                "The prior of vignette “V5”: “cohesion” is missing; add it.",
            ),
            (
                "prior = { threat_agreement = 0.0, cohesoin = 0.0 }",
                "The prior of vignette “V5”: “cohesoin” is not a key that belongs here. Did you mean “cohesion”?",
            ),
        ],
        id="prior",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_broken_file_gets_a_sentence_at_its_line(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert_says(replaced(old, new), expected)
