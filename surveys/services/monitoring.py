"""Watch the field work of a round: how many were invited, began, submitted, declined and withdrew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.responses import ResponseState
from surveys.storage import experts
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage import rounds

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.model.rounds import RoundState
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWork:
    """Where a round stands. ``begun`` counts everybody who ever began, whatever came of it.

    The reasons for declining are in the order of the alphabet, which says nothing about who gave them.
    """

    round: Round
    state: RoundState
    panel: int
    invited: int
    begun: int
    submitted: int
    withdrawn: int
    declined: int
    decline_reasons: tuple[str, ...]
    being_changed: int
    last_activity: datetime | None

    def as_dict(self) -> dict[str, Any]:
        """Return the field work as plain JSON."""
        last = self.last_activity
        return {
            "round": str(self.round.name),
            "state": self.state.value,
            "form": self.round.form,
            "opened_at": self.round.opened_at and self.round.opened_at.isoformat(),
            "closes_at": self.round.closes_at.isoformat(),
            "closed_at": self.round.closed_at and self.round.closed_at.isoformat(),
            "panel": self.panel,
            "invited": self.invited,
            "begun": self.begun,
            "submitted": self.submitted,
            "withdrawn": self.withdrawn,
            "declined": self.declined,
            "decline_reasons": list(self.decline_reasons),
            "being_changed": self.being_changed,
            "last_activity": last and last.isoformat(),
        }


def field_work(workspace: Workspace, name: RoundName) -> FieldWork:
    """Count a round's field work."""
    with workspace.study(name.study).snapshot() as db:
        found = rounds.find_round(db, name)
        known = responses.list_responses(db, name.round)
        invited = round_experts.list_round_experts(db, name.round)
    states = [response.state for response in known]
    return FieldWork(
        round=found,
        state=found.state(workspace.clock()),
        panel=len(experts.list_experts(workspace.people.read(), name.study)),
        invited=len(invited),
        begun=len(known),
        submitted=states.count(ResponseState.SUBMITTED),
        withdrawn=states.count(ResponseState.WITHDRAWN),
        declined=sum(expert.declined_at is not None for expert in invited),
        decline_reasons=tuple(
            sorted(expert.decline_reason for expert in invited if expert.decline_reason)
        ),
        being_changed=sum(
            response.reopened_at is not None and response.withdrawn_at is None for response in known
        ),
        last_activity=max((response.last_active_at for response in known), default=None),
    )
