"""The pages of what cannot be undone: merging two experts, forgetting one. Each says first what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import NotFound
from surveys.services import designing
from surveys.services.recruiting import forgetting
from surveys.services.recruiting import merging
from surveys.services.recruiting.listing import find_in_panel
from surveys.web.recruiting.blueprint import blueprint
from surveys.web.recruiting.ending_forms import OTHER
from surveys.web.recruiting.ending_forms import ForgetForm
from surveys.web.recruiting.ending_forms import MergeForm
from surveys.web.recruiting.rows import field_name
from surveys.web.recruiting.rows import field_value
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.experts import Expert
    from surveys.model.studies import Study
    from surveys.services.recruiting.forgetting import Forgotten
    from surveys.services.recruiting.forgetting import Traces
    from surveys.services.recruiting.merging import Merge

_EXPERT = "/studies/<study_id>/panel/experts/<expert_id>"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePage:
    """Two experts side by side, once both are named."""

    study: Study
    expert: Expert
    plan: Merge | None
    form: MergeForm

    @property
    def rows(self) -> tuple[tuple[str, str, str, str], ...]:
        """What is known of the one who stays, of the one who goes, and of the one who is left."""
        if self.plan is None:
            return ()
        kept, gone, after = self.plan.kept, self.plan.gone, self.plan.after
        plain = [
            (field, *(getattr(each, field) for each in (kept, gone, after)))
            for field in ("name", "email", "language")
        ]
        attributes = [
            (key, *(each.attributes.get(key, "") for each in (kept, gone, after)))
            for key in sorted(after.attributes)
        ]
        return tuple(
            (
                field_name(field, self.study),
                field_value(field, first, self.study),
                field_value(field, second, self.study),
                field_value(field, third, self.study),
            )
            for field, first, second, third in (*plain, *attributes)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetPage:
    """What forgetting an expert erases, and what remains."""

    study: Study
    traces: Traces
    form: ForgetForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgottenPage:
    """What was done, and what remains."""

    study: Study
    done: Forgotten


@blueprint.route(f"{_EXPERT}/merge", methods=["GET", "POST"])
@shows_again
def merge_experts(study_id: str, expert_id: str) -> ResponseReturnValue:
    """Say what it means that two experts are one person, and make them one once that was confirmed."""
    workspace = current_workspace()
    expert, form, plan = find_in_panel(workspace, study_id, expert_id), MergeForm(), None
    if form.is_well_sent():
        with refusals_said_at(form):
            pair = (
                (form.other.data, expert.id)
                if form.keep.data == OTHER
                else (expert.id, form.other.data)
            )
            plan = merging.plan_merge(workspace, study_id, *pair)
            if form.is_sure.data == _sign(plan):
                merging.merge(workspace, study_id, plan.kept.id, plan.gone.id)
                flash(gettext("They are one expert now: %(name)s.", name=plan.after.name))
                to = url_for(".show_expert", study_id=study_id, expert_id=plan.kept.id)
                return redirect(to, 303)
            form.is_sure.data = _sign(plan)
    page = MergePage(study=_study(study_id), expert=expert, plan=plan, form=form)
    return render("recruiting/merge.html", page, form.status)


def _sign(plan: Merge) -> str:
    """Return what was shown: who stays, and who goes."""
    return f"{plan.kept.id}-{plan.gone.id}"


@blueprint.route(f"{_EXPERT}/forget", methods=["GET", "POST"])
@shows_again
def forget_expert(study_id: str, expert_id: str) -> ResponseReturnValue:
    """Say in numbers what forgetting an expert means, and do it once that was confirmed."""
    workspace, form = current_workspace(), ForgetForm()
    try:
        expert = find_in_panel(workspace, study_id, expert_id)
    except NotFound:
        if not form.is_submitted():
            raise
        # The button was pressed twice, and the first press is what was meant.
        flash(gettext("That expert is not in the panel any more."))
        return redirect(url_for(".show_panel", study_id=study_id), 303)
    if form.is_well_sent():
        with refusals_said_at(form):
            done = forgetting.forget(workspace, expert, with_answers=bool(form.answers.data))
            return render(
                "recruiting/forgotten.html", ForgottenPage(study=_study(study_id), done=done)
            )
    page = ForgetPage(study=_study(study_id), traces=forgetting.trace(workspace, expert), form=form)
    return render("recruiting/forget.html", page, form.status)


def _study(study_id: str) -> Study:
    return designing.newest_study(current_workspace(), study_id).study
