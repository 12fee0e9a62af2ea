"""Count where a round stands: how many were invited, began, submitted, declined and withdrew."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.field_work import Counts
from surveys.model.field_work import add_up
from surveys.model.response_rates import eligible_share
from surveys.model.response_rates import outcome_rates
from surveys.model.rounds import Carries
from surveys.model.rounds import RoundState
from surveys.services.carrying import carried
from surveys.services.designing import study_of
from surveys.services.monitoring.breakdowns import break_down
from surveys.storage import experts
from surveys.storage import field_work as counted
from surveys.storage import rounds

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.response_rates import Rate
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.services.monitoring.breakdowns import Breakdown
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWork:
    """Where a round stands. ``begun`` counts everybody who ever began, whatever came of it.

    ``delivered`` is None where no mail was sent from here, so that nothing is known. The reasons for declining are in
    the order of the alphabet, which says nothing about who gave them.
    """

    round: Round
    state: RoundState
    is_in_grace: bool
    panel: int
    counts: Counts
    delivered: int | None
    breakdowns: tuple[Breakdown, ...]
    decline_reasons: tuple[str, ...]
    last_activity: datetime | None

    @property
    def invited(self) -> int:
        """How many experts were invited."""
        return self.counts.invited

    @property
    def begun(self) -> int:
        """How many ever began."""
        return self.counts.begun

    @property
    def submitted(self) -> int:
        """How many have submitted, and not withdrawn."""
        return self.counts.submitted

    @property
    def withdrawn(self) -> int:
        """How many have withdrawn."""
        return self.counts.withdrawn

    @property
    def declined(self) -> int:
        """How many have declined."""
        return self.counts.declined

    @property
    def being_changed(self) -> int:
        """How many have submitted, and are changing their answers."""
        return self.counts.being_changed

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be expected."""
        return self.state in {RoundState.CLOSED, RoundState.FINAL} and not self.is_in_grace

    @property
    def eligible_share(self) -> float:
        """AAPOR's e: the share of those of whom nothing is known that counts as eligible."""
        return eligible_share(self.counts.dispositions)

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The outcome rates of AAPOR, as if the round ended now."""
        return outcome_rates(self.counts.dispositions)

    def as_dict(self) -> dict[str, Any]:
        """Return the field work as plain JSON."""
        last = self.last_activity
        return {
            "round": str(self.round.name),
            "state": self.state.value,
            "form": self.round.form,
            "opens_at": self.round.opens_at and self.round.opens_at.isoformat(),
            "opened_at": self.round.opened_at and self.round.opened_at.isoformat(),
            "closes_at": self.round.closes_at.isoformat(),
            "closed_at": self.round.closed_at and self.round.closed_at.isoformat(),
            "is_in_grace": self.is_in_grace,
            "answers_end_at": self.round.answers_end_at.isoformat(),
            "panel": self.panel,
            "invited": self.invited,
            "delivered": self.delivered,
            "begun": self.begun,
            "submitted": self.submitted,
            "under_way": self.counts.under_way,
            "withdrawn": self.withdrawn,
            "declined": self.declined,
            "decline_reasons": list(self.decline_reasons),
            "being_changed": self.being_changed,
            "last_activity": last and last.isoformat(),
            "by": {
                each.id: {part.id: asdict(part.counts) for part in each.parts}
                for each in self.breakdowns
            },
            "rates": {
                "dispositions": asdict(self.counts.dispositions),
                "e": self.eligible_share,
                "rates": [rate.as_dict() for rate in self.rates],
            },
        }


def _count_panel(workspace: Workspace, found: Round) -> int:
    """Count whom a round asks or could ask."""
    people, study = workspace.people.read(), found.name.study
    if found.carries is Carries.EVERYBODY:
        return experts.count_experts(people, study)
    return len(carried(workspace, found, experts.list_experts(people, study)))


def field_work(workspace: Workspace, name: RoundName) -> FieldWork:
    """Count a round's field work."""
    with workspace.study(name.study).snapshot() as db:
        found = rounds.find_round(db, name)
        groups = counted.count_groups(db, name.round)
        sent = counted.count_sent(db, name.round)
        reasons = counted.list_decline_reasons(db, name.round)
        last = counted.last_activity(db, name.round)
    now = workspace.clock()
    counts = add_up(group.counts for group in groups)
    return FieldWork(
        round=found,
        state=found.state(now),
        is_in_grace=found.is_in_grace(now),
        panel=_count_panel(workspace, found),
        counts=counts,
        delivered=counts.delivered if sent else None,
        breakdowns=break_down(study_of(workspace, found), groups),
        decline_reasons=reasons,
        last_activity=last,
    )
