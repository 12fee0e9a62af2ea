from __future__ import annotations

import json
from contextlib import closing
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import Damaged
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.storage.backup import backup
from surveys.storage.backup import owned_files
from surveys.storage.connecting import connect
from surveys.storage.copying import Contents
from surveys.storage.copying import check_copy
from surveys.storage.copying import copy_database
from surveys.storage.restoring import restore
from tests.storage.installations import OWNED
from tests.storage.installations import make_installation
from tests.storage.writers import PROCESSES
from tests.storage.writers import append_until_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


@pytest.fixture
def instance(tmp_path: Path, now: datetime) -> Path:
    return make_installation(tmp_path / "instance", now)


@contextmanager
def writing(instance: Path) -> Iterator[None]:
    """Have another process append to study a all the while."""
    has_begun, may_leave = PROCESSES.Event(), PROCESSES.Event()
    paths = (instance / "studies" / "a.db", instance / "heads" / "a.log")
    process = PROCESSES.Process(target=append_until_told, args=(*paths, has_begun, may_leave))
    process.start()
    has_begun.wait()
    yield
    may_leave.set()
    process.join()
    assert process.exitcode == 0


def test_all_that_is_owned_is_copied_logs_first_and_people_last(instance: Path) -> None:
    assert tuple(map(str, owned_files(instance))) == OWNED


def test_a_backup_has_every_file_and_a_manifest(
    instance: Path, tmp_path: Path, now: datetime
) -> None:
    report = backup(instance, tmp_path / "to", now=now)
    assert report.directory == tmp_path / "to" / "soundings-20261123T003335Z"
    found = {str(path.relative_to(report.directory)) for path in report.directory.rglob("*.*")}
    assert found | {"secret_key"} == {*OWNED, "manifest.json"}
    manifest = json.loads((report.directory / "manifest.json").read_text())
    assert [file["path"] for file in manifest["files"]] == list(OWNED)
    people = manifest["files"][-1]["contents"]
    assert people["rows"]["counters"] == 1
    assert people["head"] is None
    assert manifest["files"][-3]["contents"]["head"][0] == 3


def test_a_backup_is_private(instance: Path, tmp_path: Path, now: datetime) -> None:
    directory = backup(instance, tmp_path / "to", now=now).directory
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in directory.rglob("*")}
    assert modes == {True: 0o700, False: 0o600}
    assert directory.stat().st_mode & 0o777 == 0o700


def test_a_backup_made_while_others_write_is_whole(
    instance: Path, tmp_path: Path, now: datetime
) -> None:
    with writing(instance):
        report = backup(instance, tmp_path / "to", now=now)
    restore(report.directory, tmp_path / "restored")
    with closing(connect(tmp_path / "restored" / "studies" / "a.db")) as copy:
        (length,) = copy.execute("SELECT count(*) FROM chain").fetchone()
    assert length > 3


def test_a_copied_database_is_one_file_with_nothing_beside_it(
    instance: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copies" / "a.db"
    contents = copy_database(instance / "studies" / "a.db", target)
    assert [path.name for path in target.parent.iterdir()] == ["a.db"]
    assert contents.rows["chain"] == 3
    check_copy(target, contents)


def test_two_backups_of_one_second_do_not_overwrite_each_other(
    instance: Path, tmp_path: Path, now: datetime
) -> None:
    backup(instance, tmp_path / "to", now=now)
    with pytest.raises(Conflict, match="already"):
        backup(instance, tmp_path / "to", now=now)


def test_no_installation_is_not_found(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        backup(tmp_path / "nowhere", tmp_path / "to", now=now)


def test_a_backup_into_the_installation_itself_is_refused(instance: Path, now: datetime) -> None:
    with pytest.raises(Conflict, match="inside"):
        backup(instance, instance / "studies", now=now)
    assert backup(instance, instance / "backups", now=now).manifest.files[-1].path == "people.db"


def test_a_place_that_cannot_be_written_says_so_and_nothing_is_left(
    instance: Path, tmp_path: Path, now: datetime
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="File exists"):
        backup(instance, tmp_path / "file", now=now)


def test_a_damaged_database_stops_the_backup_and_leaves_no_half(
    instance: Path, tmp_path: Path, now: datetime
) -> None:
    (instance / "studies" / "b.db").write_text("no database " * 1000)
    with pytest.raises(Damaged, match=r"b\.db"):
        backup(instance, tmp_path / "to", now=now)
    assert list((tmp_path / "to").iterdir()) == []


def test_a_copy_does_not_overwrite(instance: Path) -> None:
    with pytest.raises(StorageError, match="File exists"):
        copy_database(instance / "people.db", instance / "studies" / "a.db")


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM counters", "its rows or the head"),
        ("INSERT INTO marks (counter, writer) VALUES ('nobody', 1)", "do not exist"),
        (
            "INSERT INTO chain SELECT 4, kind, subject, content_hash, content_hash, at FROM chain LIMIT 1",
            "its rows or the head",
        ),
        (
            "PRAGMA ignore_check_constraints = ON; UPDATE counters SET value = -1",
            "CHECK constraint",
        ),
    ],
    ids=["lost rows", "dangling", "other head", "broken rule"],
)
def test_a_copy_that_differs_is_found(
    instance: Path, tmp_path: Path, statement: str, finding: str
) -> None:
    target = tmp_path / "a.db"
    contents = copy_database(instance / "studies" / "a.db", target)
    with closing(connect(target)) as copy:
        copy.executescript(statement)
    with pytest.raises(Damaged, match=finding):
        check_copy(target, contents)


def test_tables_of_any_name_are_counted(tmp_path: Path) -> None:
    source = tmp_path / "odd.db"
    source.touch()
    with closing(connect(source)) as connection:
        connection.execute('CREATE TABLE "odd ""name" (x)')
    assert copy_database(source, tmp_path / "copy.db") == Contents(rows={'odd "name': 0})
