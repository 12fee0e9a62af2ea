"""Rows of quotas and of what is owed to studies, every act that writes them, and what is refused of them."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.experts import Expert
from surveys.storage import experts
from surveys.storage import merging
from surveys.storage import owed
from surveys.storage import quotas

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    Act = Callable[[sqlite_utils.Database], object]

_NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
_OWED = owed.Owed(pseudonym="p8", study="s", becomes="p1")
_ANOTHER = owed.Owed(pseudonym="p9", study="s")
_OTHER = Expert(
    id="e7", study="s", name="Expert 7", email="e7@example.org", language="en", pseudonym="p99"
)


def fill_study(db: sqlite_utils.Database) -> None:
    quotas.put_quota(db, "community", "official", 20, _NOW)


def fill_people(db: sqlite_utils.Database) -> None:
    owed.insert_owed(db, _OWED, _NOW)
    experts.insert_expert(db, _OTHER, _NOW)


STUDY_ACTS: dict[str, Act] = {
    "quotas.put_quota": lambda db: quotas.put_quota(db, "community", "official", 0, _NOW),
    "merging.join_pseudonyms": lambda db: merging.join_pseudonyms(db, "r", "p1", "p3"),
}
PEOPLE_ACTS: dict[str, Act] = {
    "owed.insert_owed": lambda db: owed.insert_owed(db, _ANOTHER, _NOW),
    "owed.mark_done": lambda db: owed.mark_done(db, _OWED),
    "owed.hand_on": lambda db: owed.hand_on(db, "p1", "p2"),
    "merging.hand_on_invitations": lambda db: merging.hand_on_invitations(db, "e1", "e7"),
    "merging.hand_on_messages": lambda db: merging.hand_on_messages(db, "e1", "e7"),
    "merging.hand_on_wishes": lambda db: merging.hand_on_wishes(db, "e1", "e7"),
    "merging.change_pseudonym": lambda db: merging.change_pseudonym(db, "e1", "p77"),
    "merging.delete_expert": lambda db: merging.delete_expert(db, "e1"),
}

Row = dict[str, Any]
CHECKS: list[tuple[str, str, str, Row]] = [
    ("study", "quotas", "quotas_value_named", {"value": ""}),
    ("study", "quotas", "quotas_target_counted", {"value": "x", "target": 0}),
    (
        "people",
        "owed_to_studies",
        "owed_to_studies_another",
        {"pseudonym": "x", "becomes": "x"},
    ),
]
