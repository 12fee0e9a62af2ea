"""The link in every mail that ends mail: a page with a button, and one click from the mail program (RFC 8058)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import abort
from flask import g
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import lazy_gettext
from wtforms import BooleanField
from wtforms import HiddenField

from surveys.model.opt_outs import SaidBy
from surveys.model.texts import LANGUAGES
from surveys.services.mailing import unsubscribing
from surveys.services.sponsoring import who_asks
from surveys.web.answering.blueprint import blueprint
from surveys.web.asked_by import AskedBy
from surveys.web.forms import Form
from surveys.web.languages import language_asked_for
from surveys.web.languages import page_language
from surveys.web.languages import speak_from_now_on
from surveys.web.rate_limiting import require_rate
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.sansio.blueprints import BlueprintSetupState
    from flask.typing import ResponseReturnValue

    from surveys.services.mailing.unsubscribing import Subscription

# The servers of a large mail provider click for all of its customers from a few addresses.
_MOST_A_MINUTE = 60
_GO_ON = "go-on"


class MailForm(Form):
    """End mail, from this study or from all; or let it go on."""

    wish = HiddenField()
    everywhere = BooleanField(
        lazy_gettext("Also no mail from any other study of this site, now or later")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsubscribePage:
    """Whether mail goes on to whom a message was sent to, and the form that changes it."""

    asked_by: AskedBy
    is_ended: bool
    is_ended_everywhere: bool
    form: MailForm
    address: str


@blueprint.get("/u/<token>")
def unsubscribe(token: str) -> ResponseReturnValue:
    """Ask whether mail is to end. Mail scanners open links too, so nothing changes here."""
    found = _found(token)
    if request.method == "HEAD":
        return ""  # no form, so no cookie
    return render("answering/unsubscribe.html", _page(found, MailForm(formdata=None), token))


@blueprint.post("/u/<token>")
def end_mail_by_one_click(token: str) -> ResponseReturnValue:
    """End mail at once, as RFC 8058 has it: no cookie, no page, no way round."""
    require_rate("unsubscribe", _MOST_A_MINUTE)
    name, value = unsubscribing.ONE_CLICK
    if request.form.get(name) != value:
        abort(400)
    unsubscribing.unsubscribe(current_workspace(), token, SaidBy.ONE_CLICK, everywhere=False)
    return "", 200, {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.record
def _exempt_one_click(state: BlueprintSetupState) -> None:
    """Let mail programs send their one click, which carries no token of ours; nothing else is exempt."""
    state.app.extensions["csrf"].exempt(end_mail_by_one_click)


@blueprint.route("/u/<token>/mail", methods=["GET", "POST"])
@shows_again
def change_mail(token: str) -> ResponseReturnValue:
    """End mail, or let it go on, as somebody wishes on the page."""
    there = url_for("answering.unsubscribe", token=token, lang=request.args.get("lang"))
    if request.method in {"GET", "HEAD"}:
        return redirect(there, 303)
    require_rate("unsubscribe", _MOST_A_MINUTE)
    found = _found(token)
    form = MailForm()
    if not form.is_well_sent():
        return render("answering/unsubscribe.html", _page(found, form, token), form.status)
    if form.wish.data == _GO_ON:
        unsubscribing.subscribe_again(current_workspace(), token)
    else:
        unsubscribing.unsubscribe(
            current_workspace(), token, SaidBy.PAGE, everywhere=form.everywhere.data
        )
    return redirect(there, 303)


def _found(token: str) -> Subscription:
    found = unsubscribing.find_subscription(current_workspace(), token)
    g.language_chosen = request.form.get("language", "")
    speak_from_now_on(language_asked_for(tuple(LANGUAGES), found.expert.language))
    g.asked_by = _asked_by(found)
    return found


def _asked_by(found: Subscription) -> AskedBy:
    sponsor, contact = who_asks(current_workspace(), found.study)
    return AskedBy(study=found.study.title.to(page_language()), sponsor=sponsor, contact=contact)


def _page(found: Subscription, form: MailForm, token: str) -> UnsubscribePage:
    form.wish.data = _GO_ON if found.is_ended else "end"
    return UnsubscribePage(
        asked_by=_asked_by(found),
        is_ended=found.is_ended,
        is_ended_everywhere=found.is_ended_everywhere,
        form=form,
        address=url_for("answering.change_mail", token=token, lang=page_language()),
    )
