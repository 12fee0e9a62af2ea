from __future__ import annotations

import string
from importlib import import_module
from pkgutil import iter_modules

import pytest

import surveys.figures
from surveys.figures.wording import LANGUAGES
from surveys.figures.wording import Wording

WORDINGS = {
    f"{module.name}.{phrase}": texts
    for module in iter_modules(surveys.figures.__path__)
    if module.name.endswith(("words", "wording"))
    for value in vars(import_module(f"surveys.figures.{module.name}")).values()
    if isinstance(value, Wording)
    for phrase, texts in value.phrases.items()
}
#: Written alike in every language.
SIGNS = {"; ", ", ", "{name}: {what}", "{low} to {high}"}


def names(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("phrase", WORDINGS)
def test_a_phrase_is_said_in_every_language_with_the_same_values(phrase: str) -> None:
    texts = WORDINGS[phrase]
    assert tuple(texts) == LANGUAGES
    assert all(text for text in texts.values())
    assert len({frozenset(names(text)) for text in texts.values()}) == 1


@pytest.mark.parametrize("phrase", WORDINGS)
def test_a_phrase_is_translated(phrase: str) -> None:
    texts = WORDINGS[phrase]
    english = texts["en"]
    if english in SIGNS or not any(letter.isalpha() for letter in _without_names(english)):
        return
    for language in LANGUAGES[1:]:
        said = _without_names(texts[language])
        assert texts[language] != english
        assert not said.isascii() or not any(letter.isalpha() for letter in said)


def _without_names(text: str) -> str:
    literals = (literal for literal, *_ in string.Formatter().parse(text))
    return "".join(literals).replace("n = ", "")


def test_a_language_that_figures_do_not_speak_is_said_in_english() -> None:
    assert Wording({"n": ("experts", "專家", "専門家", "전문가")}).to("fr")("n") == "experts"
