"""The page that examines the installation; it speaks with the mail server, so it does so when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext
from flask_babel import ngettext

from surveys.services import diagnosing
from surveys.web.forms import Form
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.diagnosing import Examination

blueprint = Blueprint("diagnosing", __name__)
_TEMPLATE = "diagnosing/doctor.html"


class ExamineForm(Form):
    """Examining needs no more than a decision."""


class RepairForm(Form):
    """So does finishing what was left half done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoctorPage:
    """What was found; ``examination`` is None before anybody asked."""

    form: ExamineForm
    repair: RepairForm
    examination: Examination | None
    halves: tuple[str, ...]


@blueprint.get("/doctor")
def show_doctor() -> ResponseReturnValue:
    """Say what is examined."""
    return render(_TEMPLATE, _page(ExamineForm(formdata=None)))


@blueprint.post("/doctor")
@shows_again
def examine() -> ResponseReturnValue:
    """Examine the installation now."""
    form = ExamineForm()
    examination = (
        diagnosing.examine(current_workspace(), request.url_root) if form.is_well_sent() else None
    )
    return render(_TEMPLATE, _page(form, examination), form.status)


@blueprint.post("/doctor/repair")
@shows_again
def repair() -> ResponseReturnValue:
    """Finish what a crash left half done."""
    form = RepairForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            count = diagnosing.mend_halves(current_workspace())
            flash(
                ngettext(
                    "%(num)s thing that was left half done is finished.",
                    "%(num)s things that were left half done are finished.",
                    count,
                )
                if count
                else gettext("Nothing was left half done.")
            )
            return redirect(url_for(".show_doctor"), 303)
    return render(_TEMPLATE, _page(form), form.status)


def _page(sent: ExamineForm | RepairForm, examination: Examination | None = None) -> DoctorPage:
    return DoctorPage(
        form=sent if isinstance(sent, ExamineForm) else ExamineForm(formdata=None),
        repair=sent if isinstance(sent, RepairForm) else RepairForm(formdata=None),
        examination=examination,
        halves=tuple(half.sentence for half in diagnosing.find_halves(current_workspace())),
    )
