"""The pages of refusals and failures, and their sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g
from flask import request
from flask_babel import lazy_gettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.problems import Problem
    from surveys.web.asked_by import AskedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What went wrong and what to do; ``asked_by`` stands where an expert meets it."""

    status: int
    title: str
    sentence: str
    reference: str
    problems: tuple[Problem, ...]
    typed: tuple[str, ...]
    asked_by: AskedBy | None


_TITLES = {
    400: lazy_gettext("This form could not be taken"),
    403: lazy_gettext("This is not possible"),
    404: lazy_gettext("Page not found"),
    405: lazy_gettext("This address cannot be used like that"),
    409: lazy_gettext("This contradicts something"),
    413: lazy_gettext("Too large"),
    422: lazy_gettext("There is a problem"),
    429: lazy_gettext("Too many attempts"),
    503: lazy_gettext("Many people are at work just now"),
    507: lazy_gettext("The server could not save this"),
}
_SENTENCES = {
    400: lazy_gettext(
        "This page had been open for too long, or your browser refused our cookie. Nothing was saved. "
        "Please go back, load the page again and send the form once more; "
        "as an expert, open the link in your invitation again."
    ),
    403: lazy_gettext("You may not open this page."),
    404: lazy_gettext("There is no such page here. Please check the address."),
    405: lazy_gettext("Please go back and use the links and buttons of the page."),
    413: lazy_gettext(
        "What you sent is larger than 2 MB, and was not saved. Please send a smaller file."
    ),
    429: lazy_gettext("Please wait a minute and try again."),
    503: lazy_gettext("Please try again in a few seconds. Nothing was lost."),
    507: lazy_gettext(
        "The server could not save this just now. Please try again in a few minutes; "
        "if it still fails, tell the people who run this site the reference below."
    ),
}
_UNEXPECTED = lazy_gettext("Something went wrong")
_OUR_FAULT = lazy_gettext(
    "This is our fault, not yours. What you saved before is safe. Please try again; "
    "if it still fails, tell the people who run this site the reference below."
)


def sentence(status: int) -> str:
    """Say what a status means for the person."""
    return str(_SENTENCES.get(status, _OUR_FAULT))


def error_page(
    status: int,
    *,
    sentence: str = "",
    reference: str = "",
    problems: Sequence[Problem] = (),
    typed: Sequence[str] = (),
) -> ErrorPage:
    """Make the page of a status."""
    return ErrorPage(
        status=status,
        title=str(_TITLES.get(status, _UNEXPECTED)),
        sentence=sentence or str(_SENTENCES.get(status, _OUR_FAULT)),
        reference=reference,
        problems=tuple(problems),
        typed=tuple(typed),
        asked_by=g.get("asked_by"),
    )


def typed() -> tuple[str, ...]:
    """List what was typed in the form at hand: no secrets, and nothing that was chosen.

    Without its page nobody can say which question a field belongs to, and what was ticked or chosen is sent as
    an id or a number of ours, which says nothing to anybody. Words of one's own are worth copying.
    """
    return tuple(
        value
        for name, values in request.form.lists()
        if name not in _OURS and "password" not in name
        for value in values
        if value and (name.endswith("-text") or not _OF_OURS.fullmatch(value))
    )


_OURS = frozenset({"csrf_token", "form_key", "code", "text", "language", "back"}) | {
    # What a page of questions carries beside its questions.
    *("prints", "shown_at", "layout", "prompted", "leave", "clear")
}
_OF_OURS = re.compile(r"[A-Za-z0-9_.~:-]{0,64}")
