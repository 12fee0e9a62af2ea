"""Every sentence that an expert may read is translated, and in the right kind of Chinese."""

from __future__ import annotations

import ast
from gettext import GNUTranslations
from typing import TYPE_CHECKING

import pytest

from surveys.web.translations.catalogues import TRANSLATED
from surveys.web.translations.catalogues import as_text
from surveys.web.translations.catalogues import bring_up_to_date
from surveys.web.translations.catalogues import compiled_file
from surveys.web.translations.catalogues import read
from surveys.web.translations.catalogues import text_file
from surveys.web.translations.checking import faults
from surveys.web.translations.extracting import CODE
from surveys.web.translations.extracting import RAISED
from surveys.web.translations.extracting import ROOT
from surveys.web.translations.extracting import sentences

if TYPE_CHECKING:
    from pathlib import Path

LOCALES = tuple(TRANSLATED.values())
TEMPLATE = sentences()
# Characters that only Simplified Chinese has, and words that only the mainland uses.
SIMPLIFIED = set("们这个时问题说请网语发过还开关会对现应认为专业长无见体将让听写买卖车电灯页码调")
MAINLAND = (
    "信息",
    "軟件",
    "網絡",
    "登錄",
    "鼠標",
    "默認",
    "用戶",
    "視頻",
    "數據庫",
    "屏幕",
    "問卷星",
)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_is_translated_with_all_its_marks(locale: str) -> None:
    left = faults(bring_up_to_date(locale, TEMPLATE))
    assert left == [], "run `make translations`, and translate what it lists"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_catalogues_are_what_the_command_writes(locale: str) -> None:
    written = bring_up_to_date(locale, TEMPLATE)
    assert text_file(locale).read_bytes() == as_text(written), "run `make translations`"
    with compiled_file(locale).open("rb") as file:
        in_use = GNUTranslations(file)
    for message in written:
        if isinstance(message.id, str) and message.id:
            assert in_use.gettext(message.id) == message.string, "run `make translations`"
        elif message.id:
            many = in_use.ngettext(message.id[0], message.id[1], 5)
            assert [many] == list(message.string or ()), "run `make translations`"


def test_taiwan_reads_traditional_chinese_in_its_own_words() -> None:
    for message in read("zh_Hant_TW"):
        for words in [message.string] if isinstance(message.string, str) else message.string or ():
            if message.id:
                assert not SIMPLIFIED & set(words), words
                assert not [word for word in MAINLAND if word in words], words


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_says_that_it_is_a_draft(locale: str) -> None:
    assert "not yet reviewed by a native speaker" in text_file(locale).read_text(encoding="utf-8")


def test_every_refusal_that_an_expert_may_meet_is_a_sentence_that_can_be_looked_up() -> None:
    composed = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for pattern in CODE
        for path in ROOT.glob(pattern)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in RAISED
        if node.args and not _can_be_looked_up(node.args[0], path)
    ]
    assert composed == []


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _can_be_looked_up(sentence: ast.expr, path: Path) -> bool:
    if isinstance(sentence, ast.Constant):
        return True
    # Marked where it is given a name, or translated where it is raised.
    if isinstance(sentence, ast.Call):
        return _name(sentence.func) in {"gettext", "marked"}
    return isinstance(sentence, ast.Name) and sentence.id.isupper() and path.suffix == ".py"
