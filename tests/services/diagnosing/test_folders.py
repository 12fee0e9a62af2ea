from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.findings import Weight
from surveys.services.diagnosing.folders import check_disk
from surveys.services.diagnosing.folders import check_permissions
from surveys.services.diagnosing.folders import check_room
from surveys.services.installing import initialise
from surveys.services.installing import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    initialise(tmp_path / "instance")
    return load_settings(tmp_path / "instance", {})


def test_a_new_installation_is_readable_by_its_owner_only(settings: Settings) -> None:
    (found,) = check_permissions(settings)
    assert found.weight is Weight.GOOD


def test_what_others_may_read_is_named_with_the_command_that_mends_it(settings: Settings) -> None:
    (settings.instance / "people.db").chmod(0o644)
    (found,) = check_permissions(settings)
    assert found.weight is Weight.TO_MEND
    assert found.sentence == "Others on this machine may read people.db."
    assert found.to_do == f"Run: chmod -R go-rwx {settings.instance}"


def test_many_open_files_are_counted(settings: Settings) -> None:
    for number in range(5):
        (settings.instance / f"{number}.txt").touch(mode=0o640)
    (found,) = check_permissions(settings)
    assert found.sentence.endswith("0.txt, 1.txt, 2.txt and 2 more.")


@pytest.mark.parametrize(
    ("free", "weight"),
    [(10**8, Weight.TO_MEND), (10**9, Weight.ADVICE), (10**10, Weight.GOOD)],
)
def test_room_on_the_disk_is_judged(settings: Settings, free: int, weight: Weight) -> None:
    (found,) = check_room(settings, free)
    assert found.weight is weight
    assert f"{free / 10**9:.1f} GB are free" in found.sentence


def test_a_network_file_system_must_be_left(settings: Settings) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {settings.instance.resolve()} nfs4 rw 0 0\n"
    (found,) = check_disk(settings, mounts)
    assert "network file system (nfs4)" in found.sentence
    assert list(check_disk(settings, "/dev/sda1 / ext4 rw 0 0\n")) == []
