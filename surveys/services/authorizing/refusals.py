"""Refused pages are recorded, once an hour for each person and page: a browser that reloads fills no chain."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.storage.events import EventFilter
from surveys.storage.events import list_events

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.services.workspace import Workspace

ONCE_IN = timedelta(hours=1)


def record_refusal(workspace: Workspace, page: str, study: str = "") -> None:
    """Record that the person who acts was refused a page, named by its endpoint; never by its address."""
    if _is_recorded(workspace, workspace.people.read(), page):
        return
    with workspace.people.write() as db:
        if not _is_recorded(workspace, db, page):
            record_in_people(workspace, db, EventKind.ACCESS_REFUSED, page, study=study)


def _is_recorded(workspace: Workspace, db: Database, page: str) -> bool:
    by = workspace.actor.id if workspace.actor else ""
    lately = EventFilter(kind=EventKind.ACCESS_REFUSED, by=by, since=workspace.clock() - ONCE_IN)
    return any(event.subject == page for event in list_events(db, lately))
