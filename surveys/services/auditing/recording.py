"""Record who did what, when and to what, in the chain of the database that the act writes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.chains import SALT_BYTES
from surveys.storage import chain_contents
from surveys.storage.heads import PEOPLE_LOG
from surveys.storage.heads import append_head

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.chains import Entry
    from surveys.model.chains import Json
    from surveys.model.events import EventKind
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


def record_in_study(
    workspace: Workspace,
    db: Database,
    study_id: str,
    kind: EventKind,
    subject: str,
    **details: Json,
) -> None:
    """Record an act in a study's chain, inside the write that does it.

    ``subject`` and ``details`` hold ids, counts and settings; never names, addresses, tokens or answers.
    """
    workspace.log_head(study_id, _record(workspace, db, kind, subject, details))


def record_in_people(
    workspace: Workspace, db: Database, kind: EventKind, subject: str, **details: Json
) -> None:
    """Record an act in the chain of people.db, inside the write that does it.

    What concerns one study says so with ``study=``, so that the study's own list has it too.
    """
    entry = _record(workspace, db, kind, subject, details)
    path = workspace.settings.heads_folder / PEOPLE_LOG
    workspace.people.after_commit(lambda: append_head(path, entry))


def record_of_round(
    workspace: Workspace, db: Database, kind: EventKind, name: RoundName, **details: Json
) -> None:
    """Record in people.db's chain what was done with the people of a round."""
    record_in_people(workspace, db, kind, name.round, study=name.study, round=name.round, **details)


def _record(
    workspace: Workspace, db: Database, kind: EventKind, subject: str, details: dict[str, Json]
) -> Entry:
    by = workspace.actor.id if workspace.actor else ""
    return chain_contents.record(
        db,
        kind=kind.value,
        subject=subject,
        content={"by": by, "details": details},
        salt=workspace.chance.token_bytes(SALT_BYTES),
        at=workspace.clock(),
    )
