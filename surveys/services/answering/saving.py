"""Save the answers of a page, or what was changed on it; the newest answer to each question wins."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import SKIPPED
from surveys.model.answers import WITHDRAWN
from surveys.model.drafts import fingerprint
from surveys.model.drafts import is_taken
from surveys.model.drafts import time_given
from surveys.model.errors import Refused
from surveys.services.answering.asking import answers_to_save
from surveys.services.answering.changing import change_once
from surveys.services.answering.changing import require_answering
from surveys.storage import drafts
from surveys.storage import page_visits
from surveys.storage import responses
from surveys.storage.idempotency import count_later

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.answers import Answer
    from surveys.model.drafts import Change
    from surveys.model.drafts import Draft
    from surveys.model.forms import Sending
    from surveys.model.forms import SentForm
    from surveys.model.page_visits import PageVisit
    from surveys.model.pages import Page
    from surveys.model.responses import Response
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The visit with its answers as they are now; ``kept`` are newer answers of other windows."""

    seen: Visit
    kept: dict[str, Draft]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAsShown:
    """What is known of the page on which answers were given.

    ``prints`` are the fingerprints of the answers that it was shown with: an answer that was not changed since
    leaves what another window has saved. Questions ``left_out`` are not touched.
    """

    prints: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    visited: PageVisit | None = None


def save_page(
    workspace: Workspace,
    seen: Visit,
    page: Page,
    answers: Mapping[str, Answer | None],
    form: SentForm,
    *,
    resume_at: str = "",
    shown: PageAsShown | None = None,
) -> Saved:
    """Save what was given on a page; a question of the page without an answer was skipped.

    Parameters
    ----------
    answers
        By question id; questions that are not on the page are ignored, so that nothing else changes.
    resume_at
        The page to come back to; the one after this page where it is left out.
    shown
        The page as the expert saw it; without it, everything on the page is saved.

    Raises
    ------
    RoundPaused
        While the round is paused.
    Refused
        Before consent, after the close and its grace, or once the response was submitted.
    ValueError
        When a value is none that its question's kind can have read.
    """
    shown = shown or PageAsShown()
    given = answers_to_save(seen, page, answers, shown.left_out)
    _check(page, given)

    def save(db: Database, response: Response) -> dict[str, Any]:
        _require_answering(workspace, seen, response)
        now = workspace.clock()
        saved = drafts.list_drafts(db, response)
        left = {
            key: shown.prints[key]
            for key, answer in given.items()
            if key in shown.prints and _is_left(answer, shown.prints[key], saved.get(key))
        }
        kept = [
            key
            for key in left.keys() & saved.keys()
            if _print(saved[key]) not in {fingerprint(given[key]), left[key]}
        ]
        # What was answered when the page was shown, and is not saved any more, was erased meanwhile.
        new = {
            key: answer
            for key, answer in given.items()
            if key not in left or (key not in saved and not left[key])
        }
        drafts.save_drafts(db, response, new, now, counts_changes=_records(seen))
        if shown.visited and _records(seen):
            page_visits.add_page_visit(db, response, shown.visited)
        now_seen = seen.answered(drafts.load_drafts(db, response))
        responses.mark_active(
            db, response, resume_at or now_seen.place_after(page, before=seen), now
        )
        return {"kept": sorted(kept)}

    return _saved(workspace, seen, change_once(workspace, seen, form, save))


def save_changes(
    workspace: Workspace,
    seen: Visit,
    page: Page,
    changes: Mapping[str, Change],
    sending: Sending,
) -> Saved:
    """Save what was changed on a page that is still open; without changes, only say how things stand.

    Raises
    ------
    Refused
        Before consent, after the close, or once the response was submitted.
    ValueError
        When a value is none that its question's kind can have read.
    """
    given = {key: change.answer or SKIPPED for key, change in changes.items()}
    _check(page, given)
    if not changes:
        _require_answering(workspace, seen, seen.response)
        return _saved(workspace, seen, {"kept": []})

    def save(db: Database, response: Response) -> dict[str, Any]:
        _require_answering(workspace, seen, response)
        if count_later(db, f"{response.id}:{sending.prefix}", f"{response.id}:{sending.form.key}"):
            return {"kept": []}  # the network was slow: the same window has sent something newer
        now = workspace.clock()
        saved = drafts.list_drafts(db, response)
        kept = []
        for key, change in changes.items():
            at = time_given(change, now, response.begun_at)
            if is_taken(change, at, saved.get(key)):
                _save_one(db, seen, response, (key, given[key]), at)
            elif _print(saved[key]) != fingerprint(given[key]):
                kept.append(key)
        responses.mark_active(db, response, page.id, now)
        return {"kept": sorted(kept)}

    return _saved(workspace, seen, change_once(workspace, seen, sending.form, save))


def _save_one(
    db: Database, seen: Visit, response: Response, given: tuple[str, Answer], at: datetime
) -> None:
    drafts.save_drafts(db, response, dict([given]), at, counts_changes=_records(seen))


def _check(page: Page, given: Mapping[str, Answer]) -> None:
    for asked in page.asked:
        if asked.id in given and given[asked.id].missing is None:
            asked.item.kind.check(given[asked.id].value)


def _require_answering(workspace: Workspace, seen: Visit, response: Response) -> None:
    require_answering(workspace, seen, response)
    if response.consented_at is None:
        raise Refused("Please read and answer the consent page first.")


def _is_left(answer: Answer, shown_with: str, saved: Draft | None) -> bool:
    """Say whether a page that was sent leaves a question as it is saved.

    A page does not show what was withdrawn; and an answer on a page from before that is the one taken back.
    """
    if shown_with == fingerprint(answer):
        return True
    is_withdrawn = saved is not None and saved.answer == WITHDRAWN
    return is_withdrawn and (answer == SKIPPED or shown_with != fingerprint(WITHDRAWN))


def _print(draft: Draft) -> str:
    return fingerprint(draft.answer)


def _records(seen: Visit) -> bool:
    return seen.context.study.conduct.records_paradata


def saved_drafts(workspace: Workspace, seen: Visit) -> dict[str, Draft]:
    """Return what is saved now by question, with when it was given."""
    db = workspace.study(seen.invitation.round.study).read()
    return drafts.list_drafts(db, seen.response)


def _saved(workspace: Workspace, seen: Visit, reply: Mapping[str, Any]) -> Saved:
    now = saved_drafts(workspace, seen)
    answers = {question: draft.answer for question, draft in now.items()}
    return Saved(
        seen=seen.answered(answers),
        kept={question: now[question] for question in reply["kept"] if question in now},
    )
