"""Save what was changed on a page that is still open, for its script: JSON instead of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from flask import g
from flask import request
from flask_wtf.csrf import generate_csrf

from surveys.model import forms
from surveys.model.drafts import Change
from surveys.model.errors import SoundingsError
from surveys.model.forms import Sending
from surveys.model.kinds import Unreadable
from surveys.services import answering
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.open_page import posted_prints
from surveys.web.answering.open_page import prints
from surveys.web.answering.question_field import as_shown
from surveys.web.answering.sent_page import page_to_read
from surveys.web.answering.visits import current_visit
from surveys.web.errors import refusal_in_words
from surveys.web.languages import said
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.pages import Page
    from surveys.services.answering import Saved

_LONGEST_KEY = 64
_MOST_SENDINGS = 999_999
_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?")
# What differs when the very same changes are sent again.
_NOT_OF_THE_BODY = frozenset({"csrf_token", "form_key", "number", "ages"})


@blueprint.post("/answer/<study>/<round_id>/<page_id>/autosave")
@shows_again
def autosave(study: str, round_id: str, page_id: str) -> ResponseReturnValue:
    """Save the questions that were changed, and say how things stand; a token that has expired is renewed."""
    if "refusal" in g:
        return {"token": generate_csrf()}, g.refusal.status
    try:
        seen = current_visit(study, round_id)
        page = page_to_read(seen, page_id)
        changes, problems = _read(page)
        saved = answering.save_changes(current_workspace(), seen, page, changes, _sending(page))
        return _reply(page, saved, changes, problems)
    except SoundingsError as error:
        status, sentence, _ = refusal_in_words(error)
        return {"sentence": sentence}, status


def _sending(page: Page) -> Sending:
    number = request.form.get("number", "")
    known = request.form.lists()
    body = {name: values for name, values in known if name not in _NOT_OF_THE_BODY}
    return Sending(
        # A window puts back what was left on other pages too: what it sends for one is no older news of another.
        window=f"{page.id}:{request.form.get('form_key', '')[:_LONGEST_KEY]}",
        number=min(int(number[:6]), _MOST_SENDINGS) if number.isdecimal() else 0,
        body_hash=forms.sent_form("", body).body_hash,
    )


def _read(page: Page) -> tuple[dict[str, Change], dict[str, str]]:
    """Read what was changed, and what is wrong with what cannot be read."""
    changes: dict[str, Change] = {}
    problems: dict[str, str] = {}
    ages, bases = _ages(), posted_prints(page)
    for asked in page.asked:
        if asked.id in ages:
            try:
                answer = asked.item.kind.read(request.form, asked.id)
            except Unreadable as error:
                problems[asked.id] = said(error)
            else:
                basis = bases.get(asked.id, "")
                changes[asked.id] = Change(answer=answer, age=ages[asked.id], basis=basis)
    return changes, problems


def _ages() -> dict[str, float]:
    pairs = (pair.rpartition("=") for pair in request.form.get("ages", "").split())
    return {question: float(age) for question, _, age in pairs if _SECONDS.fullmatch(age)}


def _reply(
    page: Page, saved: Saved, changes: dict[str, Change], problems: dict[str, str]
) -> dict[str, Any]:
    return {
        "shown": [
            asked.id for each in saved.seen.pages if each.id == page.id for asked in each.asked
        ],
        "prints": prints(saved.seen, changes),
        "problems": problems,
        "kept": {
            asked.id: {
                "at": saved.kept[asked.id].saved_at.isoformat(),
                "fields": asked.item.kind.fields(asked.id, as_shown(saved.kept[asked.id].answer)),
            }
            for asked in page.asked
            if asked.id in saved.kept
        },
    }
