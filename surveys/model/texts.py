"""A text in several languages, and the languages that Soundings knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Language codes as they stand in study files and in ``lang`` attributes, with their own names.
LANGUAGES = {"en": "English", "zh-Hant": "繁體中文", "ja": "日本語", "ko": "한국어"}

_ANY_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_PLACEHOLDER = re.compile(r"\{(\w+|answer\.[A-Za-z0-9_-]+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in every language of its study, as ``(language, words)`` pairs."""

    words: tuple[tuple[str, str], ...]

    def to(self, language: str) -> str:
        """Return the text in a language, or in the first one where that language is missing."""
        by_language = dict(self.words)
        return by_language.get(language) or self.words[0][1]

    def language_for(self, language: str) -> str:
        """Return the language in which :meth:`to` says the text."""
        return language if dict(self.words).get(language) else self.words[0][0]

    def fill(self, values: Mapping[str, Text]) -> Text:
        """Put names in the place of ``{placeholders}``, language by language."""
        return Text(
            tuple((language, _filled(text, values, language)) for language, text in self.words)
        )

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces that this text expects to be filled."""
        return frozenset(name for _, text in self.words for name in _PLACEHOLDER.findall(text))


#: What stands for a name that differs from question to question.
_IN_GENERAL = {
    "threat": Text((("en", "threat"), ("zh-Hant", "威脅"), ("ja", "脅威"), ("ko", "위협"))),
    "period": Text((("en", "period"), ("zh-Hant", "時期"), ("ja", "時期"), ("ko", "시기"))),
    "year": Text((("en", "year"), ("zh-Hant", "年份"), ("ja", "年"), ("ko", "연도"))),
}


def _filled(text: str, values: Mapping[str, Text], language: str) -> str:
    def piped(match: re.Match[str]) -> str:
        return values[match[1]].to(language) if match[1] in values else match[0]

    return _PLACEHOLDER.sub(piped, text)


def in_general(text: str, language: str = "en") -> str:
    """Say an item that is asked of several alliances in the words of none: the allies are A and B.

    Examples
    --------
    >>> in_general("How serious a threat to {A} and {B} is {threat}?")
    'How serious a threat to A and B is [threat]?'
    >>> in_general("{threat}についての見方", "ja")
    '[脅威]についての見方'
    """

    def said(found: re.Match[str]) -> str:
        name = found[1]
        if name in {"A", "B"}:
            return name
        return f"[{_IN_GENERAL[name].to(language) if name in _IN_GENERAL else name}]"

    return _ANY_PLACEHOLDER.sub(said, text)


def marked(sentence: str) -> str:
    """Mark a sentence for translation: it is looked up where a page says it, in that page's language."""
    return sentence


def plain(text: str) -> Text:
    """Make a text that reads the same in every language (a name, a year)."""
    return Text((("en", text),))
