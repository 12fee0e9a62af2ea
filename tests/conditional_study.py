"""The study with every kind of question, and questions on condition added to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.formats.study_file import read_study

if TYPE_CHECKING:
    from surveys.model.studies import Study

EVERY_KIND = (Path(__file__).parent / "studies" / "every-kind.toml").read_text(encoding="utf-8")


def words(english: str) -> str:
    """Write a text of a study file that begins with its language."""
    said = {"en": english} | {code: f"{code}: {english}" for code in ("zh-Hant", "ja", "ko")}
    return "{ " + ", ".join(f'{code} = "{text}"' for code, text in said.items()) + " }"


def item(item_id: str, english: str, asked_if: str = "", *, more: str = 'kind = "text"') -> str:
    """Write an item of a study file."""
    condition = f"asked_if = {asked_if}\n" if asked_if else ""
    return f'\n[[items]]\nid = "{item_id}"\nmodule = "all"\n{more}\n{condition}text = {words(english)}\n'


BACKGROUND = 'kind = "text"\nper = "expert"\npart = "background"'
ITEMS = (
    # On the page of its condition, on a later page, and, repeating an answer of its page, on one of its own.
    item("WHERE", "Where is that done?", '{ item = "SHORT", answered = true }', more=BACKGROUND),
    item(
        "SINCE",
        "You work at: {answer.SINGLE}. Since when?",
        '{ item = "SINGLE", is_one_of = ["elsewhere"] }',
        more=BACKGROUND,
    ),
    item(
        "STREET",
        "In which street of {answer.WHERE}?",
        '{ item = "WHERE", answered = true }',
        more=BACKGROUND,
    ),
    # About each alliance: the answer about the same alliance decides, and a chain hangs on it.
    item("LOW", "Why so low?", '[{ item = "AGREE", at_most = 2 }]'),
    item("LOWER", "Since when so low?", '{ item = "LOW", answered = true }'),
    item(
        "BOTH",
        "How high, as a scholar?",
        '[{ item = "AGREE", at_least = 4 }, { item = "MULTIPLE", is_one_of = ["scholar"] }]',
    ),
)
CONDITION_OF_KOREA = '\nasked_if = { item = "WHOLE", at_least = 3 }\n'
#: The second of the two alliances is asked about only where the expert has at least three years of experience.
TEXT = EVERY_KIND.replace('b = "rok"\n', 'b = "rok"' + CONDITION_OF_KOREA, 1) + "".join(ITEMS)


@cache
def conditional_study() -> Study:
    return read_study(TEXT.encode())
