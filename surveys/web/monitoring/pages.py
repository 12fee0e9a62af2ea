"""What the page of a round shows: where it stands, and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services import monitoring

if TYPE_CHECKING:
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.monitoring import FieldWork
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem
    from surveys.web.monitoring.forms import LinksForm
    from surveys.web.monitoring.forms import ReissueForm


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage:
    """A round with its field work and the forms that its state allows."""

    round: Round
    study: Study
    language: str
    work: FieldWork
    links: LinksForm
    reissue: ReissueForm

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
        return self.is_draft or self.is_open

    @property
    def not_invited(self) -> int:
        """How many of the panel have no link yet."""
        return max(0, self.work.panel - self.work.invited)

    @property
    def figures(self) -> tuple[tuple[str, int, str], ...]:
        """The counts of the field work: what, how many, and which share of the invited."""
        work = self.work
        counts = (
            (gettext("Invited"), work.invited),
            (gettext("Begun"), work.begun),
            (gettext("Submitted"), work.submitted),
            (gettext("Withdrawn"), work.withdrawn),
            (gettext("Declined"), work.declined),
            (gettext("Submitted, and being changed"), work.being_changed),
        )
        return tuple((words, number, _share(number, work.invited)) for words, number in counts)


def _share(number: int, whole: int) -> str:
    return f"{100 * number / whole:.0f} %" if whole else "–"


def round_page(
    workspace: Workspace, name: RoundName, links: LinksForm, reissue: ReissueForm
) -> RoundPage:
    """Gather what the page of a round shows."""
    found = launching.find_round(workspace, name)
    return RoundPage(
        round=found.round,
        study=found.study,
        language=found.study.languages[0],
        work=monitoring.field_work(workspace, name),
        links=links,
        reissue=reissue,
    )
