"""Do in a study what people.db says is owed: join answers to another pseudonym, or erase them.

people.db is written first, always. Doing any of it again changes nothing, so that `soundings doctor --repair`
finishes what a crash left half done.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from surveys.model.errors import Busy
from surveys.model.events import EventKind
from surveys.model.rounds import RoundState
from surveys.services.answering.withdrawing import erase_response
from surveys.services.auditing import record_in_study
from surveys.services.caching import forget_results
from surveys.storage import merging
from surveys.storage import owed as owing
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage import rounds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.services.workspace import Workspace
    from surveys.storage.owed import Owed

logger = logging.getLogger(__name__)


def list_owed(workspace: Workspace) -> tuple[Owed, ...]:
    """List what is left half done, as far as its studies are here."""
    here = set(workspace.studies.ids())
    return tuple(each for each in owing.list_owed(workspace.people.read()) if each.study in here)


def settle(workspace: Workspace) -> int:
    """Do everything that is owed to studies that are here, and count it."""
    return sum(settle_one(workspace, owed) for owed in list_owed(workspace))


def settle_one(workspace: Workspace, owed: Owed) -> bool:
    """Do in a study what is owed to it, and say whether it was: others may be writing for too long.

    What people.db did before stands in any case, so that is no reason to say that nothing was done.
    """
    try:
        _settle(workspace, owed)
    except Busy as error:
        logger.warning("What is owed to %s must wait: %s", owed.study, error)
        return False
    return True


def _settle(workspace: Workspace, owed: Owed) -> None:
    with workspace.study(owed.study).write(erases=not owed.becomes) as db:
        erased = 0
        for found in rounds.list_rounds(db, owed.study):
            state = found.state(workspace.clock())
            if owed.becomes:
                _join(db, found.name.round, owed, state)
            elif state is not RoundState.FINAL:
                erased += _erase(workspace, db, found.name.round, owed)
        if erased:
            record_in_study(
                workspace,
                db,
                owed.study,
                EventKind.ANSWERS_FORGOTTEN,
                owed.study,
                responses=erased,
            )
    forget_results(workspace, owed.study)
    with workspace.people.write(erases=True) as db:
        owing.mark_done(db, owed)


def _join(db: Database, round_id: str, owed: Owed, state: RoundState) -> None:
    """Join one round, unless both have a response there, which a merge refuses; of a final one nothing moves."""
    old = responses.find_response(db, round_id, owed.pseudonym)
    new = responses.find_response(db, round_id, owed.becomes)
    if old and new:
        return
    if state is RoundState.FINAL and (
        old or round_experts.find_round_expert(db, round_id, owed.becomes)
    ):
        return
    merging.join_pseudonyms(db, round_id, owed.pseudonym, owed.becomes)


def _erase(workspace: Workspace, db: Database, round_id: str, owed: Owed) -> int:
    response = responses.find_response(db, round_id, owed.pseudonym)
    if response is not None and response.withdrawn_at is None:
        erase_response(workspace, db, owed.study, response)
        return 1
    declined_at = round_experts.declined_at(db, round_id, owed.pseudonym)
    if declined_at:
        # Why somebody declined is their own words; that they did is a number of the field work.
        round_experts.mark_declined(db, round_id, owed.pseudonym, "", declined_at)
    return 0
