"""What the page of a round's files shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services.exporting.files import about_file
from surveys.services.exporting.files import shows_single_experts
from surveys.services.exporting.folders import names_in
from surveys.services.reporting import round_results
from surveys.services.working import exports
from surveys.services.working import prepared
from surveys.services.working.listing import seen
from surveys.services.working.living import is_alive
from surveys.web.exporting.forms import PrepareForm

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.working.listing import JobSeen
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """A file of an export and what is in it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedFile:
    """All files of a round in one: how far the job is that makes it, and until when it can be had."""

    job: JobSeen | None
    until: datetime | None
    is_worker_alive: bool

    @property
    def is_being_made(self) -> bool:
        """Whether a job is still to make it."""
        return self.job is not None and not self.job.job.is_finished

    @property
    def went_wrong(self) -> bool:
        """Whether the newest job made nothing."""
        return self.job is not None and self.job.can_be_repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportsPage:
    """The files of a round; while there are no results, ``nothing_yet`` says why."""

    found: ListedRound
    language: str
    files: tuple[ExportedFile, ...]
    nothing_yet: str
    prepared: PreparedFile
    form: PrepareForm

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """Why nothing can be prepared."""
        return self.form.problems

    @property
    def is_open(self) -> bool:
        """Whether rows of single experts are still withheld."""
        return _withholds(self.found)


def exports_page(
    workspace: Workspace, name: RoundName, form: PrepareForm | None = None
) -> ExportsPage:
    """List the files of a round that can be downloaded now."""
    found = launching.find_round(workspace, name)
    nothing_yet = _why_nothing(workspace, name)
    is_open = _withholds(found)
    names = () if nothing_yet else names_in(())
    return ExportsPage(
        found=found,
        language=found.study.languages[0],
        files=tuple(
            ExportedFile(name=each, about=about_file(each))
            for each in names
            if not (is_open and shows_single_experts(each))
        ),
        nothing_yet=nothing_yet,
        prepared=_prepared(workspace, name),
        form=form or PrepareForm(formdata=None),
    )


def _prepared(workspace: Workspace, name: RoundName) -> PreparedFile:
    job = exports.newest_of_round(workspace, "export", name)
    return PreparedFile(
        job=seen(workspace, job)[0] if job else None,
        until=prepared.kept_until(workspace, job) if job else None,
        is_worker_alive=is_alive(workspace),
    )


def _withholds(found: ListedRound) -> bool:
    return found.is_collecting or found.state in {RoundState.DRAFT, RoundState.SCHEDULED}


def _why_nothing(workspace: Workspace, name: RoundName) -> str:
    try:
        round_results(workspace, name)
    except Refused as refused:
        return str(refused)
    return ""
