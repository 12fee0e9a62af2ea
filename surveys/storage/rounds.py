"""Rounds and the questions that opening fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import NotFound
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.model.rounds import Round
from surveys.model.rounds import RoundName
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlite_utils import Database


def insert_round(db: Database, new: Round) -> None:
    """Store a new round; a second one of the same name is refused by its key."""
    db.execute(
        """
        INSERT INTO rounds (id, version, created_at, closes_at, sponsor, contact, form)
        VALUES (:id, :version, :created_at, :closes_at, :sponsor, :contact, :form)
        """,
        {
            "id": new.name.round,
            "version": new.version,
            "created_at": to_text(new.created_at),
            "closes_at": to_text(new.closes_at),
            "sponsor": new.sponsor,
            "contact": new.contact,
            "form": new.form,
        },
    )


def find_round(db: Database, name: RoundName) -> Round:
    """Return a round by its name."""
    for row in db.query("SELECT * FROM rounds WHERE id = :id", {"id": name.round}):
        return _round(row, name.study)
    raise NotFound(f"There is no round “{name.round}” in the study “{name.study}”.")


def list_rounds(db: Database, study: str) -> tuple[Round, ...]:
    """Return a study's rounds, the newest first."""
    rows = db.query("SELECT * FROM rounds ORDER BY created_at DESC, id")
    return tuple(_round(row, study) for row in rows)


def _round(row: dict[str, Any], study: str) -> Round:
    return Round(
        name=RoundName(study=study, round=row["id"]),
        version=row["version"],
        created_at=to_time(row["created_at"]),
        closes_at=to_time(row["closes_at"]),
        opened_at=to_time(row["opened_at"]),
        closed_at=to_time(row["closed_at"]),
        finalized_at=to_time(row["finalized_at"]),
        sponsor=row["sponsor"],
        contact=row["contact"],
        form=row["form"],
    )


def open_round(db: Database, opened: Round, questions: Sequence[Question], at: datetime) -> None:
    """Mark a round as opened, with whom it is asked for, and fix its questions."""
    db.execute(
        "UPDATE rounds SET opened_at = :at, sponsor = :sponsor, contact = :contact WHERE id = :id",
        {
            "at": to_text(at),
            "sponsor": opened.sponsor,
            "contact": opened.contact,
            "id": opened.name.round,
        },
    )
    db["questions"].insert_all(  # type: ignore[union-attr]
        {
            "round": opened.name.round,
            "id": question.id,
            "position": position,
            "item": question.item,
            "target_kind": question.target_kind.value,
            "target": question.target,
            "period": question.period,
            "threat": question.threat,
            "perspective": question.perspective,
        }
        for position, question in enumerate(questions)
    )


def close_round(db: Database, name: RoundName, at: datetime) -> None:
    """Mark a round as closed before its planned time."""
    db.execute(
        "UPDATE rounds SET closed_at = :at WHERE id = :id", {"at": to_text(at), "id": name.round}
    )


def finalize_round(db: Database, name: RoundName, at: datetime) -> None:
    """Mark a closed round as settled for good."""
    db.execute(
        "UPDATE rounds SET finalized_at = :at WHERE id = :id", {"at": to_text(at), "id": name.round}
    )


def list_questions(db: Database, name: RoundName) -> tuple[Question, ...]:
    """Return the questions of an opened round, in the order of its study file."""
    rows = db.query(
        "SELECT * FROM questions WHERE round = :round ORDER BY position", {"round": name.round}
    )
    return tuple(
        Question(
            item=row["item"],
            target_kind=TargetKind(row["target_kind"]),
            target=row["target"],
            period=row["period"],
            threat=row["threat"],
            perspective=row["perspective"],
        )
        for row in rows
    )
