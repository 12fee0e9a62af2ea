"""Find, make and open an installation: its folder, its secret key and its configuration."""

from __future__ import annotations

import os
import runpy
import secrets
from datetime import UTC
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.model.settings import DEFAULT_BACKUP_HOUR
from surveys.model.settings import DEFAULT_PUBLIC_URL
from surveys.model.settings import Settings
from surveys.services.mailing.configuring import MAIL_SETTINGS
from surveys.services.mailing.configuring import read_mail_settings
from surveys.services.mailing.configuring import read_switch
from surveys.services.workspace import open_workspace
from surveys.storage.database import Database
from surveys.storage.durable_files import make_private_directory
from surveys.storage.durable_files import write_privately
from surveys.storage.migrating import bring_up_to_date
from surveys.storage.people_schema import people_migrations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.services.workspace import Workspace

_CHECKOUT = Path(__file__).resolve().parents[2]
_SHORTEST_KEY = 32
_LAST_HOUR = 23
_KNOWN = {
    "PUBLIC_URL",
    "PROXY_HOPS",
    "SECRET_KEY_FALLBACKS",
    "BACKUP_DAILY_TO",
    "BACKUP_DAILY_HOUR",
    "REQUIRE_SECOND_FACTOR",
    *MAIL_SETTINGS,
}


def default_instance(environ: Mapping[str, str]) -> Path:
    """Return where an installation lives when nobody says: the checkout's folder, else the user's data."""
    if environ.get("SOUNDINGS_INSTANCE"):
        return Path(environ["SOUNDINGS_INSTANCE"]).expanduser().resolve()
    if (_CHECKOUT / "app.py").exists() and (_CHECKOUT / "pyproject.toml").exists():
        return _CHECKOUT / "instance"
    data = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser().resolve() / "soundings"


def initialise(instance: Path) -> bool:
    """Make an installation in a folder; one that is there already is brought up to date instead.

    Returns
    -------
    bool
        Whether the installation is new.

    Raises
    ------
    StorageError
        When the folder cannot be made or written to.
    """
    try:
        for folder in (instance, instance / "studies", instance / "heads", instance / "backups"):
            make_private_directory(folder)
        key_file = instance / "secret-key"
        if not key_file.exists():
            write_privately(key_file, secrets.token_urlsafe(48).encode())
    except OSError as error:
        raise StorageError(f"{error.filename} cannot be made: {error.strerror}.") from error
    people = instance / "people.db"
    is_new = not people.exists()
    bring_up_to_date(
        Database(people, people_migrations, create=True),
        backups=instance / "backups",
        now=datetime.now(UTC),
    )
    return is_new


def load_settings(
    instance: Path | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """Read an installation's settings: the environment wins over ``config.py``.

    Raises
    ------
    NotFound
        When the folder holds no installation.
    Invalid
        When a setting is unknown or cannot be read, or the secret key is missing or short.
    """
    environ = os.environ if environ is None else environ
    instance = instance or default_instance(environ)
    if not (instance / "people.db").exists():
        raise NotFound(f"There is no installation in {instance}. Make one with `soundings init`.")
    values = _configured(instance / "config.py")
    values |= {
        key: environ[f"SOUNDINGS_{key}"] for key in _KNOWN if environ.get(f"SOUNDINGS_{key}")
    }
    fallbacks = values.get("SECRET_KEY_FALLBACKS", ())
    return Settings(
        instance=instance,
        secret_key=_secret_key(instance),
        secret_key_fallbacks=tuple(
            fallbacks.split(",") if isinstance(fallbacks, str) else fallbacks
        ),
        public_url=str(values.get("PUBLIC_URL", DEFAULT_PUBLIC_URL)).rstrip("/"),
        proxy_hops=_proxy_hops(values.get("PROXY_HOPS", 0)),
        is_demonstration=(instance / "demonstration").exists(),
        mail=read_mail_settings(values, instance),
        backup_daily_to=_backup_folder(values, instance),
        backup_daily_hour=_backup_hour(values.get("BACKUP_DAILY_HOUR", DEFAULT_BACKUP_HOUR)),
        require_second_factor=read_switch(values, "REQUIRE_SECOND_FACTOR"),
    )


def _configured(file: Path) -> dict[str, Any]:
    if not file.exists():
        return {}
    try:
        names = runpy.run_path(str(file))
    except (SyntaxError, NameError, TypeError, ValueError) as error:
        raise Invalid(f"{file} cannot be read as Python: {error}.") from error
    values = {key: value for key, value in names.items() if key.isupper()}
    unknown = sorted(set(values) - _KNOWN)
    if unknown:
        known = ", ".join(sorted(_KNOWN))
        raise Invalid(f"{file} sets {unknown[0]}, which is no setting. The settings are {known}.")
    return values


def _backup_folder(values: Mapping[str, Any], instance: Path) -> Path | None:
    """Return where the daily backup goes; a folder named without a path is in the installation's."""
    folder = str(values.get("BACKUP_DAILY_TO", "")).strip()
    return instance / Path(folder).expanduser() if folder else None


def _backup_hour(value: Any) -> int:
    if not str(value).isdecimal() or int(value) > _LAST_HOUR:
        raise Invalid(f"BACKUP_DAILY_HOUR is {value!r}; it is a whole hour of the day, 0 to 23.")
    return int(value)


def _proxy_hops(value: Any) -> int:
    if not str(value).isdecimal():
        raise Invalid(f"PROXY_HOPS is {value!r}; it is a whole number, such as 1.")
    return int(value)


def _secret_key(instance: Path) -> str:
    file = instance / "secret-key"
    key = file.read_text().strip() if file.exists() else ""
    if len(key) < _SHORTEST_KEY:
        raise Invalid(
            f"{file} is missing or has fewer than {_SHORTEST_KEY} characters. Run `soundings init` "
            "after removing it to have a new one made; everybody has to sign in again then."
        )
    return key


def open_installation(settings: Settings) -> Workspace:
    """Open an installation and bring its databases up to date."""
    workspace = open_workspace(settings)
    backups = settings.backups_folder
    bring_up_to_date(workspace.people, backups=backups, now=workspace.clock())
    for study_id in workspace.studies.ids():
        bring_up_to_date(workspace.study(study_id), backups=backups, now=workspace.clock())
    return workspace
