"""Chips and alliance maps in a study file: what they may say, and what the checker says of the rest."""

from __future__ import annotations

import pytest

from surveys.formats.study_file import read_study
from surveys.model.answers import Missing
from surveys.model.kinds import AllianceMap
from surveys.model.kinds import Chips
from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import problems_of
from tests.formats.study_file.shipped import replaced

CHIPS = 'id = "PH2"\nmodule = "PH2"\nkind = "chips"\n'
MAP = 'id = "PM1"\nmodule = "PM1"\nkind = "alliance_map"\n'


def included(module: str) -> bytes:
    head = f'[[modules]]\nid = "{module}"\nincluded = '
    return replaced(f"{head}false", f"{head}true").encode()


def test_the_shipped_study_asks_for_chips_only_where_they_are_included() -> None:
    study = read_study(included("PH2"))
    (item,) = [item for item in study.items if isinstance(item.kind, Chips)]
    assert isinstance(item.kind, Chips)
    assert item.kind.chips == 10
    assert [option.id for option in item.kind.options] == [
        "ironclad",
        "stable",
        "drifting",
        "danger",
    ]
    assert [way.missing for way in item.kind.ways_out] == [Missing.CANNOT_JUDGE, Missing.REFUSED]
    assert item.both_orders


def test_the_map_lies_on_the_axes_of_the_study() -> None:
    study = read_study(included("PM1"))
    (kind,) = [item.kind for item in study.items if isinstance(item.kind, AllianceMap)]
    assert [axis.id for axis in kind.axes] == ["threat_agreement", "cohesion"]
    assert [axis.name.to("ja") for axis in kind.axes] == ["脅威認識の一致", "結束"]
    assert (kind.minimum, kind.maximum) == (1, 7)
    assert kind.ticks == (1, 2, 3, 4, 5, 6, 7)
    assert kind.place(kind.vertical.cut, side=300) == 150


@pytest.mark.parametrize(
    ("old", "more", "anchor", "sentence"),
    [
        (
            CHIPS,
            "chips = 1\n",
            "chips = 1",
            "Item “PH2”: “chips” must be a whole number from 2 up.",
        ),
        (
            CHIPS,
            "chips = 101\n",
            "chips = 101",
            "Item “PH2”: 101 chips are too many to place; give at most 100.",
        ),
        (
            MAP,
            "maximum = 4\n",
            MAP.strip(),
            "Item “PM1”: the cut of “threat_agreement” does not lie between 1 and 4; write",
        ),
        (
            MAP,
            "minimum = 7\n",
            "minimum = 7",
            "Item “PM1”: “maximum” must be above “minimum”; the plane lies between them.",
        ),
        (MAP, "chips = 10\n", "chips = 10", "Item “PM1”: “chips” is not a key that belongs here."),
    ],
    ids=["too few", "too many", "cut outside", "no plane", "other kind"],
)
def test_what_cannot_be_asked_is_said_with_its_line(
    old: str, more: str, anchor: str, sentence: str
) -> None:
    where = old + more if anchor == more.strip() else anchor
    assert_says(replaced(old, old + more), [(where, sentence)])


@pytest.mark.parametrize(
    ("anchor", "more", "sentence"),
    [
        (
            'options_from = "phases"\nmonths_ahead = 12\n',
            "months_ahead = 0\n",
            "Item “OUT1”: “months_ahead” must be a whole number from 1 up.",
        ),
        (
            'options_from = "phases"\ncell = "high_weak"\n',
            'cell = "low_low"\n',
            "Item “MAP1”: “cell” cannot be “low_low”.",
        ),
    ],
)
def test_what_a_reading_of_the_phase_cannot_be(anchor: str, more: str, sentence: str) -> None:
    key = more.partition(" ")[0]
    old = next(line for line in anchor.splitlines() if line.startswith(key))
    assert_says(replaced(f"{old}\n", more), [(more, sentence)])


def test_a_cell_is_read_only_from_the_phases() -> None:
    text = replaced('options_from = "phases"\ncell = "high_weak"\n', 'cell = "high_weak"\n')
    said = [message for _, message in problems_of(text)]
    assert any("an item about a cell of the map offers the phases" in each for each in said)


def test_ways_of_not_answering_are_those_of_the_whole_study() -> None:
    text = replaced(
        'facet = "own probability of each phase"\n',
        'facet = "own probability of each phase"\n\n[[items.options]]\nid = "refused"\nmissing = "refused"\n'
        + "".join(
            f'text.{language} = "Rather not"\n' for language in ("en", "zh-Hant", "ja", "ko")
        ),
    )
    assert_says(
        text,
        [
            (
                'facet = "own probability of each phase"\n\n[[items.options]]\n',
                "Item “PH2”: chips offer the ways of not answering of section [no_answer]",
            )
        ],
    )
