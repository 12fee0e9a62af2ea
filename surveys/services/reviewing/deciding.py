"""Decide about a text: release it as it stands or in a redacted form, withhold it, or take a decision back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.events import EventKind
from surveys.model.text_decisions import TextDecision
from surveys.model.text_decisions import Verdict
from surveys.services.auditing import record_in_study
from surveys.services.launching import find_round
from surveys.services.reviewing.reading import find_in
from surveys.services.reviewing.settling import require_open_to_decisions
from surveys.storage import text_decisions

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.reviewing.reading import WrittenText
    from surveys.services.workspace import Workspace

LONGEST_REASON = 500
#: How much longer than the text its redacted form may be: a word in the place of a name is often longer.
_ROOM = 500
_LINE_BREAK = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a researcher wants to decide; ``seen`` is what the page said of the text that was read."""

    verdict: Verdict
    seen: str
    redacted: str = ""
    reason: str = ""


def decide(
    workspace: Workspace, name: RoundName, response_id: str, question_id: str, wish: Wish
) -> bool:
    """Decide about a text, and say whether that is new; deciding the same twice is deciding it once.

    Raises
    ------
    NotFound
        When the expert has withdrawn the text.
    Conflict
        When the text, or what was decided about it, is another one than was seen.
    Invalid
        When the redacted form is empty, too long or the text as it stands, or the reason is too long.
    Refused
        While answers may come in, and once the round is final.
    """
    with workspace.study(name.study).write() as db:
        listed = find_round(workspace, name)
        require_open_to_decisions(listed)
        text = find_in(db, name, listed.study, response_id, question_id)
        made = _decision(workspace, text, wish)
        if _is_same(text, made):
            return False
        _require_seen(text, wish)
        text_decisions.put_decision(db, response_id, question_id, made)
        record_in_study(
            workspace,
            db,
            name.study,
            EventKind.TEXT_REVIEWED,
            name.round,
            question=question_id,
            response=response_id,
            verdict=made.verdict.value,
        )
    return True


def _decision(workspace: Workspace, text: WrittenText, wish: Wish) -> TextDecision:
    is_redacted = wish.verdict is Verdict.REDACTED
    return TextDecision(
        verdict=wish.verdict,
        text_sha256=text.sha256,
        decided_at=workspace.clock(),
        decided_by=workspace.actor.id if workspace.actor else "",
        redacted=_redacted(text, wish.redacted) if is_redacted else "",
        reason=_reason(wish.reason) if wish.verdict is Verdict.WITHHELD else "",
        revision=text.decision.revision + 1 if text.decision else 1,
    )


def _redacted(text: WrittenText, typed: str) -> str:
    redacted, longest = _LINE_BREAK.sub("\n", typed).strip(), len(text.words) + _ROOM
    if not redacted:
        raise Invalid(
            "The redacted form is empty. Write what others may read, or withhold the text."
        )
    if redacted == text.words:
        raise Invalid(
            "The redacted form is the text as it stands. Take something out of it, or release it as it stands."
        )
    if len(redacted) > longest:
        raise Invalid(
            f"The redacted form has {len(redacted)} characters, and may have {longest}: a redaction takes out, "
            "and adds no more than a few words. Please shorten it."
        )
    return redacted


def _reason(typed: str) -> str:
    reason = _LINE_BREAK.sub("\n", typed).strip()
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            f"The reason has {len(reason)} characters, and may have {LONGEST_REASON}. Please shorten it."
        )
    return reason


def _is_same(text: WrittenText, made: TextDecision) -> bool:
    before = text.decision
    if before is None:
        return made.verdict is Verdict.UNDECIDED
    return (before.verdict, before.redacted, before.reason) == (
        made.verdict,
        made.redacted,
        made.reason,
    )


def _require_seen(text: WrittenText, wish: Wish) -> None:
    if wish.seen == text.seen:
        return
    if wish.seen.partition(".")[0] != text.sha256:
        raise Conflict(
            "The expert has changed this text, or what may be quoted of it, while you were reading. Nothing was "
            "decided: please read it as it is now, and decide again."
        )
    raise Conflict(
        "Somebody else has decided about this text while you were reading. Nothing of yours was saved: please look at "
        "what was decided, and decide again if you see it otherwise."
    )
