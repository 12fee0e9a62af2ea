"""What the pages for creating, opening, closing and finalising a round show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.questions import plan_questions
from surveys.model.texts import LANGUAGES
from surveys.services import designing
from surveys.services import launching
from surveys.services import monitoring
from surveys.services.sponsoring import who_asks

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.designing import FormLength
    from surveys.services.launching import ListedRound
    from surveys.services.monitoring import FieldWork
    from surveys.services.workspace import Workspace
    from surveys.web.launching.forms import ConfirmForm
    from surveys.web.launching.forms import NewRoundForm


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    """The whole questionnaire, which has no ``name``, or a form of it with what that costs."""

    id: str
    name: str
    costs: str
    length: FormLength
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRoundPage:
    """The form for a new round of a study's newest version; ``choices`` where there is more than the whole."""

    study: Study
    language: str
    version: int
    choices: tuple[FormChoice, ...]
    form: NewRoundForm


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRoundPage:
    """What opening a round fixes for good."""

    found: ListedRound
    language: str
    sha256: str
    questions: int
    offered: tuple[str, ...]
    withheld: tuple[str, ...]
    sponsor: str
    contact: str
    work: FieldWork
    form: ConfirmForm


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRoundPage:
    """What closing or finalising a round ends, in numbers."""

    found: ListedRound
    language: str
    work: FieldWork
    form: ConfirmForm

    @property
    def unfinished(self) -> int:
        """How many have begun, and neither submitted nor withdrawn."""
        return max(0, self.work.begun - self.work.submitted - self.work.withdrawn)

    @property
    def not_begun(self) -> int:
        """How many were invited and have not begun."""
        return max(0, self.work.invited - self.work.begun)


def new_round_page(workspace: Workspace, study_id: str, form: NewRoundForm) -> NewRoundPage:
    """Gather what the form for a new round shows."""
    newest = designing.newest_study(workspace, study_id)
    return NewRoundPage(
        study=newest.study,
        language=newest.study.languages[0],
        version=newest.version,
        choices=_choices(newest.study, form) if newest.study.forms else (),
        form=form,
    )


def _choices(study: Study, form: NewRoundForm) -> tuple[FormChoice, ...]:
    language = study.languages[0]
    forms = {each.id: each for each in study.forms}
    return tuple(
        FormChoice(
            id=length.id,
            name=forms[length.id].name.to(language) if length.id else "",
            costs=forms[length.id].costs.to(language) if length.id else "",
            length=length,
            is_chosen=length.id == (form.questionnaire.data or ""),
        )
        for length in designing.form_lengths(study)
    )


def open_round_page(workspace: Workspace, name: RoundName, form: ConfirmForm) -> OpenRoundPage:
    """Gather what opening a round would fix."""
    found = launching.find_round(workspace, name)
    study = found.study
    offered = designing.offered_languages(workspace, name.study, found.round.version)
    sponsor, contact = who_asks(workspace, study)
    return OpenRoundPage(
        found=found,
        language=study.languages[0],
        sha256=_sha256(workspace, name, found.round.version),
        questions=len(plan_questions(study)),
        offered=tuple(LANGUAGES.get(code, code) for code in offered),
        withheld=tuple(
            LANGUAGES.get(code, code) for code in study.languages if code not in offered
        ),
        sponsor=sponsor,
        contact=contact,
        work=monitoring.field_work(workspace, name),
        form=form,
    )


def end_round_page(workspace: Workspace, name: RoundName, form: ConfirmForm) -> EndRoundPage:
    """Gather what closing or finalising a round would end."""
    found = launching.find_round(workspace, name)
    return EndRoundPage(
        found=found,
        language=found.study.languages[0],
        work=monitoring.field_work(workspace, name),
        form=form,
    )


def _sha256(workspace: Workspace, name: RoundName, number: int) -> str:
    versions = designing.list_versions(workspace, name.study)
    return next(version.sha256 for version in versions if version.number == number)
