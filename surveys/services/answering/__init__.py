"""Answer a round as an expert: arrive by a link, begin, consent, save, submit, reopen, withdraw."""

from __future__ import annotations

from surveys.services.answering.arriving import Arrival
from surveys.services.answering.arriving import arrive
from surveys.services.answering.arriving import begin
from surveys.services.answering.consenting import consent
from surveys.services.answering.consenting import consent_words
from surveys.services.answering.own_copy import OwnCopy
from surveys.services.answering.own_copy import own_copy
from surveys.services.answering.saving import save_page
from surveys.services.answering.submitting import reopen
from surveys.services.answering.submitting import submit
from surveys.services.answering.visiting import Visit
from surveys.services.answering.visiting import visit
from surveys.services.answering.withdrawing import withdraw

__all__ = [
    "Arrival",
    "OwnCopy",
    "Visit",
    "arrive",
    "begin",
    "consent",
    "consent_words",
    "own_copy",
    "reopen",
    "save_page",
    "submit",
    "visit",
    "withdraw",
]
