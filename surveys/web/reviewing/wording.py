"""What the pages of texts say of each of them: its question, its alliance, its language, and what may lead to a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.layouts import question_in_words
from surveys.model.texts import LANGUAGES
from surveys.services import reviewing

if TYPE_CHECKING:
    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.reviewing import WrittenText


def in_words(listed: ListedRound, question: Question) -> str:
    """Say a question as the experts of the round were asked it; one for a reason behind what it explains."""
    study, asked_in = listed.study, (listed.round.opened_at or listed.round.created_at).year
    explained = study.item(question.item).companion_of
    # “What shaped this answer?” follows many questions in the same words.
    asked = (replace(question, item=explained), question) if explained else (question,)
    return " ".join(
        question_in_words(study, each, asked_in).to(study.languages[0]) for each in asked
    )


def about(study: Study, target: str) -> str:
    """Name the alliance that a text is about; empty where it is about none."""
    return study.alliance(target).name.to(study.languages[0]) if target else ""


def written_in(text: WrittenText) -> str:
    """Name the language in which the expert answered."""
    return LANGUAGES.get(text.language, text.language)


def hints_in(words: str) -> tuple[str, ...]:
    """List what in a text may lead to a person, each kind once."""
    return tuple(dict.fromkeys(hint.kind.value for hint in reviewing.find_hints(words)))
