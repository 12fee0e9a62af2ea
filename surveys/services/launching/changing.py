"""The one way in which a round is changed: gated, looked at again, and recorded with who and why."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.services.auditing import record_in_study
from surveys.storage import round_changes
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.chains import Json
    from surveys.model.events import EventKind
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundChange
    from surveys.model.rounds import RoundName
    from surveys.model.rounds import RoundState
    from surveys.services.workspace import Workspace

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """A round inside the write that changes it, as it stands at that moment."""

    workspace: Workspace
    db: Database
    round: Round
    state: RoundState
    now: datetime

    @property
    def name(self) -> RoundName:
        """The name of the round."""
        return self.round.name

    def note(self, change: RoundChange) -> None:
        """Note what was done beside what the round had been held to."""
        round_changes.insert_change(self.db, self.name.round, change)

    def record(self, kind: EventKind, **details: Json) -> None:
        """Record in the study's chain what was done."""
        record_in_study(self.workspace, self.db, self.name.study, kind, self.name.round, **details)

    def done(self) -> Round:
        """Return the round as it is now."""
        return rounds.find_round(self.db, self.name)


@contextmanager
def changing(workspace: Workspace, name: RoundName) -> Iterator[Changing]:
    """Hold the study's gate, and look at the round."""
    with workspace.study(name.study).write() as db:
        now = workspace.clock()
        found = rounds.find_round(db, name)
        yield Changing(workspace=workspace, db=db, round=found, state=found.state(now), now=now)


def read_reason(text: str, *, for_what: str = "") -> str:
    """Read why something was done; ``for_what`` says what wants a reason.

    Raises
    ------
    Invalid
        When it is missing where one is wanted, or longer than a few sentences.
    """
    reason = text.strip()
    if for_what and not reason:
        raise Invalid(
            f"Please say why {for_what}: the reason is shown beside the preregistration and the results."
        )
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            f"Please shorten the reason to {LONGEST_REASON} characters; it has {len(reason)}."
        )
    return reason
