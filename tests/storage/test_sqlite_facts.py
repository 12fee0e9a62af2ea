from __future__ import annotations

import pytest

from surveys.storage.sqlite_facts import wal_reset_affected


@pytest.mark.parametrize("version", ["3.7.0", "3.40.1", "3.44.5", "3.45.1", "3.50.6", "3.51.2"])
def test_affected_versions(version: str) -> None:
    assert wal_reset_affected(version)


@pytest.mark.parametrize(
    "version", ["3.6.23", "3.44.6", "3.44.7", "3.50.7", "3.51.3", "3.53.0", "4.0.0"]
)
def test_versions_without_the_fault(version: str) -> None:
    assert not wal_reset_affected(version)
