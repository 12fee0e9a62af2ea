"""What every service is handed: the databases, the clock, chance, the settings and who is acting."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Protocol

from surveys.storage.database import Database
from surveys.storage.heads import append_head
from surveys.storage.open_studies import OpenStudies
from surveys.storage.people_schema import people_migrations
from surveys.storage.study_schema import study_migrations

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.model.chains import Entry
    from surveys.model.researchers import Researcher
    from surveys.model.settings import Settings


class Chance(Protocol):
    """Where ids, tokens and salts come from."""

    def token_bytes(self, nbytes: int) -> bytes:
        """Return random bytes."""
        ...


class SystemChance:
    """The operating system's random bytes."""

    def token_bytes(self, nbytes: int) -> bytes:
        """Return random bytes."""
        return secrets.token_bytes(nbytes)


def now() -> datetime:
    """Return the time of this machine, which every workspace begins with."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One installation as a service sees it; ``actor`` is None for experts and on the command line."""

    settings: Settings
    people: Database
    studies: OpenStudies
    clock: Callable[[], datetime] = now
    chance: Chance = field(default_factory=SystemChance)
    actor: Researcher | None = None

    def study(self, study_id: str) -> Database:
        """Return a study's database.

        Raises
        ------
        NotFound
            When this installation has no such study.
        """
        return self.studies.get(study_id)

    def new_id(self) -> str:
        """Make an id of 80 random bits that says nothing about order or time."""
        return self.chance.token_bytes(10).hex()

    def log_head(self, study_id: str, entry: Entry) -> None:
        """Have the chain's new head logged once the write at hand is committed."""
        path = self.settings.heads_folder / f"{study_id}.log"
        self.study(study_id).after_commit(lambda: append_head(path, entry))


def open_workspace(settings: Settings) -> Workspace:
    """Open an installation that exists."""
    return Workspace(
        settings=settings,
        people=Database(settings.people_file, people_migrations),
        studies=OpenStudies(settings.studies_folder, study_migrations),
    )
