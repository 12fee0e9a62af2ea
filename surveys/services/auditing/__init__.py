"""Who did what, when and to what: recorded where it was done, and read again by those who may."""

from __future__ import annotations

from surveys.services.auditing.recording import record_in_people
from surveys.services.auditing.recording import record_in_study
from surveys.services.auditing.recording import record_of_round

__all__ = ["record_in_people", "record_in_study", "record_of_round"]
