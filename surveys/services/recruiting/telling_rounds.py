"""Tell rounds what changed about their experts: language and coarse attributes, under the pseudonym.

A round that has closed keeps what was so while it ran: its results must come out the same again. people.db
is written first, always; telling again changes nothing, so that `soundings doctor --repair` mends a crash.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from surveys.model.errors import Busy
from surveys.model.rounds import RoundState
from surveys.services.inviting import coarse_rows
from surveys.services.launching import list_rounds
from surveys.storage import invitations
from surveys.storage import round_experts

if TYPE_CHECKING:
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace
    from surveys.storage.round_experts import RoundExpert

logger = logging.getLogger(__name__)

_KEEPS = {RoundState.CLOSED, RoundState.FINAL}


def tell_open_rounds(workspace: Workspace, study_id: str) -> None:
    """Let the rounds of a study that have not closed know their experts as they are now."""
    for listed in list_rounds(workspace, study_id):
        outdated = find_outdated(workspace, listed)
        if outdated:
            try:
                with workspace.study(study_id).write() as db:
                    round_experts.update_round_experts(db, listed.round.name.round, outdated)
            except Busy as error:
                # What the panel says is stored, and the doctor tells the round later.
                logger.warning("%s does not know its experts as they are: %s", study_id, error)


def find_outdated(workspace: Workspace, listed: ListedRound) -> tuple[RoundExpert, ...]:
    """Find whom a round that has not closed knows otherwise than the panel does, as it should know them."""
    if listed.state in _KEEPS:
        return ()
    name = listed.round.name
    invited = invitations.invited_experts(workspace.people.read(), name).values()
    known = {
        each.pseudonym: each
        for each in round_experts.list_round_experts(workspace.study(name.study).read(), name.round)
    }
    return tuple(
        row
        for row in coarse_rows(invited, listed.study)
        if row.pseudonym in known
        and (row.language, row.attributes)
        != (known[row.pseudonym].language, known[row.pseudonym].attributes)
    )
