"""Rows of jobs, every act that writes them, and what the database refuses of them."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.jobs import Job
from surveys.model.jobs import JobOutcome
from surveys.storage import jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    Act = Callable[[sqlite_utils.Database], object]

_NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
_LATER = _NOW + timedelta(hours=1)


def _job(job_id: str) -> Job:
    return Job(
        id=job_id,
        kind="export",
        study="s",
        arguments={"round": "r"},
        made_by="",
        made_at=_NOW,
        not_before=_LATER,
    )


def fill(db: sqlite_utils.Database) -> None:
    for job_id in ("j1", "j2", "j3"):
        jobs.insert_job(db, _job(job_id))
    jobs.claim_job(db, "j2", "host:1", _NOW)
    jobs.mark_finished(db, "j3", JobOutcome.FAILED, _NOW, message="No.", result="file")


ACTS: dict[str, Act] = {
    "jobs.insert_job": lambda db: jobs.insert_job(db, _job("j4")),
    "jobs.claim_job": lambda db: jobs.claim_job(db, "j1", "host:2", _NOW),
    "jobs.mark_progress": lambda db: jobs.mark_progress(db, "j2", 1, 2),
    "jobs.mark_waiting": lambda db: jobs.mark_waiting(db, "j2", _LATER, "Later."),
    "jobs.mark_finished": lambda db: jobs.mark_finished(
        db, "j2", JobOutcome.DONE, _LATER, message="Done."
    ),
    "jobs.ask_to_cancel": lambda db: jobs.ask_to_cancel(db, "j2", _LATER),
    "jobs.reset_job": lambda db: jobs.reset_job(db, "j3", _LATER),
    "jobs.bring_forward": lambda db: jobs.bring_forward(db, "j1", _NOW),
}

Row = dict[str, Any]
CHECKS: list[tuple[str, str, str, Row]] = [
    ("people", "jobs", "jobs_kind_named", {"id": "x", "kind": ""}),
    ("people", "jobs", "jobs_arguments_json", {"id": "x", "arguments": "{"}),
    ("people", "jobs", "jobs_attempts_counted", {"id": "x", "attempts": -1}),
    ("people", "jobs", "jobs_progress_counted", {"id": "x", "done": -1}),
    ("people", "jobs", "jobs_outcome", {"id": "x", "outcome": "lost", "finished_at": "t"}),
    ("people", "jobs", "jobs_end_has_a_time", {"id": "x", "outcome": "done"}),
    ("people", "jobs", "jobs_claimed_by_somebody", {"id": "x", "claimed_by": "host:1"}),
]
