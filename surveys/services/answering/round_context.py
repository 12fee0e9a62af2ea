"""What every page of a round tells its experts: who asks, until when, and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.duration import estimate
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.designing import offered_languages
from surveys.services.designing import study_of
from surveys.storage import rounds

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.duration import Minutes
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundContext:
    """A round as its experts meet it."""

    round: Round
    study: Study
    state: RoundState
    languages: tuple[str, ...]
    minutes: Minutes

    @property
    def is_open(self) -> bool:
        """Whether answers may be begun, saved and submitted now."""
        return self.state is RoundState.OPEN

    @property
    def year(self) -> int:
        """The year that questions about the present ask about: that of the opening."""
        opened: datetime = self.round.opened_at or self.round.created_at
        return opened.year

    def language(self, wanted: str) -> str:
        """Return a language that is offered: the wanted one if it is, else the first."""
        return wanted if wanted in self.languages else self.languages[0]

    def require_open(self) -> None:
        """Refuse to change answers of a round that is not open.

        Raises
        ------
        Refused
            With the sentence that the expert reads.
        """
        if not self.is_open:
            raise Refused(
                "This round is closed, so answers can no longer be changed or submitted. "
                "What you had submitted by then counts, and nothing else does. "
                "Open the link in your invitation to see what you submitted, or to withdraw."
            )


def round_context(workspace: Workspace, name: RoundName) -> RoundContext:
    """Gather what the pages of a round say; a round that never opened does not exist for experts."""
    found = rounds.find_round(workspace.study(name.study).read(), name)
    state = found.state(workspace.clock())
    if state is RoundState.DRAFT:
        raise NotFound("This round has not opened yet. Please try the link again later.")
    study = study_of(workspace, found)
    return RoundContext(
        round=found,
        study=study,
        state=state,
        languages=offered_languages(workspace, name.study, found.version),
        minutes=estimate(study),
    )
