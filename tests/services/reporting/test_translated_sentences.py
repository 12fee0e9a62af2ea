"""What results say in other languages: every sentence has all of them, and none is forgotten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from analysis.reasons import REASONS
from analysis.reasons import WARNINGS
from surveys.services.composing.words import accord
from surveys.services.composing.words import background
from surveys.services.composing.words import differences
from surveys.services.composing.words import findings
from surveys.services.composing.words import reading
from surveys.services.composing.words import shared
from surveys.services.reporting import change_words
from surveys.services.reporting import sentence_words
from surveys.services.reporting.reasons import TRANSLATED
from surveys.services.reporting.reasons import sentence_of

if TYPE_CHECKING:
    from types import ModuleType

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
MODULES = (
    sentence_words,
    change_words,
    shared,
    background,
    findings,
    differences,
    reading,
    accord,
)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_reason_and_warning_is_translated(language: str) -> None:
    assert TRANSLATED[language].keys() == REASONS.keys() | WARNINGS.keys()
    assert all(sentence_of(code, language).strip() for code in TRANSLATED[language])


def test_an_unknown_code_is_refused_in_any_language() -> None:
    with pytest.raises(ValueError, match="not the code"):
        sentence_of("nothing", "ja")


@pytest.mark.parametrize("module", MODULES, ids=lambda each: each.__name__.rpartition(".")[2])
def test_phrases_have_the_same_places_to_fill_in_every_language(module: ModuleType) -> None:
    wordings = [each for each in vars(module).values() if hasattr(each, "phrases")]
    assert wordings
    for wording in wordings:
        for name, texts in wording.phrases.items():
            places = {language: set(PLACEHOLDER.findall(text)) for language, text in texts.items()}
            for language, found in places.items():
                assert found == places["en"], (name, language)
                assert texts[language].strip(), (name, language)
