"""Answer a round as an expert: arrive by a link, begin, consent, save, submit, reopen, withdraw."""

from __future__ import annotations

from surveys.services.answering.arriving import Arrival
from surveys.services.answering.arriving import arrive
from surveys.services.answering.arriving import begin
from surveys.services.answering.consent_text import consent_sha256
from surveys.services.answering.consent_text import consent_words
from surveys.services.answering.consenting import change_consent
from surveys.services.answering.consenting import consent
from surveys.services.answering.declining import LONGEST_REASON
from surveys.services.answering.declining import decline
from surveys.services.answering.declining import take_part
from surveys.services.answering.earlier import earlier_answers
from surveys.services.answering.own_copy import OwnCopy
from surveys.services.answering.own_copy import own_copy
from surveys.services.answering.own_copy import own_copy_json
from surveys.services.answering.quoting import change_quotations
from surveys.services.answering.quoting import quotable
from surveys.services.answering.saving import PageAsShown
from surveys.services.answering.saving import Saved
from surveys.services.answering.saving import save_changes
from surveys.services.answering.saving import save_page
from surveys.services.answering.saving import saved_drafts
from surveys.services.answering.speaking import answer_in
from surveys.services.answering.submitting import reopen
from surveys.services.answering.submitting import submit
from surveys.services.answering.visiting import Visit
from surveys.services.answering.visiting import visit
from surveys.services.answering.withdrawing import withdraw
from surveys.services.answering.withdrawing import withdraw_answers
from surveys.services.answering.withdrawing import withdrawable
from surveys.services.answering.withdrawing import withdrawal_receipt

__all__ = [
    "LONGEST_REASON",
    "Arrival",
    "OwnCopy",
    "PageAsShown",
    "Saved",
    "Visit",
    "answer_in",
    "arrive",
    "begin",
    "change_consent",
    "change_quotations",
    "consent",
    "consent_sha256",
    "consent_words",
    "decline",
    "earlier_answers",
    "own_copy",
    "own_copy_json",
    "quotable",
    "reopen",
    "save_changes",
    "save_page",
    "saved_drafts",
    "submit",
    "take_part",
    "visit",
    "withdraw",
    "withdraw_answers",
    "withdrawable",
    "withdrawal_receipt",
]
