"""What the page of a round shows: where it stands, and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext

from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services.monitoring import OF_FIELD_WORK
from surveys.web.monitoring.watched import watched

if TYPE_CHECKING:
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundChange
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.monitoring import FieldWork
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem
    from surveys.web.monitoring.forms import LinksForm
    from surveys.web.monitoring.forms import ReissueForm
    from surveys.web.monitoring.watched import Watched

_ABOUT = {
    "experts.csv": lazy_gettext("how many were invited, began, submitted and so on, by group"),
    "rates.csv": lazy_gettext("the outcome rates of AAPOR, with their intervals"),
    "days.csv": lazy_gettext("how many had begun and submitted by the end of each day"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage:
    """A round with its field work and the forms that its state allows."""

    round: Round
    study: Study
    language: str
    watched: Watched
    links: LinksForm
    reissue: ReissueForm
    changes: tuple[RoundChange, ...] = ()

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """What is to be mended in the forms."""
        return self.links.problems + self.reissue.problems

    @property
    def is_draft(self) -> bool:
        """Whether the round has not been opened yet."""
        return self.work.state is RoundState.DRAFT

    @property
    def is_open(self) -> bool:
        """Whether experts may answer now."""
        return self.work.state is RoundState.OPEN

    @property
    def is_final(self) -> bool:
        """Whether nothing in the round can change any more."""
        return self.work.state is RoundState.FINAL

    @property
    def can_invite(self) -> bool:
        """Whether links may be made."""
        return self.work.state not in {RoundState.CLOSED, RoundState.FINAL}

    @property
    def has_opened(self) -> bool:
        """Whether anybody can have answered."""
        return self.work.state not in {RoundState.DRAFT, RoundState.SCHEDULED}

    @property
    def not_invited(self) -> int:
        """How many of the panel have no link yet."""
        return max(0, self.work.panel - self.work.invited)

    @property
    def is_watched(self) -> bool:
        """Whether the page is to move on by itself."""
        return not self.watched.is_over

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """The tables to download, and what is in each."""
        return tuple((name, _ABOUT[name]) for name in OF_FIELD_WORK)

    @property
    def work(self) -> FieldWork:
        """The field work, for what can be done now."""
        return self.watched.work


def round_page(
    workspace: Workspace, name: RoundName, links: LinksForm, reissue: ReissueForm
) -> RoundPage:
    """Gather what the page of a round shows."""
    found = launching.find_round(workspace, name)
    return RoundPage(
        round=found.round,
        study=found.study,
        language=found.study.languages[0],
        watched=watched(workspace, name, found.study.time_zone),
        links=links,
        reissue=reissue,
        changes=launching.list_changes(workspace, name),
    )
