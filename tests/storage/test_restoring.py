from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import Damaged
from surveys.model.errors import StorageError
from surveys.storage.backup import backup
from surveys.storage.database import Database
from surveys.storage.durable_files import sha256_of
from surveys.storage.restoring import restore
from tests.storage.installations import OWNED
from tests.storage.installations import make_installation
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@pytest.fixture
def saved(tmp_path: Path, now: datetime) -> Path:
    """A backup of a small installation."""
    instance = make_installation(tmp_path / "instance", now)
    return backup(instance, tmp_path / "to", now=now).directory


def change_manifest(saved: Path, **changes: object) -> None:
    """Have the manifest say something else of study a."""
    path = saved / "manifest.json"
    manifest = json.loads(path.read_text())
    file = next(file for file in manifest["files"] if file["path"] == "studies/a.db")
    file.update(changes)
    path.write_text(json.dumps(manifest))


def files_in(directory: Path) -> set[str]:
    return {str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file()}


def test_a_restored_installation_is_the_one_that_was_saved(saved: Path, tmp_path: Path) -> None:
    report = restore(saved, tmp_path / "restored")
    assert files_in(tmp_path / "restored") == set(OWNED)
    assert report.directory == tmp_path / "restored"
    study = Database(tmp_path / "restored" / "studies" / "a.db", small_migrations)
    with study.write() as db:
        assert db.table("counters").get("total")["value"] == 7
        assert db["chain"].count == 3
    study.close()


def test_a_restored_installation_is_private(saved: Path, tmp_path: Path) -> None:
    restored = restore(saved, tmp_path / "new" / "restored").directory
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in restored.rglob("*")}
    assert modes == {True: 0o700, False: 0o600}
    assert restored.stat().st_mode & 0o777 == 0o700


def test_a_checkouts_instance_with_its_readme_is_empty_enough(saved: Path, tmp_path: Path) -> None:
    instance = tmp_path / "restored"
    instance.mkdir()
    (instance / "README.md").write_text("what one installation owns")
    restore(saved, instance)
    assert files_in(instance) == {*OWNED, "README.md"}


def test_an_installation_that_holds_something_is_not_overwritten(
    saved: Path, tmp_path: Path
) -> None:
    with pytest.raises(Conflict, match="is not empty"):
        restore(saved, tmp_path / "instance")


@pytest.mark.parametrize("name", OWNED)
def test_a_changed_file_is_refused(saved: Path, tmp_path: Path, name: str) -> None:
    content = bytearray((saved / name).read_bytes())
    content[-1] ^= 1
    (saved / name).write_bytes(content)
    with pytest.raises(Damaged, match=f"{name} has been changed"):
        restore(saved, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_missing_file_is_refused(saved: Path, tmp_path: Path) -> None:
    (saved / "people.db").unlink()
    with pytest.raises(Damaged, match=r"lacks people\.db"):
        restore(saved, tmp_path / "restored")


def test_an_exchanged_database_with_a_fitting_checksum_is_refused(
    saved: Path, tmp_path: Path
) -> None:
    database = saved / "studies" / "a.db"
    database.write_bytes((saved / "people.db").read_bytes())
    change_manifest(saved, sha256=sha256_of(database), size=database.stat().st_size)
    with pytest.raises(Damaged, match="not those of the original"):
        restore(saved, tmp_path / "restored")
    assert files_in(tmp_path / "restored") == set()


def test_a_database_older_than_its_heads_log_is_refused(saved: Path, tmp_path: Path) -> None:
    database, people = saved / "studies" / "a.db", saved / "people.db"
    content = json.loads((saved / "manifest.json").read_text())["files"][-1]["contents"]
    database.write_bytes(people.read_bytes())
    change_manifest(
        saved, sha256=sha256_of(database), size=database.stat().st_size, contents=content
    )
    with pytest.raises(Damaged, match="has lost what was acknowledged"):
        restore(saved, tmp_path / "restored")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "soundings-backup-1", "made_at": "", "files": [{"path": "a"}]}',
        '{"format": "soundings-backup-1", "made_at": "", "files": [{"path": "../people.db"}]}',
        '{"format": "soundings-backup-1", "made_at": "", "files": [{"path": "/etc/passwd"}]}',
    ],
    ids=["empty", "a list", "no format", "half a file", "outside", "absolute"],
)
def test_what_is_no_manifest_is_refused(saved: Path, tmp_path: Path, text: str) -> None:
    (saved / "manifest.json").write_text(text)
    with pytest.raises(Damaged, match="not a manifest"):
        restore(saved, tmp_path / "restored")


def test_a_manifest_of_another_format_is_refused(saved: Path, tmp_path: Path) -> None:
    (saved / "manifest.json").write_text('{"format": "soundings-backup-9"}')
    with pytest.raises(Damaged, match="soundings-backup-9"):
        restore(saved, tmp_path / "restored")


def test_a_directory_without_a_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="is no backup"):
        restore(tmp_path, tmp_path / "restored")


def test_a_place_that_cannot_be_written_says_so(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="File exists"):
        restore(saved, tmp_path / "file" / "restored")
