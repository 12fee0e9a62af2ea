"""Hand out the audit trail as a file; that it was handed out is recorded first, and is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from surveys.formats.audit_csv import audit_csv
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.model.events import EventKind
from surveys.services.auditing.reading import EVERYTHING
from surveys.services.auditing.reading import list_events
from surveys.services.auditing.recording import record_in_people
from surveys.services.auditing.recording import record_in_study
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.chains import Json
    from surveys.services.auditing.reading import Recorded
    from surveys.services.auditing.reading import Wanted
    from surveys.services.workspace import Workspace

FORMATS = ("csv", "json")


def export_audit(workspace: Workspace, study: str, form: str, wanted: Wanted = EVERYTHING) -> bytes:
    """Make a file of everything that the filters let through, the oldest first.

    Raises
    ------
    NotFound
        When there is no such form.
    """
    if form not in FORMATS:
        raise NotFound(f"The audit trail has no form “{form}”; it has {' and '.join(FORMATS)}.")
    list_events(workspace, study, wanted, limit=1)  # refuses what it cannot read
    _record(workspace, study, form)
    found = list_events(workspace, study, wanted, limit=None).events[::-1]
    if form == "json":
        rows = [fields(each) for each in found]
        return json.dumps(rows, indent=2, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    return audit_csv([fields(each) for each in found])


def write_audit(workspace: Workspace, file: Path, study: str, wanted: Wanted = EVERYTHING) -> None:
    """Write such a file, readable by its owner only; its name ends in its form.

    Raises
    ------
    StorageError
        When the file is there already, or cannot be written. Then nothing is recorded.
    """
    _require_new(file)
    content = export_audit(workspace, study, file.suffix.removeprefix("."), wanted)
    try:
        write_privately(file, content)
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {error.strerror}.") from error


def _require_new(file: Path) -> None:
    if file.exists():
        raise StorageError(f"{file} is there already. Choose another name.")
    if not file.parent.is_dir():
        raise StorageError(f"{file} cannot be written: there is no folder {file.parent}.")


def fields(recorded: Recorded) -> dict[str, Json]:
    """Return an event for a program to read."""
    event = recorded.event
    return {
        "chain": recorded.chain,
        "position": event.position,
        "at": event.at.isoformat(),
        "kind": event.kind,
        "by": event.by,
        "who": recorded.who,
        "subject": event.subject,
        "details": dict(event.details),
        "sentence": recorded.sentence,
    }


def _record(workspace: Workspace, study: str, form: str) -> None:
    if study:
        with workspace.study(study).write() as db:
            record_in_study(workspace, db, study, EventKind.AUDIT_EXPORTED, study, format=form)
        return
    with workspace.people.write() as db:
        record_in_people(workspace, db, EventKind.AUDIT_EXPORTED, "people.db", format=form)
