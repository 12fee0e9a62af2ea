"""The page of quotas: how many of each kind there are to be, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import Invalid
from surveys.model.rounds import RoundName
from surveys.services import designing
from surveys.services import launching
from surveys.services.recruiting import quotas
from surveys.web.forms import Form
from surveys.web.recruiting.blueprint import blueprint
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.recruiting.quotas import Crossing
    from surveys.services.recruiting.quotas import Quotas
    from surveys.services.workspace import Workspace

_PLACE = "/studies/<study_id>/panel/quotas"
_QUOTA = "quota-"


class QuotasForm(Form):
    """One number for each value of each coarse attribute, named ``quota-ATTRIBUTE-VALUE``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotasPage:
    """Quotas beside the panel and, where one was chosen, a round."""

    study: Study
    language: str
    rounds: tuple[ListedRound, ...]
    chosen: str
    quotas: Quotas
    crossing: Crossing | None
    typed: Mapping[str, str]
    form: QuotasForm

    def number(self, attribute: str, value: str, target: int | None) -> str:
        """Return what stands in an input: what was typed, and else what is stored."""
        return self.typed.get(field_of(attribute, value), str(target or ""))


def field_of(attribute: str, value: str) -> str:
    """Name the input of a quota."""
    return f"{_QUOTA}{attribute}-{value}"


@blueprint.get(_PLACE)
def show_quotas(study_id: str) -> ResponseReturnValue:
    """Show quotas beside the panel, and beside a round that the address names."""
    return render("recruiting/quotas.html", _page(study_id, QuotasForm(formdata=None), {}))


@blueprint.post(_PLACE)
@shows_again
def set_quotas(study_id: str) -> ResponseReturnValue:
    """Set the quotas."""
    form = QuotasForm()
    typed = {name: words for name, words in request.form.items() if name.startswith(_QUOTA)}
    if form.is_well_sent():
        with refusals_said_at(form):
            workspace = current_workspace()
            quotas.set_quotas(workspace, study_id, _targets(workspace, study_id, typed))
            flash(gettext("The quotas were stored."))
            to = url_for(".show_quotas", study_id=study_id, round=_asked() or None)
            return redirect(to, 303)
    return render("recruiting/quotas.html", _page(study_id, form, typed), form.status)


def _targets(
    workspace: Workspace, study_id: str, typed: Mapping[str, str]
) -> dict[tuple[str, str], int]:
    found = {}
    for attribute in quotas.quotas_of_panel(workspace, study_id).attributes:
        for line in attribute.lines:
            if field_of(attribute.id, line.value) not in typed:
                continue
            words = typed[field_of(attribute.id, line.value)].strip()
            if not (words.isascii() and words.isdigit() and len(words) < 9) and words:  # noqa: PLR2004 - far above the largest
                raise Invalid(
                    "The quota of %(name)s must be a whole number, and not “%(words)s”.",
                    name=line.name,
                    words=words,
                )
            found[attribute.id, line.value] = int(words or 0)
    return found


def _page(study_id: str, form: QuotasForm, typed: Mapping[str, str]) -> QuotasPage:
    workspace = current_workspace()
    study = designing.newest_study(workspace, study_id).study
    listed = launching.list_rounds(workspace, study_id)
    chosen = _asked()
    name = RoundName(study=study_id, round=chosen)
    coarse = [each.id for each in study.attributes if each.is_coarse]
    return QuotasPage(
        study=study,
        language=study.languages[0],
        rounds=listed,
        chosen=chosen,
        quotas=(
            quotas.quotas_of(workspace, name)
            if chosen
            else quotas.quotas_of_panel(workspace, study_id)
        ),
        crossing=quotas.cross(workspace, name, *coarse[:2]) if chosen and coarse[1:] else None,
        typed=typed,
        form=form,
    )


def _asked() -> str:
    return request.args.get("round", "")
