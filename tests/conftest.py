"""What holds for all tests."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# As in the computing process: with small matrices threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests import made_once

made_once.compile_templates_once()
made_once.compile_addresses_once()
made_once.hash_passwords_cheaply()
if made_once.folder_in_memory():
    # Where pytest makes the temporary folders; whoever names another place keeps it.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(made_once.folder_in_memory()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files with slow tests first: begun last, one would keep a single worker busy when the others have ended."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="module")
def csv_limits() -> Iterator[None]:
    """Keep how long Python lets a field of a CSV file be: frictionless allows more, for all, when it first reads one."""
    longest = csv.field_size_limit()
    yield
    csv.field_size_limit(longest)
