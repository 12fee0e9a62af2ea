"""Answers in words, for the review page and the own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.answers import WITHDRAWN
from surveys.model.answers import Missing

if TYPE_CHECKING:
    from surveys.model.answers import Answer
    from surveys.model.kinds import Kind
    from surveys.model.kinds import Option


def answer_words(kind: Kind, answer: Answer | None, language: str) -> str:
    """Say an answer, or in which way there is none."""
    if answer is None or answer.missing is Missing.SKIPPED:
        return str(gettext("Not answered"))
    if answer == WITHDRAWN:
        return str(gettext("Withdrawn"))
    if answer.missing is None:
        return kind.show(answer.value, language)
    words = [
        option.text.to(language) for option in _ways_out(kind) if option.missing is answer.missing
    ]
    reasons: tuple[Option, ...] = getattr(kind, "reasons", ())
    why = [option.text.to(language) for option in reasons if option.id == answer.reason]
    return ": ".join([*words[:1], *why]) or str(gettext("Not answered"))


def is_given(answer: Answer | None) -> bool:
    """Say whether an expert gave anything to a question, be it only that one cannot judge."""
    return answer is not None and answer.missing is not Missing.SKIPPED and answer != WITHDRAWN


def _ways_out(kind: Kind) -> tuple[Option, ...]:
    options: tuple[Option, ...] = getattr(kind, "options", ())
    return getattr(kind, "ways_out", options)
