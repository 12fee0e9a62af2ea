"""What the checker says of broken items and scales."""

from __future__ import annotations

import pytest

from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced

CASES = [
    pytest.param(
        'id = "C2B"',
        'id = "C2A"',
        [
            (
                'source = "Christensen 2011; Snyder 1997"\n\n[[items]]\nid = "C2A"',
                "Item “C2A”: the id “C2A” is taken on line ",
            )
        ],
        id="dup-item",
    ),
    pytest.param(
        'id = "former_official"',
        'id = "current_official"',
        [
            (
                'text.ko = "현직 정부 당국자"\n\n[[items.options]]\nid = "current_official"',
                "Option “current_official” of item “BG_ROLE”: the id “current_official” is taken on line ",
            )
        ],
        id="dup-option",
    ),
    pytest.param(
        'id = "CONF7"',
        'id = "CONCERN7"',
        [
            (
                '    "극히 강함",\n]\n\n[[scales]]\nid = "CONCERN7"',
                "Scale “CONCERN7”: the id “CONCERN7” is taken on line ",
            ),
            ('scale = "CONF7"', "Item “CF1”: there is no scale “CONF7”. Did you mean “CONCERN7”?"),
        ],
        id="dup-scale",
    ),
    pytest.param(
        'id = "C1"\nmodule = "axes"\nconstruct = "cohesion"',
        'id = "C1"\nmodule = "axes"\nconstruct = "cohesiom"',
        [
            (
                'construct = "cohesiom"',
                "Item “C1”: there is no construct “cohesiom”. Did you mean “cohesion”?",
            )
        ],
        id="item-construct",
    ),
    pytest.param(
        'scale = "CLOSE7"',
        'scale = "CLOSE9"',
        [('scale = "CLOSE9"', "Item “C1”: there is no scale “CLOSE9”. Did you mean “CLOSE7”?")],
        id="item-scale",
    ),
    pytest.param(
        'module = "CF1"',
        'module = "CF2"',
        [('module = "CF2"', "Item “CF1”: there is no module “CF2”. Did you mean “CF1”?")],
        id="item-module",
    ),
    pytest.param(
        'id = "MAP1"\nmodule = "map_test"\nkind = "single"\nper = "expert"\npart = "closing"',
        'id = "MAP1"\nmodule = "map_test"\nkind = "single"\nper = "expert"\npart = "end"',
        [
            (
                'part = "end"',
                "Item “MAP1”: “part” cannot be “end”. There are: background, vignettes, alliances, closing.",
            )
        ],
        id="item-part",
    ),
    pytest.param(
        'construct = "confidence"',
        'part = "vignettes"\nconstruct = "confidence"',
        [
            (
                'part = "vignettes"',
                "Item “CF1”: vignettes are asked about with the linking items; choose another part.",
            )
        ],
        id="part-vignettes",
    ),
    pytest.param(
        'id = "MAP1"\nmodule = "map_test"\nkind = "single"\nper = "expert"\npart = "closing"',
        'id = "MAP1"\nmodule = "map_test"\nkind = "single"\nper = "expert"',
        [
            (
                "# The two mixed cells in words: what experts call them can test the map, which the direct question cannot.\n\n[[items]]",
                "Item “MAP1”: what is asked once of each expert has the part “background” or “closing”.",
            )
        ],
        id="expert-in-alliances",
    ),
    pytest.param(
        'kind = "choice_or_text"',
        'kind = "matrix"',
        [
            (
                'kind = "matrix"',
                "Item “BG_PARTY”: there is no kind of question “matrix”. There are: rating, single, multiple, number, choice_or_text, text, ranking, interval, chips, alliance_map, comment.",
            )
        ],
        id="kind",
    ),
    pytest.param(
        'id = "C2B"\nmodule = "axes"\nconstruct = "cohesion"\nscale = "SATISFY7"\nholder = "B"',
        'id = "C2B"\nmodule = "axes"\nconstruct = "cohesion"\nscale = "SATISFY7"\nholder = "Japan"',
        [('holder = "Japan"', "Item “C2B”: there is no government “Japan”. There are: A, B.")],
        id="holder",
    ),
    pytest.param(
        'scale = "CONF7"',
        'scale = "CONF7"\nlinking = true',
        [
            (
                'scale = "CONF7"\nlinking = true',
                "Item “CF1”: only an item of one of the two axes can be a linking item.",
            )
        ],
        id="linking-off-axis",
    ),
    pytest.param(
        'id = "T0"\nmodule = "axes"',
        'id = "T0"\nmodule = "axes"\nper = "threat"',
        [
            (
                'per = "threat"',
                'Item “T0”: a linking item is asked once of each alliance: per = "alliance".',
            )
        ],
        id="linking-per-threat",
    ),
    pytest.param(
        'construct = "criterion"',
        'construct = "cohesion"',
        [
            (
                'module = "PH1"\nkind = "single"',
                "Item “PH1”: the items of the axis “cohesion” must be ratings.",
            )
        ],
        id="axis-single",
    ),
    pytest.param(
        'scale = "CLOSE7"',
        'scale = "CLOSE7"\noptional = true',
        [
            (
                'scale = "CLOSE7"\noptional = true',
                "Item “C1”: no item of the axis “cohesion” can be optional.",
            )
        ],
        id="axis-optional",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_broken_file_gets_a_sentence_at_its_line(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert_says(replaced(old, new), expected)
