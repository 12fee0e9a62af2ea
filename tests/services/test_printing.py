from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.formats.study_file import read_study
from surveys.model.documents import Bullets
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.questions import plan_questions
from surveys.model.texts import LANGUAGES
from surveys.services import printing
from surveys.services import typesetting
from surveys.services.designing import confirm_translation
from surveys.services.designing import shipped_study_file
from surveys.services.printing.labels import LABELS
from surveys.services.printing.questionnaire import Printed
from surveys.services.printing.questionnaire import questionnaire_document
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from surveys.model.documents import Document
    from surveys.services.workspace import Workspace

EVERY_KIND = Path(__file__).parents[1] / "studies" / "every-kind.toml"
PLACEHOLDER = re.compile(r"\{[\w.]+\}")


def printed(language: str = "en", data: bytes = b"", **other: object) -> Document:
    study = read_study(data or shipped_study_file())
    known = {"sha256": "f" * 64, "sponsor": "The Team", "contact": "team@example.org"}
    values = {**known, "year": 2026, "is_draft": False, **other}
    return questionnaire_document(Printed(study=study, language=language, **values))  # type: ignore[arg-type]


def words_of(document: Document) -> str:
    lines = [document.title, document.subtitle, document.foot]
    for piece in document.pieces:
        if isinstance(piece, Facts):
            lines += [word for row in piece.rows for word in row]
        elif isinstance(piece, Bullets):
            lines += piece.items
        else:
            lines.append(getattr(piece, "text", ""))
    return "\n".join(lines)


def test_every_question_that_can_be_asked_is_printed_once() -> None:
    study = read_study(shipped_study_file())
    headings = [piece for piece in printed().pieces if isinstance(piece, Heading)]
    parts = [each for each in headings if each.level == 1]
    descriptions = [each for each in headings if each.text.startswith("Description ")]
    questions = [each for each in headings if each not in parts and each not in descriptions]
    agree = 1
    assert len(questions) - agree == len(plan_questions(study))
    assert len(descriptions) == len(study.vignettes)


def test_the_title_page_says_who_asks_how_long_and_which_file() -> None:
    words = words_of(printed())
    for expected in (
        "The alliances of Northeast Asia: a survey of experts",
        "The Team",
        "team@example.org",
        "About 10 minutes on a computer",
        "f" * 64,
        "This survey is run by The Team.",
        "I agree to take part. (required to take part)",
        "I agree that the anonymised data are archived. (optional)",
        "Almost entirely alike",
        "Or, set apart: Cannot judge · Prefer not to answer",
        "Half of the experts see the answers in the opposite order.",
        "Each expert rates 3 of the 7 hypothetical alliances",
    ):
        assert expected in words


def test_conditions_are_said_in_words() -> None:
    file = shipped_study_file().decode()
    condition = 'asked_if = [{ item = "BG_ROLE", is_one_of = ["scholar"] }]\n'
    changed = file.replace('id = "BG_YEARS"\n', f'id = "BG_YEARS"\n{condition}')
    assert changed != file
    assert (
        "Asked only if “Which of these describe you? Tick all that apply.” was answered with “Scholar”."
        in words_of(printed(data=changed.encode()))
    )


def test_nothing_that_is_to_be_filled_in_is_left_open() -> None:
    for language in LANGUAGES:
        assert PLACEHOLDER.findall(words_of(printed(language))) == []


def test_a_draft_and_what_is_not_named_yet_are_said() -> None:
    words = words_of(printed("ja", is_draft=True, sponsor="", contact=""))
    assert LABELS["ja"]["draft"] in words
    assert LABELS["ja"]["not_named"] in words


def test_the_labels_are_the_same_in_every_language() -> None:
    english = LABELS["en"]
    assert LABELS.keys() == LANGUAGES.keys()
    for labels in LABELS.values():
        assert labels.keys() == english.keys()
        for name, words in labels.items():
            assert set(PLACEHOLDER.findall(words)) == set(PLACEHOLDER.findall(english[name])), name


def test_a_study_is_printed_with_whoever_would_be_named(workspace: Workspace) -> None:
    content = printing.print_study(workspace, STUDY, "zh-Hant")
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in content
    assert printing.print_study(workspace, STUDY, "zh-Hant") == content
    confirm_translation(workspace, STUDY, "zh-Hant")
    assert printing.print_study(workspace, STUDY, "zh-Hant") != content  # it is no draft any more


def test_a_language_without_texts_is_refused_by_name(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match="no texts in “fr”; it has en, zh-Hant, ja, ko"):
        printing.print_study(workspace, STUDY, "fr")
    with pytest.raises(Invalid):
        printing.print_file(b"format = 1", "en")


def test_a_machine_without_the_fonts_says_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "_found", {"ja": True})
    with pytest.raises(Refused, match="no font with the letters of this language"):
        printing.print_study(workspace, STUDY, "ja")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_question_is_printed_with_how_it_is_answered(language: str) -> None:
    document = printed(language, EVERY_KIND.read_bytes())
    assert PLACEHOLDER.findall(words_of(document)) == []
    silent = [
        piece.text
        for piece, after in itertools.pairwise(document.pieces)
        if isinstance(piece, Heading)
        and isinstance(after, Heading)
        and after.level <= piece.level > 1
    ]
    assert silent == []
    assert "[…]" in words_of(document)
