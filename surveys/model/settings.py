"""How one installation is set: read once at the start, never changed after."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from surveys.model.mail_settings import MailSettings

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_PUBLIC_URL = "http://127.0.0.1:5055"
#: In UTC; few experts answer then, and a study file has a time zone of its own.
DEFAULT_BACKUP_HOUR = 3
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """An installation's folder, its secret and how the world reaches it."""

    instance: Path
    secret_key: str
    secret_key_fallbacks: tuple[str, ...] = ()
    public_url: str = DEFAULT_PUBLIC_URL
    proxy_hops: int = 0
    is_demonstration: bool = False
    mail: MailSettings = field(default_factory=MailSettings)
    backup_daily_to: Path | None = None
    backup_daily_hour: int = DEFAULT_BACKUP_HOUR
    require_second_factor: bool = False

    @property
    def people_file(self) -> Path:
        """The database of who is who."""
        return self.instance / "people.db"

    @property
    def studies_folder(self) -> Path:
        """Where each study's database is."""
        return self.instance / "studies"

    @property
    def heads_folder(self) -> Path:
        """Where the heads of the studies' chains are logged."""
        return self.instance / "heads"

    @property
    def cache_folder(self) -> Path:
        """What can be computed again."""
        return self.instance / "cache"

    @property
    def exports_folder(self) -> Path:
        """What jobs have prepared for downloading; kept for a day."""
        return self.instance / "exports"

    @property
    def backups_folder(self) -> Path:
        """Where the copies made before migrations go, and the backups made on the page."""
        return self.instance / "backups"

    @property
    def has_public_url(self) -> bool:
        """Whether anybody said where the installation is reached."""
        return self.public_url != DEFAULT_PUBLIC_URL

    @property
    def is_reached_by_others(self) -> bool:
        """Whether the address leads here from other machines than this one."""
        return urlsplit(self.public_url).hostname not in _LOOPBACK

    @property
    def is_https(self) -> bool:
        """Whether people reach the installation over https."""
        return self.public_url.startswith("https://")
