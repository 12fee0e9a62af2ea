from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.services import installing
from surveys.services.installing import default_instance
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.launching import list_rounds
from surveys.storage.database import Database
from surveys.storage.migrating import pending_migrations
from surveys.storage.study_schema import study_migrations
from tests.workspaces import close

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "here" / "instance"
    assert initialise(made)
    return made


def test_an_installation_is_private(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (folder / "people.db").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == [
        "backups",
        "heads",
        "studies",
    ]


def test_initialising_twice_keeps_key_and_people(folder: Path) -> None:
    before = load_settings(folder, {})
    assert not initialise(folder)
    assert load_settings(folder, {}) == before
    assert len(before.secret_key) == 64


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"file cannot be made: File exists"):
        initialise(tmp_path / "file" / "instance")


def test_a_folder_without_an_installation_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no installation in .*soundings init"):
        load_settings(tmp_path, {})


def test_what_nobody_set_has_defaults(folder: Path) -> None:
    settings = load_settings(folder, {})
    assert settings.public_url == "http://127.0.0.1:5055"
    assert (settings.proxy_hops, settings.secret_key_fallbacks) == (0, ())
    assert not settings.has_public_url
    assert not settings.is_https
    assert not settings.is_demonstration


def test_a_second_factor_of_everybody_is_asked_for_in_file_or_environment(folder: Path) -> None:
    assert not load_settings(folder, {}).require_second_factor
    assert load_settings(folder, {"SOUNDINGS_REQUIRE_SECOND_FACTOR": "yes"}).require_second_factor
    (folder / "config.py").write_text("REQUIRE_SECOND_FACTOR = True\n")
    assert load_settings(folder, {}).require_second_factor


def test_the_environment_wins_over_the_file(folder: Path) -> None:
    (folder / "config.py").write_text(
        "import os\nPUBLIC_URL = 'https://a.example/'\nPROXY_HOPS = 1\n"
        "SECRET_KEY_FALLBACKS = ['old', 'older']\nignored = 1\n"
    )
    settings = load_settings(folder, {})
    assert (settings.public_url, settings.proxy_hops) == ("https://a.example", 1)
    assert settings.secret_key_fallbacks == ("old", "older")
    assert settings.has_public_url
    assert settings.is_https
    environ = {
        "SOUNDINGS_PUBLIC_URL": "http://b.example",
        "SOUNDINGS_PROXY_HOPS": "2",
        "SOUNDINGS_SECRET_KEY_FALLBACKS": "one,two",
    }
    settings = load_settings(folder, environ)
    assert (settings.public_url, settings.proxy_hops) == ("http://b.example", 2)
    assert settings.secret_key_fallbacks == ("one", "two")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("PUBLIC_ULR = 'x'", r"config.py sets PUBLIC_ULR, which is no setting. .* PUBLIC_URL"),
        ("SECRET_KEY = 'x'", "sets SECRET_KEY, which is no setting"),
        ("PUBLIC_URL = ", r"config.py cannot be read as Python: invalid syntax"),
        ("PUBLIC_URL = x", r"cannot be read as Python: name 'x' is not defined"),
        ("PROXY_HOPS = 'many'", "PROXY_HOPS is 'many'; it is a whole number"),
        ("REQUIRE_SECOND_FACTOR = 'perhaps'", "is 'perhaps'; it is True or False"),
        ("PROXY_HOPS = -1", "PROXY_HOPS is -1; it is a whole number"),
    ],
)
def test_a_configuration_that_cannot_be_meant_is_refused(
    folder: Path, text: str, sentence: str
) -> None:
    (folder / "config.py").write_text(text)
    with pytest.raises(Invalid, match=sentence):
        load_settings(folder, {})


@pytest.mark.parametrize("key", [None, "", "short", " " * 64])
def test_a_missing_or_short_secret_is_refused(folder: Path, key: str | None) -> None:
    (folder / "secret-key").unlink()
    if key is not None:
        (folder / "secret-key").write_text(key)
    with pytest.raises(Invalid, match=r"secret-key is missing or has fewer than 32 characters"):
        load_settings(folder, {})


def test_an_installation_lives_where_the_environment_says(tmp_path: Path) -> None:
    folder = default_instance({"SOUNDINGS_INSTANCE": str(tmp_path / "a" / ".." / "b")})
    assert folder == tmp_path / "b"


def test_an_installation_lives_beside_the_checkout_or_in_the_users_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "_CHECKOUT", tmp_path)
    data = {"XDG_DATA_HOME": str(tmp_path / "data")}
    assert default_instance(data) == tmp_path / "data" / "soundings"
    assert default_instance({}).parts[-3:] == (".local", "share", "soundings")
    for name in ("app.py", "pyproject.toml"):
        (tmp_path / name).write_text("")
    assert default_instance(data) == tmp_path / "instance"


def test_the_usual_place_is_read_where_none_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUNDINGS_INSTANCE", str(folder))
    assert load_settings().instance == folder


def test_opening_brings_every_study_up_to_date(folder: Path) -> None:
    Database(folder / "studies" / "new.db", study_migrations, create=True).close()
    workspace = open_installation(load_settings(folder, {}))
    assert pending_migrations(workspace.study("new")) == ()
    assert list_rounds(workspace) == ()
    assert workspace.clock().tzinfo is not None
    close(workspace)
