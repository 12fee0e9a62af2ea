"""What a crash left half done between people.db and a study, and finishing it.

A flow that touches both writes people.db first. So somebody may be invited there whom the study does
not know yet: their link would lead to a round that they are not in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.events import EventKind
from surveys.model.findings import good
from surveys.model.findings import to_mend
from surveys.services.auditing import record_in_study
from surveys.services.inviting import coarse_rows
from surveys.services.launching import find_round
from surveys.services.launching import list_rounds
from surveys.services.mailing.telling import tell_rounds
from surveys.services.mailing.telling import to_be_told
from surveys.services.recruiting.settling import list_owed
from surveys.services.recruiting.settling import settle
from surveys.services.recruiting.telling_rounds import find_outdated
from surveys.services.recruiting.telling_rounds import tell_open_rounds
from surveys.storage import contacts
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import messages
from surveys.storage import round_experts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.experts import Expert
    from surveys.model.findings import Finding
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace

_ABOUT = "halves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """What the study of a round does not know yet: who was invited, and what became of messages."""

    round: RoundName
    experts: tuple[Expert, ...]
    messages: int
    outdated: int = 0

    @property
    def sentence(self) -> str:
        """Say it to whoever runs the installation."""
        experts, sent = len(self.experts), self.messages
        lacks = []
        if experts:
            one = "1 expert was" if experts == 1 else f"{experts} experts were"
            lacks.append(f"that {one} invited")
        if self.outdated:
            lacks.append(f"what changed about {self.outdated} of its experts")
        if sent:
            lacks.append(f"what became of {'1 message' if sent == 1 else f'{sent} messages'}")
        return (
            f"The study of {self.round} does not know {' and '.join(lacks)}: the server was stopped between "
            "two steps."
        )


def find_halves(workspace: Workspace) -> tuple[Half, ...]:
    """Find every round whose study lacks something that people.db has."""
    found = (
        _half(workspace, listed)
        for study_id in workspace.studies.ids()
        for listed in list_rounds(workspace, study_id)
    )
    return tuple(half for half in found if half.experts or half.messages or half.outdated)


def _half(workspace: Workspace, listed: ListedRound) -> Half:
    name = listed.round.name
    # The study is read last: what is being done at this moment is then missing least often.
    with workspace.people.snapshot() as people:
        invited = tuple(invitations.invited_experts(people, name).values())
        sent = to_be_told(messages.list_messages(people, name))
    with workspace.study(name.study).snapshot() as db:
        known = {each.pseudonym for each in round_experts.list_round_experts(db, name.round)}
        told = contacts.outcomes_of(db, name.round)
    pseudonyms = {each.id: each.pseudonym for each in invited}
    return Half(
        round=name,
        experts=tuple(expert for expert in invited if expert.pseudonym not in known),
        messages=sum(
            told.get((pseudonyms[each.expert], each.kind.value, each.wave)) != each.outcome.value
            for each in sent
            if each.expert in pseudonyms
        ),
        outdated=len(find_outdated(workspace, listed)),
    )


def mend_halves(workspace: Workspace) -> int:
    """Finish what was left half done, and count what that completes; doing it again changes nothing."""
    settled = settle(workspace)
    halves = find_halves(workspace)
    for half in halves:
        if half.outdated:
            tell_open_rounds(workspace, half.round.study)
        if half.experts:
            study = find_round(workspace, half.round).study
            with workspace.study(half.round.study).write() as db:
                rows = coarse_rows(half.experts, study)
                round_experts.add_round_experts(db, half.round.round, rows, workspace.clock())
                record_in_study(
                    workspace,
                    db,
                    half.round.study,
                    EventKind.HALVES_MENDED,
                    half.round.round,
                    experts=len(half.experts),
                )
        tell_rounds(workspace, [half.round])
    return settled + sum(len(half.experts) + half.messages + half.outdated for half in halves)


def check_halves(workspace: Workspace) -> Iterator[Finding]:
    """Say what was left half done, and which panels belong to no study that is here."""
    halves = find_halves(workspace)
    for half in halves:
        yield to_mend(_ABOUT, half.sentence, "Run: soundings doctor --repair")
    owed = list_owed(workspace)
    if owed:
        one = "1 expert" if len(owed) == 1 else f"{len(owed)} experts"
        yield to_mend(
            _ABOUT,
            f"Merging or forgetting {one} was not finished: the server was stopped between two steps.",
            "Run: soundings doctor --repair",
        )
    strangers = [
        study
        for study in experts.studies_with_panels(workspace.people.read())
        if study not in workspace.studies.ids()
    ]
    for study in strangers:
        yield to_mend(
            _ABOUT,
            f"people.db holds a panel of the study “{study}”, and studies/{study}.db is not here.",
            "Bring that file back from a backup; or, if the study was given up, forget its experts "
            "(soundings forget).",
        )
    if not (halves or owed or strangers):
        yield good(_ABOUT, "people.db and the studies agree about who was invited.")
