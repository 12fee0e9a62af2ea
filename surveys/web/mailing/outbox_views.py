"""The pages by which messages go out, and on which one sees what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort
from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import ngettext

from surveys.model.messages import MessageKind
from surveys.model.rounds import RoundName
from surveys.services.mailing import following
from surveys.services.mailing import queueing
from surveys.web.forms import sent_form
from surveys.web.mailing import outbox_pages
from surveys.web.mailing.blueprint import blueprint
from surveys.web.mailing.outbox_forms import AgainForm
from surveys.web.mailing.outbox_forms import SendForm
from surveys.web.mailing.outbox_forms import StopForm
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_PLACE = "/studies/<study_id>/rounds/<round_id>/mail"


@blueprint.get(_PLACE)
def show_outbox(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show what became of the messages of a round."""
    name = RoundName(study=study_id, round=round_id)
    page = outbox_pages.outbox_page(current_workspace(), name)
    return render("mailing/outbox.html", page)


@blueprint.route(f"{_PLACE}/<kind>", methods=["GET", "POST"])
@shows_again
def send(study_id: str, round_id: str, kind: str) -> ResponseReturnValue:
    """Show who gets a message, and queue it for exactly those."""
    name, wanted = RoundName(study=study_id, round=round_id), _kind(kind)
    form = SendForm()
    everybody = bool(form.everybody.data or request.args.get("everybody"))
    if form.is_well_sent():
        with refusals_said_at(form):
            queued = queueing.queue(
                current_workspace(),
                name,
                wanted,
                everybody=everybody,
                seen=form.seen.data or "-",
                form=sent_form(form),
            )
            words = ngettext(
                "%(num)s message waits to be sent.",
                "%(num)s messages wait to be sent.",
                queued.count,
            )
            return _back(name, words)
    page = outbox_pages.send_page(current_workspace(), name, wanted, form, everybody=everybody)
    return render("mailing/send.html", page, form.status)


@blueprint.post(f"{_PLACE}/again")
@shows_again
def send_again(study_id: str, round_id: str) -> ResponseReturnValue:
    """Queue one message once more, or all that failed or are uncertain."""
    name = RoundName(study=study_id, round=round_id)
    form = AgainForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            ids = _chosen(name, form.which.data or "")
            count = queueing.send_again(current_workspace(), name, ids, sent_form(form))
            words = ngettext(
                "%(num)s message waits to be sent once more.",
                "%(num)s messages wait to be sent once more.",
                count,
            )
            return _back(name, words)
    page = outbox_pages.outbox_page(current_workspace(), name, again=form)
    return render("mailing/outbox.html", page, form.status)


@blueprint.post(f"{_PLACE}/stop")
@shows_again
def stop(study_id: str, round_id: str) -> ResponseReturnValue:
    """Stop the messages that wait."""
    name = RoundName(study=study_id, round=round_id)
    form = StopForm()
    if form.is_well_sent():
        count = queueing.cancel_waiting(current_workspace(), name)
        words = ngettext(
            "%(num)s message will not be sent.", "%(num)s messages will not be sent.", count
        )
        return _back(name, words)
    page = outbox_pages.outbox_page(current_workspace(), name, stop=form)
    return render("mailing/outbox.html", page, form.status)


def _chosen(name: RoundName, which: str) -> list[str]:
    """Return the ids of the messages that a button stands for."""
    waiting = following.outbox(current_workspace(), name).to_decide
    return [each.message.id for each in waiting if which in {each.message.id, each.outcome.value}]


def _kind(kind: str) -> MessageKind:
    try:
        return MessageKind(kind)
    except ValueError:
        abort(404)


def _back(name: RoundName, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(url_for(".show_outbox", study_id=name.study, round_id=name.round), 303)
