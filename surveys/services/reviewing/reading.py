"""Read what experts wrote in a round: each text with its question, and with what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.kinds import Comment
from surveys.model.kinds import FreeText
from surveys.model.text_decisions import Verdict
from surveys.services.launching import find_round
from surveys.services.reviewing.settling import require_readable
from surveys.storage import rounds
from surveys.storage import text_decisions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.answers import Answer
    from surveys.model.questions import Question
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.model.text_decisions import TextDecision
    from surveys.model.texts import Text
    from surveys.services.workspace import Workspace
    from surveys.storage.text_decisions import StoredText

_SHORT_LABEL = 8
GONE = "This text is not there: the expert has changed or withdrawn it, or the round has none under this address."


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenText:
    """A text in force, with what was decided about it.

    ``quotation`` is what the expert said of being quoted: the id and the words of the permission, None where nobody was
    asked; without ``may_be_quoted`` nothing may be quoted. ``sha256`` is that of the whole answer.
    """

    response: str
    question: Question
    pseudonym: str
    language: str
    words: str
    quotation: tuple[str, Text] | None
    may_be_quoted: bool
    sha256: str
    decision: TextDecision | None

    @property
    def label(self) -> str:
        """A short label of the expert that names nobody, as other pages show it."""
        return self.pseudonym[:_SHORT_LABEL]

    @property
    def verdict(self) -> Verdict:
        """What was decided."""
        return self.decision.verdict if self.decision else Verdict.UNDECIDED

    @property
    def seen(self) -> str:
        """What a form says of the text and the decision that it was shown with."""
        return f"{self.sha256}.{self.decision.revision if self.decision else 0}"

    @property
    def released(self) -> str | None:
        """The form that others may read; None where they may read none."""
        if self.decision is None or self.verdict in {Verdict.UNDECIDED, Verdict.WITHHELD}:
            return None
        return self.decision.redacted if self.verdict is Verdict.REDACTED else self.words


def text_questions(study: Study, questions: Iterable[Question]) -> dict[str, Question]:
    """Return the questions that are answered in the expert's own words, by id: comments, reasons and free texts."""
    kinds = {item.id: item.kind for item in study.items}
    return {each.id: each for each in questions if isinstance(kinds[each.item], Comment | FreeText)}


def words_of(answer: Answer) -> tuple[str, str | None]:
    """Return the words of a text, and the id of what may be quoted of it; None where nobody was asked."""
    value = answer.value
    return (value["text"], value["quotation"]) if isinstance(value, dict) else (value, None)


def stream_texts(
    db: Database, round_id: str, study: Study, asked: Mapping[str, Question]
) -> Iterator[WrittenText]:
    """Go through the texts in force to some questions, by pseudonym and then by question."""
    for stored in text_decisions.stream_texts(db, round_id, asked):
        if stored.answer.missing is None:
            yield _written(stored, study, asked[stored.question])


def list_texts(workspace: Workspace, name: RoundName) -> tuple[WrittenText, ...]:
    """List the texts of a round in the order of its questions, and of each by pseudonym.

    Raises
    ------
    Refused
        While answers may still come in.
    """
    listed = find_round(workspace, name)
    require_readable(listed)
    with workspace.study(name.study).snapshot() as db:
        asked = text_questions(listed.study, rounds.list_questions(db, name))
        found = list(stream_texts(db, name.round, listed.study, asked))
    order = {question: place for place, question in enumerate(asked)}
    return tuple(sorted(found, key=lambda text: (order[text.question.id], text.pseudonym)))


def find_in(
    db: Database, name: RoundName, study: Study, response_id: str, question_id: str
) -> WrittenText:
    """Return one text of a round, as the database at hand has it.

    Raises
    ------
    NotFound
        When there is none, or none any more.
    """
    asked = text_questions(study, rounds.list_questions(db, name))
    stored = text_decisions.find_text(db, name.round, response_id, question_id)
    if question_id not in asked or stored is None or stored.answer.missing is not None:
        raise NotFound(GONE)
    return _written(stored, study, asked[question_id])


def _written(stored: StoredText, study: Study, question: Question) -> WrittenText:
    words, quotation = words_of(stored.answer)
    kind = study.item(question.item).kind
    permissions = (
        {option.id: option.text for option in kind.quotations} if isinstance(kind, Comment) else {}
    )
    return WrittenText(
        response=stored.response,
        question=question,
        pseudonym=stored.pseudonym,
        language=stored.language,
        words=words,
        quotation=(quotation, permissions[quotation]) if quotation in permissions else None,
        # What holds when the expert chooses nothing stands first in the study file, and permits nothing.
        may_be_quoted=quotation is not None and quotation != next(iter(permissions), None),
        sha256=stored.sha256,
        decision=stored.decision,
    )
