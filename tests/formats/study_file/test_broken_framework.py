"""What the checker says of a broken plane."""

from __future__ import annotations

import pytest

from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced

CASES = [
    pytest.param(
        'id = "axes"\nincluded = true',
        'id = "axes"\nincluded = false',
        [
            (
                'construct = "threat_agreement"',
                "The axis “threat_agreement” has no items; write some, or include their module.",
            ),
            (
                'construct = "cohesion"',
                "The axis “cohesion” has no items; write some, or include their module.",
            ),
            (
                'modules = ["background", "axes", "comments"]',
                "Form “short”: the module “axes” is not included, so no form can ask it",
            ),
        ],
        id="axis-without-items",
    ),
    pytest.param(
        'scale = "STRENGTH7"\nlinking = true',
        'scale = "STRENGTH7"',
        [
            (
                'construct = "cohesion"',
                "The axis “cohesion” needs exactly one item with linking = true; it has none.",
            )
        ],
        id="no-linking",
    ),
    pytest.param(
        'scale = "CLOSE7"',
        'scale = "CLOSE7"\nlinking = true',
        [
            (
                'construct = "cohesion"',
                "The axis “cohesion” needs exactly one item with linking = true; it has several (C0, C1).",
            )
        ],
        id="two-linking",
    ),
    pytest.param(
        "cohesion = 4.0",
        "cohesion = 7.5",
        [
            (
                "cohesion = 7.5",
                "The cut of “cohesion” must lie between the ends of its scale, 1 and 7.",
            ),
            (
                'kind = "alliance_map"',
                "Item “PM1”: the cut of “cohesion” does not lie between 1 and 7;",
            ),
        ],
        id="cut-outside",
    ),
    pytest.param(
        "cohesion = 4.0",
        "cohesion = inf",
        [("cohesion = inf", "Section [framework.cut]: “cohesion” must be a finite number.")],
        id="cut-inf",
    ),
    pytest.param(
        "cohesion = 4.0\n",
        "",
        [("[framework.cut]", "Section [framework.cut]: “cohesion” is missing; add it.")],
        id="cut-missing",
    ),
    pytest.param(
        '    ["danger",   "stable"],\n',
        "",
        [
            (
                "cells = [",
                "Section [framework.map]: “cells” must be two rows of two phases, drawn as the plane is drawn.",
            )
        ],
        id="map-not-2x2",
    ),
    pytest.param(
        '    ["danger",   "stable"],\n',
        '    "danger",\n',
        [("cells = [", 'Section [framework.map]: “cells” must be rows such as ["one", "two"].')],
        id="map-type",
    ),
    pytest.param(
        'cells = [\n    ["drifting", "ironclad"],\n    ["danger",   "stable"],\n]',
        'cells = "drifting"',
        [
            (
                'cells = "drifting"',
                "Section [framework.map]: “cells” must be a list in square brackets.",
            )
        ],
        id="map-cells-type",
    ),
    pytest.param(
        '["danger",   "stable"]',
        '["danger", "stabel"]',
        [
            (
                '    ["danger", "stabel"],',
                "Section [framework.map]: there is no phase “stabel”. Did you mean “stable”?",
            )
        ],
        id="map-unknown",
    ),
    pytest.param(
        '["danger",   "stable"]',
        '["danger", "danger"]',
        [
            (
                '    ["danger", "danger"],',
                "Section [framework.map]: “danger” has two cells; give each phase one.",
            )
        ],
        id="map-repeats",
    ),
    pytest.param(
        '["danger", "drifting"]',
        '["danger", "stable"]',
        [
            (
                '    ["danger", "stable"],',
                "Section [framework.map.alternative]: “stable” has two cells; give each phase one.",
            )
        ],
        id="alt-repeats",
    ),
    pytest.param(
        'authority = "interpretation"\n# Printed',
        'authority = "me"\n# Printed',
        [
            (
                'authority = "me"',
                "Section [framework.map]: “authority” cannot be “me”. There are: interpretation, author.",
            )
        ],
        id="authority",
    ),
    pytest.param(
        '[[framework.phases]]\nid = "ironclad"',
        '[[framework.phases]]\nid = "golden"\nname = {en = "Golden", zh-Hant = "金", ja = "金", ko = "금"}\n\n[[framework.phases]]\nid = "ironclad"',
        [
            (
                "[[framework.phases]]",
                "Section [framework]: there are 5 phases; the map needs exactly four.",
            )
        ],
        id="five-phases",
    ),
    pytest.param(
        "probable = 0.80",
        "probable = 0.97",
        [
            (
                "[bands]",
                "The probabilities must rise from leaning over probable to clear, between 0 and 1.",
            )
        ],
        id="bands",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_broken_file_gets_a_sentence_at_its_line(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert_says(replaced(old, new), expected)
