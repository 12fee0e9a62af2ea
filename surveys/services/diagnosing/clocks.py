"""The clock: rounds open and close by it, and one that goes wrong makes deadlines and records wrong."""

from __future__ import annotations

import tempfile
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.model.findings import good
from surveys.model.findings import to_mend
from surveys.storage.chain import last_entry
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.services.workspace import Workspace

_ABOUT = "clock"
_TOLERANCE = timedelta(minutes=2)
_TO_DO = (
    "Have the machine set its clock over the network (on Debian: apt install systemd-timesyncd)."
)


def check_clock(workspace: Workspace) -> Iterator[Finding]:
    """Compare the clock with the file system’s, and with the newest thing that was recorded."""
    now = workspace.clock()
    found = [*_file_system(workspace, now), *_recorded(workspace, now)]
    yield from found or [
        good(_ABOUT, f"It is {now:%Y-%m-%d %H:%M} UTC, and nothing was recorded later than that.")
    ]


def _file_system(workspace: Workspace, now: datetime) -> Iterator[Finding]:
    with tempfile.NamedTemporaryFile(dir=workspace.settings.instance) as file:
        written = datetime.fromtimestamp(Path(file.name).stat().st_mtime, UTC)
    if abs(written - now) > _TOLERANCE:
        yield to_mend(
            _ABOUT,
            f"The clock says {now:%Y-%m-%d %H:%M} UTC, and the file system {written:%Y-%m-%d %H:%M} UTC.",
            _TO_DO,
        )


def _recorded(workspace: Workspace, now: datetime) -> Iterator[Finding]:
    databases = {"people.db": workspace.people}
    databases |= {f"{each}.db": workspace.study(each) for each in workspace.studies.ids()}
    for name, database in databases.items():
        with database.snapshot() as db:
            last = last_entry(db)
        newest = to_time(last.at) if last else now
        if newest > now + _TOLERANCE:
            yield to_mend(
                _ABOUT,
                f"The newest record in {name} is of {newest:%Y-%m-%d %H:%M} UTC, which lies ahead: the "
                f"clock says {now:%Y-%m-%d %H:%M} UTC, so it was wrong then or is now.",
                _TO_DO,
            )
