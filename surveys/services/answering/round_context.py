"""What every page of a round tells its experts: who asks, until when, and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.duration import estimate
from surveys.model.errors import Busy
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

# Nobody knows when a paused round goes on; a page that saves by itself asks again after this many seconds at most.
_ASK_AGAIN = 60


class RoundPaused(Busy):
    """The round is paused: what was typed is shown again, and can be sent once the round goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundContext:
    """A round as its experts meet it.

    ``is_in_grace`` while it is closed and whoever had begun before may still save and submit.
    """

    round: Round
    study: Study
    state: RoundState
    languages: tuple[str, ...]
    is_in_grace: bool = False

    @property
    def is_open(self) -> bool:
        """Whether answers may be begun, saved and submitted now."""
        return self.state is RoundState.OPEN

    @property
    def takes_answers(self) -> bool:
        """Whether whoever had begun may save and submit now."""
        return self.is_open or self.is_in_grace

    @property
    def is_paused(self) -> bool:
        """Whether nothing can be saved for the moment."""
        return self.state is RoundState.PAUSED

    @property
    def is_ahead(self) -> bool:
        """Whether the round has not opened yet, and will by its date."""
        return self.state is RoundState.SCHEDULED

    @property
    def answers_end_at(self) -> datetime:
        """Until when whoever is asked now may save and submit: the close, or in the grace its end."""
        return self.round.answers_end_at if self.is_in_grace else self.round.ended_at

    @property
    def minutes(self) -> Minutes:
        """About how long the questionnaire takes; estimated only for the pages that say it."""
        return estimate(self.study)

    @property
    def year(self) -> int:
        """The year that questions about the present ask about: that of the opening."""
        opened: datetime = self.round.opened_at or self.round.created_at
        return opened.year

    def language(self, wanted: str) -> str:
        """Return a language that is offered: the wanted one if it is, else the first."""
        return wanted if wanted in self.languages else self.languages[0]

    def require_open(self) -> None:
        """Refuse to begin, to change what was submitted, or to decline in a round that is not open.

        Raises
        ------
        RoundPaused
            While the round is paused.
        Refused
            With the sentence that the expert reads.
        """
        if self.is_in_grace:
            raise Refused(
                "This round is closed. Whoever had begun before may still finish and submit; "
                "nothing else can be done now."
            )
        self.require_taking_answers()

    def require_taking_answers(self) -> None:
        """Refuse to save and to submit in a round that takes no answers, not even of those who had begun.

        Raises
        ------
        RoundPaused
            While the round is paused.
        Refused
            With the sentence that the expert reads.
        """
        if self.is_paused:
            raise RoundPaused(
                "This round is paused for the moment, so nothing can be saved or submitted. What you saved is kept. "
                "You may leave this page open, or come back later with the same link.",
                retry_after=_ASK_AGAIN,
            )
        if self.is_ahead:
            raise Refused("This round has not opened yet. Please try the link again later.")
        if not self.takes_answers:
            raise Refused(
                "This round is closed, so answers can no longer be changed or submitted. "
                "What you had submitted by then counts, and nothing else does. "
                "Open the link in your invitation to see what you submitted, or to withdraw."
            )


def round_context(workspace: Workspace, name: RoundName) -> RoundContext:
    """Gather what the pages of a round say; a round that never opened does not exist for experts."""
    found = rounds.find_round(workspace.study(name.study).read(), name)
    now = workspace.clock()
    state = found.state(now)
    if state is RoundState.DRAFT:
        raise NotFound("This round has not opened yet. Please try the link again later.")
    study = study_of(workspace, found)
    return RoundContext(
        round=found,
        study=study,
        state=state,
        languages=offered_languages(workspace, name.study, found.version),
        is_in_grace=found.is_in_grace(now),
    )
