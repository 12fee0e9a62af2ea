"""Find rounds, with their state at the moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.rounds import RoundName
from surveys.services.authorizing import visible_studies
from surveys.services.designing import study_of
from surveys.storage import round_changes
from surveys.storage import rounds

if TYPE_CHECKING:
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundChange
    from surveys.model.rounds import RoundState
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRound:
    """A round with its state at the moment and the study as it asks it: in its version and its form.

    ``is_collecting`` while answers may still come in, which they may for a while after the close too: until that is
    over, nothing may show what a single expert answered.
    """

    round: Round
    state: RoundState
    study: Study
    is_collecting: bool = False
    is_in_grace: bool = False


def read_round_name(text: str) -> RoundName:
    """Read ``study/round``.

    Raises
    ------
    Invalid
        When it is not two names with a stroke between them.
    """
    study, stroke, round_id = text.partition("/")
    if not (study and stroke and round_id) or "/" in round_id:
        raise Invalid(
            f"“{text}” does not name a round. Write study/round, such as northeast-asia/2026-autumn."
        )
    return RoundName(study=study, round=round_id)


def list_rounds(workspace: Workspace, study_id: str = "") -> tuple[ListedRound, ...]:
    """List the rounds of one study or of all, the newest first."""
    study_ids = (study_id,) if study_id else visible_studies(workspace)
    return tuple(
        _listed(workspace, found)
        for each in study_ids
        for found in rounds.list_rounds(workspace.study(each).read(), each)
    )


def find_round(workspace: Workspace, name: RoundName) -> ListedRound:
    """Return a round with its state and its study."""
    return _listed(workspace, rounds.find_round(workspace.study(name.study).read(), name))


def list_changes(workspace: Workspace, name: RoundName) -> tuple[RoundChange, ...]:
    """List what was done to a round after its questions were fixed, the first thing first."""
    return round_changes.list_changes(workspace.study(name.study).read(), name.round)


def _listed(workspace: Workspace, found: Round) -> ListedRound:
    now = workspace.clock()
    return ListedRound(
        round=found,
        state=found.state(now),
        study=study_of(workspace, found),
        is_collecting=found.is_collecting(now),
        is_in_grace=found.is_in_grace(now),
    )
