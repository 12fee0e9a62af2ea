"""The switch of languages on every page of an expert's; nothing that was typed is lost by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from flask import g
from flask import redirect
from flask import request
from flask import url_for
from wtforms import HiddenField

from surveys.model.texts import LANGUAGES
from surveys.services import answering
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.frames import LanguageChoice
from surveys.web.answering.frames import LanguageSwitch
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import remember_language
from surveys.web.forms import Form
from surveys.web.languages import page_language
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from surveys.services.answering import Visit

#: The name of the buttons; their value is a language.
BUTTON = "language"


class LanguageForm(Form):
    """The form of the switch on pages where nothing can be typed."""

    back = HiddenField()


def links(languages: Sequence[str], address: str) -> LanguageSwitch:
    """Make the switch of a page that nobody has begun to answer: links, which change nothing."""
    return LanguageSwitch(
        choices=tuple(
            replace(each, address=f"{address}?lang={each.code}") for each in _choices(languages)
        )
    )


def buttons_before(languages: Sequence[str]) -> LanguageSwitch:
    """Make the switch of a page with a form that nobody has begun to answer."""
    return LanguageSwitch(choices=_choices(languages))


@blueprint.context_processor
def _for_anybody() -> dict[str, Any]:
    """Let pages that belong to no round have a switch of every language."""
    return {
        "links_for_anybody": lambda: links(tuple(LANGUAGES), request.path),
        "buttons_for_anybody": lambda: buttons_before(tuple(LANGUAGES)),
    }


def buttons(seen: Visit) -> LanguageSwitch:
    """Make the switch of a page of a begun response."""
    name = seen.invitation.round
    # A page that answers a form cannot be opened again; the way back is to wherever the expert was.
    back = request.path if request.method == "GET" else ""
    return LanguageSwitch(
        choices=_choices(seen.context.languages),
        form=LanguageForm(formdata=None, data={"back": back}),
        address=url_for("answering.switch_language", study=name.study, round_id=name.round),
    )


def _choices(languages: Sequence[str]) -> tuple[LanguageChoice, ...]:
    current = page_language()
    return tuple(
        LanguageChoice(code=code, name=LANGUAGES[code], is_current=code == current)
        for code in languages
    )


def is_switching() -> bool:
    """Say whether the form at hand was sent by a button of the switch, to be shown in another language."""
    return bool(g.get("is_only_shown"))


@blueprint.before_request
def switch_in_a_form() -> None:
    """Go on in another language where a button of the switch sent a form; its page is then shown again."""
    language = request.form.get(BUTTON, "") if request.method == "POST" else ""
    if language not in LANGUAGES or request.endpoint == "answering.begin":
        return
    place = request.view_args or {}
    if "study" in place:
        go_on_in(current_visit(place["study"], place["round_id"]), language)
    else:
        remember_language(language)
    g.is_only_shown = True


@blueprint.post("/answer/<study>/<round_id>/language")
def switch_language(study: str, round_id: str) -> ResponseReturnValue:
    """Show the page that the switch was on in the language that was switched to."""
    home = url_for("answering.resume", study=study, round_id=round_id)
    back = LanguageForm().back.data or ""
    return redirect(back if back.startswith(f"{home}/") else home, 303)


def go_on_in(seen: Visit, language: str) -> None:
    """Go on in a language: the answers' where they are still being given, else the pages' in this browser."""
    if language not in seen.context.languages:
        return
    if seen.can_answer:
        answering.answer_in(current_workspace(), seen, language)
    remember_language(language)
