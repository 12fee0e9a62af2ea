"""What the pages of the audit trail show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.services.auditing.reading import EventsListed
from surveys.services.auditing.reading import choices
from surveys.services.auditing.reading import list_events
from surveys.services.auditing.telling import kind_words
from surveys.services.auditing.verifying import verify_chains
from surveys.services.designing import newest_study
from surveys.web.auditing.filters import PROGRAM
from surveys.web.forms import FormProblem
from surveys.web.languages import said

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.auditing.verifying import ChainVerdict
    from surveys.services.workspace import Workspace
    from surveys.web.auditing.filters import Filters

_NOTHING = EventsListed(events=(), next_page="", time_zone="UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that a filter can be set to."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """A page of events with its filters, and whether the chains hold; ``study`` is None for the installation."""

    study: Study | None
    listed: EventsListed
    filters: Filters
    kinds: tuple[Choice, ...]
    people: tuple[Choice, ...]
    verdicts: tuple[ChainVerdict, ...]
    problems: tuple[FormProblem, ...]

    @property
    def study_id(self) -> str:
        """The study whose trail it is, or nothing."""
        return self.study.id if self.study else ""

    @property
    def status(self) -> int:
        """The HTTP status: 422 where a filter cannot be read."""
        return 422 if self.problems else 200


def audit_page(workspace: Workspace, filters: Filters, study_id: str = "") -> AuditPage:
    """Gather a page of a study's trail, or of the installation's."""
    study = newest_study(workspace, study_id).study if study_id else None
    listed = _NOTHING
    problems: tuple[FormProblem, ...] = ()
    try:
        listed = list_events(workspace, study_id, filters.wanted, before=filters.before)
    except Invalid as error:
        problems = (FormProblem(field="", sentence=said(error)),)
    offered = choices(workspace, study_id)
    return AuditPage(
        study=study,
        listed=listed,
        filters=filters,
        kinds=tuple(_choice(each, kind_words(each), filters.kind) for each in offered.kinds),
        people=tuple(
            _choice(person or PROGRAM, name, filters.by) for person, name in offered.people.items()
        ),
        verdicts=verify_chains(workspace, study_id),
        problems=problems,
    )


def _choice(value: str, words: str, chosen: str) -> Choice:
    return Choice(value=value, words=words, is_chosen=value == chosen)
