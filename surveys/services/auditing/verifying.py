"""Say whether what was recorded is all there, unaltered and in its order; answers are not read for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Damaged
from surveys.model.events import EventKind
from surveys.services.auditing.reading import PEOPLE
from surveys.storage.heads import PEOPLE_LOG
from surveys.storage.verifying import verify_recorded

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace
    from surveys.storage.database import Database

_KINDS = frozenset(each.value for each in EventKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainVerdict:
    """Whether a chain holds: a study's, named by its id, or that of ``people.db``."""

    chain: str
    entries: int
    findings: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is missing, altered or out of its order."""
        return not self.findings


def verify_chains(workspace: Workspace, study: str = "") -> tuple[ChainVerdict, ...]:
    """Verify the chains in which the acts of a study stand, or those of the installation."""
    heads = workspace.settings.heads_folder
    people = _verdict(PEOPLE, workspace.people, heads / PEOPLE_LOG)
    if not study:
        return (people,)
    return (_verdict(study, workspace.study(study), heads / f"{study}.log"), people)


def _verdict(chain: str, database: Database, heads: Path) -> ChainVerdict:
    try:
        with database.snapshot() as db:
            findings = tuple(verify_recorded(db, heads, _KINDS))
            return ChainVerdict(chain=chain, entries=db["chain"].count, findings=findings)
    except Damaged as error:
        return ChainVerdict(chain=chain, entries=0, findings=(str(error),))
