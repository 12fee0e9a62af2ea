"""What the pages of jobs show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import authorizing
from surveys.services.designing import newest_study
from surveys.services.working.kinds import right_of
from surveys.services.working.listing import count_unfinished
from surveys.services.working.listing import list_jobs
from surveys.services.working.listing import seen
from surveys.services.working.living import is_alive
from surveys.web.working.forms import JobForm

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from surveys.model.roles import Right
    from surveys.model.studies import Study
    from surveys.services.working.listing import JobSeen
    from surveys.services.working.listing import Unfinished
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """A job in the list, and whether the person who looks at it may change it."""

    seen: JobSeen
    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsPage:
    """One page of jobs, the newest first; ``study`` is None for those of the whole installation."""

    study: Study | None
    rows: tuple[JobRow, ...]
    number: int
    has_more: bool
    unfinished: Unfinished
    is_worker_alive: bool
    form: JobForm

    @property
    def study_id(self) -> str:
        """The study whose jobs these are, or nothing."""
        return self.study.id if self.study else ""

    @property
    def time_zone(self) -> str:
        """Where the times are told."""
        return self.study.time_zone if self.study else "UTC"

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """What was refused."""
        return self.form.problems


def jobs_page(
    workspace: Workspace, study_id: str = "", number: int = 1, form: JobForm | None = None
) -> JobsPage:
    """Gather the jobs of a study, or of the installation."""
    study = newest_study(workspace, study_id).study if study_id else None
    listed = list_jobs(workspace, study_id or None, page=number)
    rights = authorizing.rights_in(workspace, study_id)
    return JobsPage(
        study=study,
        rows=tuple(
            JobRow(seen=each, may_change=_may_change(each, rights))
            for each in seen(workspace, *listed.jobs)
        ),
        number=number,
        has_more=listed.has_more,
        unfinished=count_unfinished(workspace, study_id or None),
        is_worker_alive=is_alive(workspace),
        form=form or JobForm(formdata=None),
    )


def _may_change(each: JobSeen, rights: AbstractSet[Right]) -> bool:
    return right_of(each.job.kind) in rights
