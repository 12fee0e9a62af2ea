"""The study with every kind of question, asked of other periods, in the eyes of others, with reasons and shuffled."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from surveys.formats.study_file import read_study
from tests.conditional_study import EVERY_KIND
from tests.conditional_study import item
from tests.conditional_study import words

if TYPE_CHECKING:
    from surveys.model.studies import Study

_BEFORE = "".join(
    f'[[periods]]\nid = "{year}"\ntext = {words(year)}\n\n' for year in ("1990", "2010")
)
_AFTER = f"""
[order]
alliances = "shuffled"
items = ["more"]

[[modules]]
id = "more"
included = true

[[modules]]
id = "eyes"
included = true

[[perspectives]]
id = "officials"
module = "eyes"
items = ["AGREE", "COHERE"]
text = {words("And how would most officials in {A} answer?")}

[[forms]]
id = "brief"
name = {words("Brief")}
costs = {words("Much less is known.")}
modules = ["all"]
"""
_RATED = 'construct = "cohesion"\nscale = "HIGH5"'


def _shuffled(item_id: str, *, is_reversed: bool = False) -> str:
    more = f"{_RATED}\nreversed = true" if is_reversed else _RATED
    written = item(item_id, f"How strong is {item_id}?", more=more)
    return written.replace('module = "all"', 'module = "more"')


ITEMS = "".join(
    (
        _shuffled("ONE"),
        _shuffled("TWO", is_reversed=True),
        _shuffled("THREE", is_reversed=True),
        _shuffled("FOUR"),
        _shuffled("FIVE"),
    )
)


def _changed(text: str) -> str:
    agree = 'id = "AGREE"\n'
    cohere = 'id = "COHERE"\n'
    ranking = 'id = "RANKING"\n'
    assert all(text.count(each) == 1 for each in (agree, cohere, ranking))
    return (
        text.replace(agree, agree + 'periods = ["2010", "present", "1990"]\n')
        .replace(cohere, cohere + "rationale = true\n")
        .replace(ranking, ranking + "shuffled_options = true\n")
        .replace("[[countries]]", _BEFORE + "[[countries]]", 1)
    )


TEXT = _changed(EVERY_KIND) + ITEMS + _AFTER


@cache
def structured_study() -> Study:
    return read_study(TEXT.encode())
