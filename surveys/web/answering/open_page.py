"""What a page of questions carries beside its questions: what it was shown with, what to tell, where to save."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flask import g
from flask import request
from flask import url_for

from surveys.model.answers import WITHDRAWN
from surveys.model.drafts import fingerprint
from surveys.model.kinds import Comment
from surveys.model.page_visits import coarse_visit
from surveys.services import answering
from surveys.services.previewing import Preview
from surveys.web.answering.answer_words import is_given
from surveys.web.answering.pages import KeptAnswer
from surveys.web.answering.pages import LeftOnDevice
from surveys.web.answering.pages import OpenPage
from surveys.web.answering.pages import UnansweredQuestion
from surveys.web.answering.visits import address
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.page_visits import PageVisit
    from surveys.model.pages import Asked
    from surveys.model.pages import Page
    from surveys.services.answering import Visit

#: The names of the hidden inputs; none of them is something that an expert has typed.
CARRIED = ("prints", "shown_at", "layout", "prompted")
# More would make the address too long; the review shows every answer anyhow.
_MOST_KEPT = 10


def open_page(seen: Visit, page: Page) -> OpenPage:
    """Make what a page carries when it is shown."""
    asks_again = "prompted" in request.args and request.method != "POST"
    name = seen.invitation.round
    return OpenPage(
        hidden=_hidden(seen, page),
        kept=kept_answers(seen),
        unanswered=tuple(
            UnansweredQuestion(question=asked.text.to(seen.language), field=asked.id)
            for asked in (missed(seen, page) if asks_again else ())
        ),
        autosave=""
        if isinstance(seen, Preview)
        else url_for("answering.autosave", study=name.study, round_id=name.round, page_id=page.id),
        copy=local_copy(seen),
    )


def local_copy(seen: Visit) -> str:
    """Name what is kept on a device: it differs from expert to expert, and opens nothing."""
    return hashlib.sha256(f"local copy of {seen.response.id}".encode()).hexdigest()[:12]


def left_on_device(seen: Visit) -> LeftOnDevice | None:
    """Say what a device may forget: all after a withdrawal, and what is older than what was submitted.

    What was typed in one window while another one submitted can still be put back after reopening.
    """
    if seen.can_answer or seen.waits:
        return None
    now = current_workspace().clock()
    context = seen.context
    may_go_on = context.takes_answers or context.is_paused
    is_submitted = seen.submissions and not seen.response.withdrawn_at and may_go_on
    until = seen.submissions[-1].submitted_at if is_submitted else now
    return LeftOnDevice(copy=local_copy(seen), forget_until=int(until.timestamp()))


def missed(seen: Visit, page: Page) -> tuple[Asked, ...]:
    """List what is asked on a page and was left out, although it is not optional; what was withdrawn was not."""
    here = next((each for each in seen.pages if each.id == page.id), None)
    return tuple(
        asked
        for asked in (here.asked if here else ())
        if not is_given(seen.answers.get(asked.id))
        and seen.answers.get(asked.id) != WITHDRAWN
        and not asked.item.is_optional
        and not isinstance(asked.item.kind, Comment)
    )


def kept_answers(seen: Visit) -> tuple[KeptAnswer, ...]:
    """Say which newer answers of other windows were kept when the page before was saved."""
    wanted = request.args.getlist("kept")[:_MOST_KEPT]
    if not wanted:
        return ()
    drafts = answering.saved_drafts(current_workspace(), seen)
    return tuple(
        KeptAnswer(
            question=asked.text.to(seen.language),
            address=f"{address(seen, page.id)}#question-{asked.id}",
            saved_at=drafts[asked.id].saved_at,
        )
        for page in seen.pages
        for asked in page.asked
        if asked.id in wanted and asked.id in drafts
    )


def posted_prints(page: Page) -> dict[str, str]:
    """Read with which answers the page at hand had been shown."""
    known = {asked.id for asked in page.asked}
    pairs = (pair.rpartition("=") for pair in request.form.get("prints", "").split())
    return {question: mark for question, _, mark in pairs if question in known}


def posted_visit(page: Page) -> PageVisit | None:
    """Read for how long the page at hand had been open, and how wide it was."""
    shown_at = request.form.get("shown_at", "")
    if not shown_at.isdecimal():
        return None
    seconds = current_workspace().clock().timestamp() - int(shown_at[:12])
    return coarse_visit(page.id, seconds, request.form.get("layout", ""))


def prints(seen: Visit, questions: Iterable[str]) -> dict[str, str]:
    """Return the fingerprints of what is saved."""
    return {question: fingerprint(seen.answers.get(question)) for question in questions}


def _hidden(seen: Visit, page: Page) -> dict[str, str]:
    shown_with = prints(seen, (asked.id for asked in page.asked))
    hidden = {"prints": " ".join(f"{key}={mark}" for key, mark in shown_with.items())}
    if seen.context.study.conduct.records_paradata:
        now = current_workspace().clock().timestamp()
        hidden |= {"shown_at": str(int(now)), "layout": ""}
    if "prompted" in request.args or "prompted" in request.form:
        hidden["prompted"] = "1"
    if "refusal" in g:  # nothing was saved, so the page is still what it was when it was shown
        hidden |= {name: request.form[name] for name in CARRIED if name in request.form}
    return hidden
