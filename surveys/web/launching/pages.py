"""What the pages for creating and opening a round show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.questions import plan_questions
from surveys.model.texts import LANGUAGES
from surveys.services import designing
from surveys.services import launching
from surveys.services import monitoring
from surveys.services import preregistering
from surveys.services.sponsoring import who_asks
from surveys.web.preregistering.checklists import lines_of

if TYPE_CHECKING:
    from datetime import timedelta

    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.designing import FormLength
    from surveys.services.launching import ListedRound
    from surveys.services.monitoring import FieldWork
    from surveys.services.workspace import Workspace
    from surveys.web.launching.forms import CloneForm
    from surveys.web.launching.forms import ExtendForm
    from surveys.web.launching.forms import NewRoundForm
    from surveys.web.launching.forms import OpenForm
    from surveys.web.preregistering.checklists import Line


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
    lines: tuple[Line, ...]
    can_open: bool
    form: OpenForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ClonePage:
    """The form for a round that is like another one; ``newest`` is the newest version of the study."""

    like: ListedRound
    language: str
    newest: int
    form: CloneForm


def new_round_page(workspace: Workspace, study_id: str, form: NewRoundForm) -> NewRoundPage:
    """Gather what the form for a new round shows."""
    newest = designing.newest_study(workspace, study_id)
    if not form.is_submitted():
        form.grace.data = str(_minutes(newest.study.conduct.grace))
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


def open_round_page(workspace: Workspace, name: RoundName, form: OpenForm) -> OpenRoundPage:
    """Gather what opening a round would fix."""
    found = launching.find_round(workspace, name)
    study = found.study
    offered = designing.offered_languages(workspace, name.study, found.round.version)
    sponsor, contact = who_asks(workspace, study)
    ready = preregistering.readiness(workspace, name)
    _fill_in_opening(workspace, found, form)
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
        lines=lines_of(ready),
        can_open=ready.can_open,
        form=form,
    )


def clone_page(workspace: Workspace, like: RoundName, form: CloneForm) -> ClonePage:
    """Gather what the form for a round like another one shows."""
    found = launching.find_round(workspace, like)
    if not form.is_submitted():
        form.grace.data = str(_minutes(found.round.grace))
    return ClonePage(
        like=found,
        language=found.study.languages[0],
        newest=designing.newest_study(workspace, like.study).version,
        form=form,
    )


def fill_in_closing(workspace: Workspace, name: RoundName, form: ExtendForm) -> None:
    """Show when a round closes as planned now, for it to be changed."""
    found = launching.find_round(workspace, name)
    form.closes.data, form.closes_time.data = launching.typed_closing(
        found.round.closes_at, found.study.time_zone
    )


def _fill_in_opening(workspace: Workspace, found: ListedRound, form: OpenForm) -> None:
    opens_at = found.round.opens_at
    if form.is_submitted() or opens_at is None or opens_at <= workspace.clock():
        return
    form.opens.data, form.opens_time.data = launching.typed_opening(opens_at, found.study.time_zone)


def _minutes(grace: timedelta) -> int:
    return int(grace.total_seconds()) // 60


def _sha256(workspace: Workspace, name: RoundName, number: int) -> str:
    versions = designing.list_versions(workspace, name.study)
    return next(version.sha256 for version in versions if version.number == number)
