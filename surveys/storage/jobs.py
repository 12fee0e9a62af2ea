"""Jobs as rows: what is to be done, who is at it, how far it is, and how it ended."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.jobs import Job
from surveys.model.jobs import JobOutcome
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.chains import Json


def insert_job(db: Database, new: Job) -> None:
    """Store a job that waits."""
    db.execute(
        """
        INSERT INTO jobs (id, kind, study, arguments, made_by, made_at, not_before)
        VALUES (:id, :kind, :study, :arguments, :made_by, :made_at, :not_before)
        """,
        {
            "id": new.id,
            "kind": new.kind,
            "study": new.study,
            "arguments": json.dumps(new.arguments, sort_keys=True),
            "made_by": new.made_by,
            "made_at": to_text(new.made_at),
            "not_before": to_text(new.not_before),
        },
    )


def find_job(db: Database, job_id: str) -> Job | None:
    """Return a job by its id."""
    return next(map(_job, db.query("SELECT * FROM jobs WHERE id = :id", {"id": job_id})), None)


def find_alike(db: Database, like: Job) -> Job | None:
    """Return a job that waits and would do the same."""
    rows = db.query(
        """
        SELECT * FROM jobs WHERE outcome = '' AND claimed_by = '' AND cancel_asked_at IS NULL
            AND kind = :kind AND study = :study AND arguments = :arguments ORDER BY not_before, id
        """,
        {
            "kind": like.kind,
            "study": like.study,
            "arguments": json.dumps(like.arguments, sort_keys=True),
        },
    )
    return next(map(_job, rows), None)


def list_unfinished(db: Database, kinds: Sequence[str], due: datetime) -> tuple[Job, ...]:
    """List the unfinished jobs of some kinds whose time has come, the longest due first."""
    rows = db.query(
        """
        SELECT * FROM jobs WHERE outcome = '' AND not_before <= :due
            AND kind IN (SELECT value FROM json_each(:kinds)) ORDER BY not_before, id
        """,
        {"due": to_text(due), "kinds": json.dumps(list(kinds))},
    )
    return tuple(map(_job, rows))


def list_jobs(db: Database, *, study: str | None, limit: int, offset: int = 0) -> tuple[Job, ...]:
    """List jobs, the newest first: those of one study (``""`` is the installation), or all of them."""
    rows = db.query(
        """
        SELECT * FROM jobs WHERE :study IS NULL OR study = :study
        ORDER BY made_at DESC, id LIMIT :limit OFFSET :offset
        """,
        {"study": study, "limit": limit, "offset": offset},
    )
    return tuple(map(_job, rows))


def newest_of_kind(db: Database, kind: str, study: str) -> Job | None:
    """Return the newest job of a kind, whatever became of it."""
    rows = db.query(
        "SELECT * FROM jobs WHERE kind = :kind AND study = :study ORDER BY made_at DESC, id LIMIT 1",
        {"kind": kind, "study": study},
    )
    return next(map(_job, rows), None)


def newest_like(db: Database, kind: str, study: str, arguments: Mapping[str, Json]) -> Job | None:
    """Return the newest job that does exactly this, whatever became of it."""
    rows = db.query(
        """
        SELECT * FROM jobs WHERE kind = :kind AND study = :study AND arguments = :arguments
        ORDER BY made_at DESC, id LIMIT 1
        """,
        {"kind": kind, "study": study, "arguments": json.dumps(arguments, sort_keys=True)},
    )
    return next(map(_job, rows), None)


def count_unfinished(db: Database, study: str | None) -> tuple[int, int]:
    """Count the jobs that somebody is at and those that wait: of one study, or of all."""
    rows = db.query(
        """
        SELECT count(*) FILTER (WHERE claimed_by <> '') AS begun, count(*) FILTER (WHERE claimed_by = '') AS waiting
        FROM jobs WHERE outcome = '' AND (:study IS NULL OR study = :study)
        """,
        {"study": study},
    )
    return next((row["begun"], row["waiting"]) for row in rows)


def claim_job(db: Database, job_id: str, worker: str, at: datetime) -> None:
    """Record who is at an unfinished job, and that it was begun once more."""
    db.execute(
        """
        UPDATE jobs SET claimed_at = :at, claimed_by = :worker, attempts = attempts + 1, done = 0, total = 0
        WHERE id = :id AND outcome = ''
        """,
        {"id": job_id, "worker": worker, "at": to_text(at)},
    )


def mark_progress(db: Database, job_id: str, done: int, total: int) -> None:
    """Record how far a job is."""
    db.execute(
        "UPDATE jobs SET done = :done, total = :total WHERE id = :id AND outcome = ''",
        {"id": job_id, "done": done, "total": total},
    )


def mark_waiting(db: Database, job_id: str, not_before: datetime, message: str) -> None:
    """Let go of a job that goes on later."""
    db.execute(
        """
        UPDATE jobs SET claimed_at = NULL, claimed_by = '', attempts = 0, not_before = :not_before,
            message = :message
        WHERE id = :id AND outcome = ''
        """,
        {"id": job_id, "not_before": to_text(not_before), "message": message},
    )


def mark_finished(
    db: Database, job_id: str, outcome: JobOutcome, at: datetime, *, message: str, result: str = ""
) -> None:
    """Record how an unfinished job ended."""
    db.execute(
        """
        UPDATE jobs SET outcome = :outcome, finished_at = :at, message = :message, result = :result
        WHERE id = :id AND outcome = ''
        """,
        {
            "id": job_id,
            "outcome": outcome.value,
            "at": to_text(at),
            "message": message,
            "result": result,
        },
    )


def ask_to_cancel(db: Database, job_id: str, at: datetime) -> None:
    """Record that somebody wants an unfinished job cancelled; its worker sees it at its next step."""
    db.execute(
        "UPDATE jobs SET cancel_asked_at = :at WHERE id = :id AND outcome = '' AND cancel_asked_at IS NULL",
        {"id": job_id, "at": to_text(at)},
    )


def reset_job(db: Database, job_id: str, at: datetime) -> None:
    """Have a job that failed or was cancelled done again from its beginning."""
    db.execute(
        """
        UPDATE jobs SET outcome = '', finished_at = NULL, claimed_at = NULL, claimed_by = '', attempts = 0,
            done = 0, total = 0, cancel_asked_at = NULL, message = '', result = '', not_before = :at
        WHERE id = :id AND outcome IN ('failed', 'cancelled')
        """,
        {"id": job_id, "at": to_text(at)},
    )


def bring_forward(db: Database, job_id: str, not_before: datetime) -> None:
    """Have a job that waits begin at this time, if it would begin later."""
    db.execute(
        "UPDATE jobs SET not_before = min(not_before, :at) WHERE id = :id AND outcome = ''",
        {"id": job_id, "at": to_text(not_before)},
    )


def _job(row: dict[str, Any]) -> Job:
    return Job(
        id=row["id"],
        kind=row["kind"],
        study=row["study"],
        arguments=json.loads(row["arguments"]),
        made_by=row["made_by"],
        made_at=to_time(row["made_at"]),
        not_before=to_time(row["not_before"]),
        claimed_at=to_time(row["claimed_at"]),
        claimed_by=row["claimed_by"],
        attempts=row["attempts"],
        done=row["done"],
        total=row["total"],
        cancel_asked_at=to_time(row["cancel_asked_at"]),
        finished_at=to_time(row["finished_at"]),
        outcome=JobOutcome(row["outcome"]),
        message=row["message"],
        result=row["result"],
    )
