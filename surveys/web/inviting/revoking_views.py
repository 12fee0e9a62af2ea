"""The links of a round: who has one that works, and taking them back with what that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext
from flask_babel import ngettext
from wtforms import HiddenField
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.model.rounds import RoundName
from surveys.services import launching
from surveys.services import revoking
from surveys.web.forms import Form
from surveys.web.forms import sent_form
from surveys.web.inviting.blueprint import blueprint
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from surveys.services.launching import ListedRound
    from surveys.services.revoking import LinksOf

_LINKS = "/studies/<study_id>/rounds/<round_id>/links"
_LONGEST_ADDRESS = 300


class RevokeForm(Form):
    """Whose links are taken back; ``is_sure`` comes from the page that says what that means."""

    email = StringField(
        lazy_gettext("E-mail address of the expert"),
        [
            InputRequired(lazy_gettext("Please enter the e-mail address of the expert.")),
            Length(
                max=_LONGEST_ADDRESS,
                message=lazy_gettext(
                    "Please use at most %(longest)s characters.", longest=_LONGEST_ADDRESS
                ),
            ),
        ],
    )
    is_sure = HiddenField()


class RevokeAllForm(Form):
    """Taking everybody's links back needs no more than a decision, on a page of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksPage:
    """The links of a round."""

    found: ListedRound
    links: tuple[LinksOf, ...]
    form: RevokeForm

    @property
    def without(self) -> tuple[LinksOf, ...]:
        """Who was invited and has no link that works."""
        return tuple(each for each in self.links if not each.live)

    @property
    def live(self) -> int:
        """How many links work."""
        return sum(each.live for each in self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokePage:
    """What taking links back would do; ``expert`` is None where it is everybody's."""

    found: ListedRound
    expert: LinksOf | None
    experts: int
    live: int
    form: RevokeForm | RevokeAllForm


@blueprint.get(f"{_LINKS}/list")
def show_links(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show how many links of a round work, and who has none."""
    name = RoundName(study=study_id, round=round_id)
    return render("inviting/links.html", _links_page(name, RevokeForm(formdata=None)))


@blueprint.post(f"{_LINKS}/revoke")
@shows_again
def revoke_links(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what taking an expert's links back means, and do it once that was confirmed."""
    name = RoundName(study=study_id, round=round_id)
    form = RevokeForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            if form.is_sure.data:
                return _revoked(name, [form.email.data], form)
            return render("inviting/revoke.html", _revoke_page(name, form))
    return render("inviting/links.html", _links_page(name, form), form.status)


@blueprint.route(f"{_LINKS}/revoke-all", methods=["GET", "POST"])
@shows_again
def revoke_all_links(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what taking everybody's links back means, and do it once that was confirmed."""
    name = RoundName(study=study_id, round=round_id)
    form = RevokeAllForm()
    everybody = revoking.list_links(current_workspace(), name)
    if form.is_well_sent():
        with refusals_said_at(form):
            return _revoked(name, [each.expert.email for each in everybody], form)
    page = RevokePage(
        found=launching.find_round(current_workspace(), name),
        expert=None,
        experts=sum(bool(each.live) for each in everybody),
        live=sum(each.live for each in everybody),
        form=form,
    )
    return render("inviting/revoke.html", page, form.status)


def _links_page(name: RoundName, form: RevokeForm) -> LinksPage:
    workspace = current_workspace()
    return LinksPage(
        found=launching.find_round(workspace, name),
        links=revoking.list_links(workspace, name),
        form=form,
    )


def _revoke_page(name: RoundName, form: RevokeForm) -> RevokePage:
    workspace = current_workspace()
    links = revoking.find_links(workspace, name, form.email.data)
    form.is_sure.data = "yes"
    return RevokePage(
        found=launching.find_round(workspace, name),
        expert=links,
        experts=1,
        live=links.live,
        form=form,
    )


def _revoked(
    name: RoundName, emails: Sequence[str], form: RevokeForm | RevokeAllForm
) -> ResponseReturnValue:
    count = revoking.revoke(current_workspace(), name, emails, sent_form(form))
    flash(
        ngettext(
            "%(num)s link was revoked; it opens nothing any more.",
            "%(num)s links were revoked; they open nothing any more.",
            count,
        )
        if count
        else gettext("No link was revoked: there was none that worked.")
    )
    return redirect(url_for(".show_links", study_id=name.study, round_id=name.round), 303)
