"""The preview at hand: read from the address of the page, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import g
from flask import request
from flask import url_for

from surveys.services import previewing
from surveys.services.answering import Saved
from surveys.services.answering.asking import answers_to_save
from surveys.web.answering.preview_addresses import SO_FAR
from surveys.web.answering.preview_addresses import read_walk
from surveys.web.answering.question_field import given_answers
from surveys.web.answering.sent_page import unreadable
from surveys.web.answering.visits import asked_by
from surveys.web.languages import speak_from_now_on
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from surveys.model.pages import Page
    from surveys.services.previewing import Preview
    from surveys.services.previewing import Walk
    from surveys.web.forms import Form

_MOST_TURNS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What every page of a preview says above all else."""

    study: str
    version: int
    form: str
    is_draft: bool
    another: str
    end: str


def current_preview(study_id: str, number: int) -> Preview:
    """Return the preview that the address of the page at hand describes.

    Raises
    ------
    NotFound
        When there is no such version of the study, or no such form of it.
    """
    walk = _with_wishes(read_walk(request.args.get(SO_FAR, ""), f"{study_id}/{number}"))
    seen = previewing.preview(current_workspace(), study_id, number, walk)
    speak_from_now_on(seen.language)
    g.asked_by = asked_by(seen.context, seen.language)
    g.preview = _banner(seen)
    return seen


def _with_wishes(walk: Walk) -> Walk:
    """Begin in the language, the form and the order that the address asks for."""
    wishes = request.args
    turn = wishes.get("turn", "")
    return replace(
        walk,
        language=wishes.get("language", walk.language),
        form=wishes.get("form", walk.form),
        turn=int(turn[:4]) % _MOST_TURNS if turn.isdecimal() else walk.turn,
    )


def _banner(seen: Preview) -> Banner:
    study, form = seen.context.study, seen.walk.form
    where = {"study_id": study.id, "number": seen.version}
    wishes = {"language": seen.language, "form": form or None, "turn": seen.walk.turn + 1}
    return Banner(
        study=study.title.to(seen.language),
        version=seen.version,
        form=study.form(form).name.to(seen.language) if form else "",
        is_draft=seen.is_draft,
        another=url_for("previewing.landing", **where, **wishes),  # type: ignore[arg-type]  # parts of the address
        end=url_for(
            "designing.show_study" if seen.version else "editing.show_draft", study_id=study.id
        ),
    )


def answered(seen: Preview, page: Page, form: Form) -> Saved:
    """Return the preview with what was answered on a page: as if it had been saved."""
    answers = given_answers(form, page)
    to_clear = request.form.get("clear", "")
    if to_clear in answers:
        answers[to_clear] = None
    left_out = unreadable(form, page) | {asked.id for asked in page.asked} - answers.keys()
    given = answers_to_save(seen, page, answers, left_out)
    return Saved(seen=seen.answered(seen.answers | given), kept={})


def in_another_language(seen: Preview, language: str) -> Preview:
    """Return the preview as it goes on in another language."""
    return replace(seen, walk=replace(seen.walk, language=language))
