"""Texts: the same words in every language of the study, with the placeholders that can be filled."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from surveys.model.texts import LANGUAGES
from surveys.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from surveys.formats.study_file.values import Table

_PLACEHOLDER = re.compile(r"\{(\w+|answer\.[A-Za-z0-9_-]+)\}")
_ANSWER = "answer."
_NOTHING_READ = Text((("en", ""),))


def read_text(
    table: Table, key: str, *, placeholders: Collection[str] = (), repeats_answers: bool = False
) -> Text:
    """Read a text that must be there in every language of the study.

    Which answers it may repeat, with marks such as ``{answer.BG_ROLE}``, is checked once every item is read.
    """
    if table.has(key) and isinstance(table.values[key], str):
        sentence = f'“{key}” needs a line for each language, such as {key}.en = "…".'
        table.problem(key, sentence)
        return _NOTHING_READ
    texts = table.table(key, f"the text “{key}” of {table.place}")
    words = {language: texts.string(language) for language in _languages(texts)}
    if repeats_answers:
        placeholders = (*placeholders, *_repeated_answers(words))
    for language, text in words.items():
        _check_characters(texts, language, text)
        _check_placeholders(texts, language, text, placeholders)
    _check_same_placeholders(texts, words, placeholders)
    return Text(tuple(words.items())) if words else _NOTHING_READ


def read_optional_text(table: Table, key: str) -> Text | None:
    """Read a text that may be absent; where it is given, it is given in every language."""
    return read_text(table, key) if table.has(key) else None


def read_labels(table: Table, key: str, *, least: int) -> tuple[Text, ...]:
    """Read lists of labels, one list a language, all of the same length and without repetition."""
    lists = table.table(key, f"the labels “{key}” of {table.place}")
    labels = {language: _read_list(lists, language) for language in _languages(lists)}
    lengths = {}
    for language, words in labels.items():
        for label in words:
            _check_characters(lists, language, label)
            _check_placeholders(lists, language, label, ())
        lengths[language] = len(words)
        if lengths[language] < least:
            lists.problem(language, f"{language} has fewer than {least} labels; add some.")
    if len(set(lengths.values())) > 1:
        counts = ", ".join(f"{language} {length}" for language, length in lengths.items())
        table.problem(key, f"every language needs the same number of labels; there are {counts}.")
    points = itertools.zip_longest(*labels.values(), fillvalue="")
    return tuple(Text(tuple(zip(labels, point, strict=True))) for point in points)


def _read_list(lists: Table, language: str) -> tuple[str, ...]:
    """Return a language’s labels with their repetitions, which are noted, so that points keep their number."""
    lists.strings(language)
    given = lists.values[language]
    return tuple(str(label) for label in given) if isinstance(given, list) else ()


def _languages(texts: Table) -> tuple[str, ...]:
    """Return the languages that are given and known, having noted the missing and the unknown ones."""
    expected = texts.report.languages or tuple(LANGUAGES)
    given = tuple(language for language in expected if texts.has(language))
    if texts.report.languages and texts.values:
        for language in expected:
            if language not in given:
                sentence = f"{language} ({LANGUAGES[language]}) is missing; add it."
                texts.problem(language, sentence)
    for language in texts.values:
        if language not in expected:
            known = ", ".join(expected)
            sentence = f"“{language[:64]}” is none of the study’s languages ({known}); take it out."
            texts.problem(language, sentence)
    return given


def _check_characters(texts: Table, language: str, words: str) -> None:
    for character in words:
        if unicodedata.category(character) == "Cc" and character not in "\n\t":
            sentence = f"{language} has a control character (U+{ord(character):04X}); take it out."
            texts.problem(language, sentence)
            return


def _check_placeholders(
    texts: Table, language: str, words: str, placeholders: Collection[str]
) -> None:
    for name in dict.fromkeys(_PLACEHOLDER.findall(words)):
        if name not in placeholders:
            known = ", ".join(f"{{{name}}}" for name in placeholders)
            advice = f"Here one can use {known}." if known else "Here there is nothing to fill in."
            texts.problem(language, f"{{{name[:64]}}} in {language} cannot be filled in. {advice}")
    if set(_PLACEHOLDER.sub("", words)) & set("{}"):
        sentence = f"{language} has a brace that is no part of a placeholder such as {{A}}."
        texts.problem(language, f"{sentence} Close it, or take it out.")


def _repeated_answers(words: dict[str, str]) -> dict[str, None]:
    names = (name for text in words.values() for name in _PLACEHOLDER.findall(text))
    return dict.fromkeys(name for name in names if name.startswith(_ANSWER))


def _check_same_placeholders(
    texts: Table, words: dict[str, str], placeholders: Collection[str]
) -> None:
    found = {language: set(_PLACEHOLDER.findall(text)) for language, text in words.items()}
    first, *others = found or [""]
    for language in others:
        for name in sorted((found[first] - found[language]) & set(placeholders)):
            sentence = f"{language} lacks {{{name}}}, which {first} has; put it in."
            texts.problem(language, sentence)
        for name in sorted(found[language] - found[first]):
            if name.startswith(_ANSWER) and name in placeholders:
                sentence = f"{first} lacks {{{name}}}, which {language} has; put it in."
                texts.problem(first, sentence)
