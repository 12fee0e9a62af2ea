"""An expert's visit: the link that was begun with is remembered in the session, never in an address."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import g
from flask import redirect
from flask import request
from flask import session
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services import answering
from surveys.services.previewing import Preview
from surveys.web.answering import preview_addresses
from surveys.web.answering.frames import Places
from surveys.web.asked_by import AskedBy
from surveys.web.languages import language_asked_for
from surveys.web.languages import speak_from_now_on
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from werkzeug import Response

    from surveys.model.invitations import Invitation
    from surveys.services.answering import Arrival
    from surveys.services.answering import Visit
    from surveys.services.answering.round_context import RoundContext

#: Where an expert is led who cannot be asked anything now.
NOT_ASKED = frozenset({"consent", "receipt", "paused"})
# More rounds than an expert answers in one browser; a cookie has little room.
_MOST_LINKS = 12


def remember(invitation: Invitation) -> None:
    """Keep a link for as long as the cookie lives; the newest of a round replaces the one before."""
    links = {key: link for key, link in _links().items() if key != str(invitation.round)}
    links[str(invitation.round)] = invitation.link
    session["links"] = dict(list(links.items())[-_MOST_LINKS:])
    session.permanent = True


def current_visit(study: str, round_id: str) -> Visit:
    """Return the visit to a round that this browser has begun.

    Raises
    ------
    NotFound
        When this browser has no live link to such a round.
    """
    name = RoundName(study=study, round=round_id)
    link = _links().get(str(name))
    if link is None:
        raise NotFound(
            gettext(
                "Please open the link in your invitation again. It leads to where you were; "
                "what you saved is still there."
            )
        )
    seen = _as_read_here(answering.visit(current_workspace(), name, link))
    speak_from_now_on(seen.language)
    g.asked_by = asked_by(seen.context, seen.language)
    return seen


def current_arrival(token: str) -> Arrival:
    """Return what a link opens, and say the page in the language that fits: chosen, begun in, the expert's."""
    arrival = answering.arrive(current_workspace(), token)
    begun = arrival.response.language if arrival.response else ""
    expert = arrival.invitation.expert
    g.language_chosen = request.form.get("language", "")
    speak_from_now_on(language_asked_for(arrival.context.languages, begun, expert.language))
    return arrival


def remember_language(language: str) -> None:
    """Keep the language that this browser was switched to."""
    session["language"] = language


def _as_read_here(seen: Visit) -> Visit:
    """Show what cannot be answered any more in this browser's language: that of the answers stays recorded."""
    here = session.get("language")
    if seen.can_answer or here not in seen.context.languages:
        return seen
    return replace(seen, response=replace(seen.response, language=here))


def latest_visit() -> Visit | None:
    """Return the visit that this browser began last, if its link still lives."""
    for name in reversed(_links()):
        study, _, round_id = name.partition("/")
        with suppress(NotFound):
            return current_visit(study, round_id)
    return None


def asked_by(context: RoundContext, language: str) -> AskedBy:
    """Say who asks in a round."""
    return AskedBy(
        study=context.study.title.to(language),
        sponsor=context.round.sponsor,
        contact=context.round.contact,
    )


def address(seen: Visit, place: str, **more: str) -> str:
    """Return the address of a place in the questionnaire: a page's id, or ``review`` and its like."""
    if isinstance(seen, Preview):
        return preview_addresses.address(seen, place, **more)
    name = seen.invitation.round
    values = {"study": name.study, "round_id": name.round, **more}
    if place in {"consent", "review", "receipt", "come_back", "paused"}:
        return url_for(f"answering.{place}", **values)  # type: ignore[arg-type]  # values are parts of the address
    return url_for("answering.questions", page_id=place, **values)  # type: ignore[arg-type]  # likewise


def places(seen: Visit) -> Places:
    """Return the addresses of the end of a visit's questionnaire."""
    if isinstance(seen, Preview):
        return Places(**{place.name: address(seen, place.name) for place in fields(Places)})
    name = seen.invitation.round
    return Places(
        **{
            place.name: url_for(f"answering.{place.name}", study=name.study, round_id=name.round)
            for place in fields(Places)
        }
    )


def go(seen: Visit, place: str) -> Response:
    """Lead to a place in the questionnaire."""
    return redirect(address(seen, place), 303)


def _links() -> dict[str, str]:
    links = session.get("links")
    return links if isinstance(links, dict) else {}
