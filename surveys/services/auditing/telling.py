"""Say in a sentence what was done: who, what, to what, in numbers where there are any."""

from __future__ import annotations

import re
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

from surveys.model.events import EventKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.events import Event

#: What stands for {subject}; whatever else was recorded is said behind the sentence.
WORDS = {
    EventKind.VERSION_ADDED: "added version {subject} of the study",
    EventKind.TRANSLATION_CONFIRMED: "confirmed the language “{language}” of version {subject}",
    EventKind.STUDY_EDITED: "saved the draft of the study",
    EventKind.DRAFT_DISCARDED: "discarded the draft of the study",
    EventKind.ROUND_CREATED: "created the round {subject}",
    EventKind.ROUND_OPENED: "opened the round {subject}",
    EventKind.ROUND_SCHEDULED: "fixed the round {subject} and scheduled its opening",
    EventKind.ROUND_UNSCHEDULED: "made the scheduled round {subject} a draft again",
    EventKind.ROUND_EXTENDED: "moved the close of the round {subject}",
    EventKind.ROUND_PAUSED: "paused the round {subject}",
    EventKind.ROUND_RESUMED: "let the round {subject} go on",
    EventKind.ROUND_CLOSED: "closed the round {subject}",
    EventKind.ROUND_GRACE_ENDED: "ended the time in which experts could finish the round {subject}",
    EventKind.ROUND_REOPENED: "reopened the round {subject} after its close",
    EventKind.ROUND_FINALIZED: "declared the round {subject} final",
    EventKind.PANEL_IMPORTED: "imported experts into the panel of {subject}",
    EventKind.EXPERT_ADDED: "added the expert {subject} to the panel",
    EventKind.EXPERT_EDITED: "changed what is known of the expert {subject}",
    EventKind.EXPERT_RETIRED: "retired the expert {subject} from the panel",
    EventKind.EXPERT_RESTORED: "brought the expert {subject} back into the panel",
    EventKind.EXPERTS_MERGED: "merged another expert into the expert {subject}",
    EventKind.EXPERT_FORGOTTEN: "had the expert {subject} forgotten",
    EventKind.ANSWERS_FORGOTTEN: "had answers of an expert erased who was forgotten",
    EventKind.QUOTAS_SET: "set the quotas of the panel",
    EventKind.TEXT_REVIEWED: "decided about a text of the round {subject}",
    EventKind.EXPERTS_INVITED: "invited experts to the round {subject}",
    EventKind.LINKS_REPLACED: "replaced links to the round {subject}",
    EventKind.LINKS_REVOKED: "revoked the links of the expert {subject}",
    EventKind.DATA_EXPORTED: "downloaded or exported files of the round {subject}",
    EventKind.RESEARCHER_ADDED: "gave {person} an account",
    EventKind.SIGNED_IN: "signed in",
    EventKind.SIGNED_OUT: "signed out",
    EventKind.SIGN_IN_FAILED: "refused a sign-in {as_person}with a wrong address or password",
    EventKind.BACKED_UP: "made the backup {subject}",
    EventKind.AUDIT_EXPORTED: "exported the audit trail of {subject}",
    EventKind.JOB_CANCELLED: "cancelled the job {subject}",
    EventKind.JOB_REPEATED: "had the job {subject} tried again",
    EventKind.ACCESS_REFUSED: "was refused the page {subject}",
    EventKind.KEY_USED: "used the key between names and pseudonyms",
    EventKind.NAME_CHANGED: "changed the name of an account",
    EventKind.PASSWORD_CHANGED: "changed the password of {person}",
    EventKind.PASSWORD_LINK_MADE: "made a link with which {person} sets a new password",
    EventKind.PASSWORD_RESET: "set a new password for {person} by a link",
    EventKind.SECOND_FACTOR_SET: "set up a second factor for {person}",
    EventKind.SECOND_FACTOR_DROPPED: "took the second factor from the account of {person}",
    EventKind.RECOVERY_CODES_MADE: "made new recovery codes for {person}",
    EventKind.RECOVERY_CODE_USED: "signed in with a recovery code",
    EventKind.SESSIONS_ENDED: "ended sessions of {person}",
    EventKind.OPTED_OUT: "recorded that the expert {subject} wants no mail",
    EventKind.OPT_OUT_UNDONE: "recorded that the expert {subject} takes mail again",
    EventKind.BOUNCE_RECORDED: "recorded that mail to the expert {subject} came back",
    EventKind.BOUNCES_CLEARED: "had mail sent to the expert {subject} again",
    EventKind.HALVES_MENDED: "finished what was left half done in the round {subject}",
    EventKind.MAIL_QUEUED: "put mail of the round {subject} into the outbox",
    EventKind.MAIL_SENT_AGAIN: "had mail sent once more",
    EventKind.MAIL_CANCELLED: "stopped mail of the round {subject} that waited",
    EventKind.MAIL_LEFT_UNCERTAIN: "marked messages as uncertain whose sender had ended",
    EventKind.MAIL_TEMPLATE_SAVED: "changed the words of the mail “{subject}”",
    EventKind.RESEARCHER_INVITED: "invited a researcher",
    EventKind.RESEARCHER_UNINVITED: "took back the invitation of a researcher",
    EventKind.ROLE_GIVEN: "gave {person} the role {role}",
    EventKind.MEMBER_REMOVED: "removed {person} from the study",
    EventKind.KEY_GIVEN: "gave {person} the right to join names to answers",
    EventKind.KEY_TAKEN: "took the right to join names to answers from {person}",
    EventKind.ADMINISTRATOR_MADE: "made {person} an administrator",
    EventKind.ADMINISTRATOR_UNMADE: "ended {person} being an administrator",
    EventKind.ACCOUNT_CLOSED: "closed the account of {person}",
    EventKind.ACCOUNT_REOPENED: "opened the account of {person} again",
}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# They stand in the sentence, or where the event is listed.
_SAID = frozenset({"study", "language", "role"})


def sentence(event: Event, names: Mapping[str, str]) -> str:
    """Say an event in a sentence; ``names`` are those of the researchers by id, and of nobody by ``""``."""
    who = names.get(event.by, event.by)
    return f"{who} {_what(event, names)}{_numbers(event)}."


def kind_words(kind: str) -> str:
    """Say a kind of event in a word or two."""
    return kind.replace("-", " ").capitalize()


def _what(event: Event, names: Mapping[str, str]) -> str:
    words = WORDS.get(EventKind(event.kind)) if event.kind in set(EventKind) else None
    if words is None:
        return f"did “{event.kind.replace('-', ' ')}” to {event.subject}"
    person = names.get(event.subject, event.subject)
    return words.format_map(
        _Details(
            {
                **event.details,
                "subject": event.subject,
                "person": person,
                "as_person": f"as {person} " if event.subject else "",
            }
        )
    )


def _numbers(event: Event) -> str:
    """Say what else was recorded: counts, settings, ids."""
    said = [
        f"{key.replace('_', ' ')}: {_text(value)}"
        for key, value in event.details.items()
        if key not in _SAID and value not in (None, "") and value != event.subject
    ]
    return f" ({'; '.join(said)})" if said else ""


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and _SHA256.fullmatch(value):
        return f"{value[:12]}…"
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return f"{datetime.fromisoformat(value).astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)


class _Details(dict[str, object]):
    """What a sentence wants and was not recorded is left open."""

    def __missing__(self, key: str) -> str:
        return "…"
