"""What several tests of the engine do."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.storage.database import Database


def in_a_thread(action: Callable[[], object]) -> None:
    thread = threading.Thread(target=action)
    thread.start()
    thread.join()


def write_and_fail(database: Database, hook: Callable[[], object] = list) -> None:
    with database.write() as db:
        db.execute("UPDATE counters SET value = 7")
        database.after_commit(hook)
        raise ZeroDivisionError
