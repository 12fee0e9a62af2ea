"""Work apart from the pages: jobs are rows, a worker does them, and people see how far they are."""

from __future__ import annotations

from surveys.services.working.enqueuing import cancel_job
from surveys.services.working.enqueuing import enqueue
from surveys.services.working.enqueuing import enqueue_within
from surveys.services.working.enqueuing import find_job
from surveys.services.working.enqueuing import retry_job
from surveys.services.working.ringing import ring
from surveys.services.working.running import progress
from surveys.services.working.running import run_due
from surveys.services.working.running import run_job

__all__ = [
    "cancel_job",
    "enqueue",
    "enqueue_within",
    "find_job",
    "progress",
    "retry_job",
    "ring",
    "run_due",
    "run_job",
]
