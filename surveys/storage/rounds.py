"""Rounds and the questions that opening fixes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import NotFound
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.model.rounds import Carries
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
        INSERT INTO rounds
            (id, version, created_at, opens_at, closes_at, grace_minutes, sponsor, contact, form, follows, carries)
        VALUES (
            :id, :version, :created_at, :opens_at, :closes_at, :grace, :sponsor, :contact, :form, :follows, :carries
        )
        """,
        {
            "id": new.name.round,
            "version": new.version,
            "created_at": to_text(new.created_at),
            "opens_at": new.opens_at and to_text(new.opens_at),
            "closes_at": to_text(new.closes_at),
            "grace": _minutes(new.grace),
            "sponsor": new.sponsor,
            "contact": new.contact,
            "form": new.form,
            "follows": new.follows or None,
            "carries": new.carries.value,
        },
    )


def _minutes(grace: timedelta) -> int:
    return int(grace.total_seconds()) // 60


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
        opens_at=to_time(row["opens_at"]),
        opened_at=to_time(row["opened_at"]),
        paused_at=to_time(row["paused_at"]),
        closed_at=to_time(row["closed_at"]),
        grace_ends_at=to_time(row["grace_ends_at"]),
        finalized_at=to_time(row["finalized_at"]),
        grace=timedelta(minutes=row["grace_minutes"]),
        sponsor=row["sponsor"],
        contact=row["contact"],
        form=row["form"],
        follows=row["follows"] or "",
        carries=Carries(row["carries"]),
    )


def open_round(db: Database, opened: Round, questions: Sequence[Question], at: datetime) -> None:
    """Fix a round's questions and whom it is asked for; ``at`` is from when on it is open, and may lie ahead."""
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


def unschedule_round(db: Database, name: RoundName) -> None:
    """Make a round a draft again: its questions are fixed no more, and nobody asks yet."""
    db.execute(
        """
        UPDATE rounds SET opened_at = NULL, paused_at = NULL, sponsor = '', contact = '' WHERE id = :id
        """,
        {"id": name.round},
    )
    db.execute("DELETE FROM questions WHERE round = :id", {"id": name.round})


def set_dates(
    db: Database, name: RoundName, opens_at: datetime | None, closes_at: datetime
) -> None:
    """Set when a round is meant to open and to close."""
    db.execute(
        "UPDATE rounds SET opens_at = :opens_at, closes_at = :closes_at WHERE id = :id",
        {
            "opens_at": opens_at and to_text(opens_at),
            "closes_at": to_text(closes_at),
            "id": name.round,
        },
    )


def set_pause(db: Database, name: RoundName, at: datetime | None) -> None:
    """Mark a round as paused since a moment, or as going on again."""
    db.execute(
        "UPDATE rounds SET paused_at = :at WHERE id = :id",
        {"at": at and to_text(at), "id": name.round},
    )


def close_round(
    db: Database, name: RoundName, at: datetime, grace_ends_at: datetime | None = None
) -> None:
    """Mark a round as closed before its planned time, with a grace or, where there is none, without."""
    db.execute(
        "UPDATE rounds SET closed_at = :at, grace_ends_at = :ends WHERE id = :id",
        {"at": to_text(at), "ends": grace_ends_at and to_text(grace_ends_at), "id": name.round},
    )


def end_grace(db: Database, name: RoundName, at: datetime) -> None:
    """End the time in which whoever had begun may still submit."""
    db.execute(
        "UPDATE rounds SET grace_ends_at = :at WHERE id = :id",
        {"at": to_text(at), "id": name.round},
    )


def reopen_round(db: Database, name: RoundName, closes_at: datetime) -> None:
    """Let a closed round be answered again until another time."""
    db.execute(
        """
        UPDATE rounds SET closed_at = NULL, grace_ends_at = NULL, paused_at = NULL, closes_at = :closes_at
        WHERE id = :id
        """,
        {"closes_at": to_text(closes_at), "id": name.round},
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
