"""What is recorded of what people do: who did what, when, to what. Never a name, an address or an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from surveys.model.chains import Json


class EventKind(StrEnum):
    """What was done; the value stands in the chain and never changes."""

    VERSION_ADDED = "version-added"
    TRANSLATION_CONFIRMED = "translation-confirmed"
    STUDY_EDITED = "study-edited"
    DRAFT_DISCARDED = "draft-discarded"
    ROUND_CREATED = "round-created"
    ROUND_OPENED = "round-opened"
    ROUND_SCHEDULED = "round-scheduled"
    ROUND_UNSCHEDULED = "round-unscheduled"
    ROUND_EXTENDED = "round-extended"
    ROUND_PAUSED = "round-paused"
    ROUND_RESUMED = "round-resumed"
    ROUND_CLOSED = "round-closed"
    ROUND_GRACE_ENDED = "round-grace-ended"
    ROUND_REOPENED = "round-reopened"
    ROUND_FINALIZED = "round-finalized"
    PANEL_IMPORTED = "panel-imported"
    EXPERT_ADDED = "expert-added"
    EXPERT_EDITED = "expert-edited"
    EXPERT_RETIRED = "expert-retired"
    EXPERT_RESTORED = "expert-restored"
    EXPERTS_MERGED = "experts-merged"
    EXPERT_FORGOTTEN = "expert-forgotten"
    ANSWERS_FORGOTTEN = "answers-forgotten"
    QUOTAS_SET = "quotas-set"
    TEXT_REVIEWED = "text-reviewed"
    EXPERTS_INVITED = "experts-invited"
    LINKS_REPLACED = "links-replaced"
    DATA_EXPORTED = "data-exported"
    RESEARCHER_ADDED = "researcher-added"
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SIGN_IN_FAILED = "sign-in-failed"
    BACKED_UP = "backed-up"
    AUDIT_EXPORTED = "audit-exported"
    JOB_CANCELLED = "job-cancelled"
    JOB_REPEATED = "job-repeated"
    ACCESS_REFUSED = "access-refused"
    RESEARCHER_INVITED = "researcher-invited"
    RESEARCHER_UNINVITED = "researcher-uninvited"
    ROLE_GIVEN = "role-given"
    MEMBER_REMOVED = "member-removed"
    KEY_GIVEN = "key-given"
    KEY_TAKEN = "key-taken"
    ADMINISTRATOR_MADE = "administrator-made"
    ADMINISTRATOR_UNMADE = "administrator-unmade"
    ACCOUNT_CLOSED = "account-closed"
    ACCOUNT_REOPENED = "account-reopened"
    KEY_USED = "key-used"
    NAME_CHANGED = "name-changed"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - what was done, and no password
    PASSWORD_LINK_MADE = "password-link-made"  # noqa: S105 - likewise
    PASSWORD_RESET = "password-reset"  # noqa: S105 - likewise
    SECOND_FACTOR_SET = "second-factor-set"
    SECOND_FACTOR_DROPPED = "second-factor-dropped"
    RECOVERY_CODES_MADE = "recovery-codes-made"
    RECOVERY_CODE_USED = "recovery-code-used"
    SESSIONS_ENDED = "sessions-ended"
    OPTED_OUT = "opted-out"
    OPT_OUT_UNDONE = "opt-out-undone"
    BOUNCE_RECORDED = "bounce-recorded"
    BOUNCES_CLEARED = "bounces-cleared"
    LINKS_REVOKED = "links-revoked"
    HALVES_MENDED = "halves-mended"
    MAIL_QUEUED = "mail-queued"
    MAIL_SENT_AGAIN = "mail-sent-again"
    MAIL_CANCELLED = "mail-cancelled"
    MAIL_LEFT_UNCERTAIN = "mail-left-uncertain"
    MAIL_TEMPLATE_SAVED = "mail-template-saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One recorded act. ``by`` is a researcher's id, or ``""`` for the command line and the program itself."""

    position: int
    kind: str
    subject: str
    by: str
    at: datetime
    details: Mapping[str, Json]
