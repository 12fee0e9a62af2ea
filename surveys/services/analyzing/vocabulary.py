"""The words by which tables from elsewhere may name alliances, vignettes, items, threats and periods of a study."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from surveys.model.kinds import Rating
from surveys.model.questions import plan_questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.attributes import Attribute
    from surveys.model.studies import Study
    from surveys.model.texts import Text

_LIKELY, _POSSIBLE = 0.8, 0.35
PRESENT = ("", "present", "now", "current")


def plain_word(word: str) -> str:
    """Give a word without case, accents and everything that is no letter or digit.

    Examples
    --------
    >>> plain_word("US–Japan "), plain_word("us_japan"), plain_word("日米同盟")
    ('usjapan', 'usjapan', '日米同盟')
    """
    apart = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in apart if letter.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """By kind of thing: its id by each word that may name it, exact ids first."""

    targets: dict[str, str]
    items: dict[str, str]
    threats: dict[str, str]
    periods: dict[str, str]
    perspectives: dict[str, str]

    def find(self, kind: str, word: str) -> str | None:
        """Find the id that a word stands for; None where it stands for none."""
        known: dict[str, str] = getattr(self, kind)
        return known.get(word, known.get(plain_word(word)))

    def nearest(self, kind: str, word: str) -> tuple[str, ...]:
        """List up to three ids whose names are most like a word; all of them where few are there."""
        known: dict[str, str] = getattr(self, kind)
        plain = plain_word(word)
        close = get_close_matches(plain, known, n=6, cutoff=_LIKELY) or get_close_matches(
            plain, known, n=6, cutoff=_POSSIBLE
        )
        found = dict.fromkeys(known[each] for each in close) or dict.fromkeys(known.values())
        return tuple(each for each in found if each)[:3]


def vocabulary_of(study: Study) -> Vocabulary:
    """Gather the words of a study: ids, and names in every language; items are those on a scale."""
    threats = {threat.id: threat.name for each in study.alliances for threat in each.threats}
    return Vocabulary(
        targets=_words(
            [
                *((each.id, each.name) for each in study.alliances),
                *((each.id, None) for each in study.vignettes),
            ]
        ),
        items=_words((each.id, None) for each in study.items if isinstance(each.kind, Rating)),
        threats={"": ""} | _words(threats.items()),
        periods=dict.fromkeys(PRESENT, "") | _words((each.id, None) for each in study.periods),
        perspectives={"": ""} | _words((each.id, None) for each in study.perspectives),
    )


def ids_of(study: Study) -> frozenset[str]:
    """Gather everything that a word of a table can stand for: targets, items, threats, periods, perspectives, questions."""
    words = vocabulary_of(study)
    kinds = (words.targets, words.items, words.threats, words.periods, words.perspectives)
    known = (value for kind in kinds for value in kind.values())
    return frozenset((*known, *(question.id for question in plan_questions(study))))


def values_of(attribute: Attribute) -> dict[str, str]:
    """Gather the words of an attribute's values: ids, and names in every language."""
    return _words((each.id, each.name) for each in attribute.values)


def _words(named: Iterable[tuple[str, Text | None]]) -> dict[str, str]:
    pairs = tuple(named)
    found = {known: known for known, _ in pairs}
    for known, name in pairs:
        said = [words for _, words in name.words] if name else []
        for word in (known, *said):
            found.setdefault(word, known)
            found.setdefault(plain_word(word), known)
    return found
