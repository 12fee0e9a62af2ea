"""The experts of each study's panel, with the key to their pseudonyms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.experts import Expert
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_expert(db: Database, new: Expert, at: datetime) -> None:
    """Store a new expert together with the key to the pseudonym."""
    db.execute(
        """
        INSERT INTO experts (id, study, name, email, language, attributes, added_at)
        VALUES (:id, :study, :name, :email, :language, :attributes, :at)
        """,
        {
            "id": new.id,
            "study": new.study,
            "name": new.name,
            "email": new.email,
            "language": new.language,
            "attributes": json.dumps(new.attributes, sort_keys=True, ensure_ascii=False),
            "at": to_text(at),
        },
    )
    db.execute(
        "INSERT INTO keys (expert, pseudonym) VALUES (:expert, :pseudonym)",
        {"expert": new.id, "pseudonym": new.pseudonym},
    )


def update_expert(db: Database, expert: Expert) -> None:
    """Store what is known of an expert now: name, address, language and attributes."""
    db.execute(
        """
        UPDATE experts SET name = :name, email = :email, language = :language, attributes = :attributes
        WHERE id = :id
        """,
        {
            "id": expert.id,
            "name": expert.name,
            "email": expert.email,
            "language": expert.language,
            "attributes": json.dumps(expert.attributes, sort_keys=True, ensure_ascii=False),
        },
    )


def mark_retired(db: Database, expert_id: str, at: datetime | None) -> None:
    """Retire an expert; without a time, bring one back."""
    db.execute(
        "UPDATE experts SET retired_at = :at WHERE id = :id",
        {"id": expert_id, "at": at and to_text(at)},
    )


def list_experts(db: Database, study: str, *, with_retired: bool = False) -> tuple[Expert, ...]:
    """List a study's panel by name."""
    rows = db.query(
        """
        SELECT experts.*, keys.pseudonym FROM experts JOIN keys ON keys.expert = experts.id
        WHERE study = :study AND (retired_at IS NULL OR :with_retired) ORDER BY name, email
        """,
        {"study": study, "with_retired": with_retired},
    )
    return tuple(read_expert(row) for row in rows)


def count_experts(db: Database, study: str) -> int:
    """Count a study's panel."""
    rows = db.query(
        "SELECT count(*) AS n FROM experts WHERE study = :study AND retired_at IS NULL",
        {"study": study},
    )
    return int(next(rows)["n"])


def find_expert(db: Database, expert_id: str) -> Expert | None:
    """Return an expert by id, a retired one too."""
    rows = db.query(
        """
        SELECT experts.*, keys.pseudonym FROM experts JOIN keys ON keys.expert = experts.id
        WHERE experts.id = :id
        """,
        {"id": expert_id},
    )
    return next((read_expert(row) for row in rows), None)


def find_by_address(db: Database, email: str, study: str = "") -> tuple[Expert, ...]:
    """Return the experts who have an address, in one study or in all of them."""
    rows = db.query(
        """
        SELECT experts.*, keys.pseudonym FROM experts JOIN keys ON keys.expert = experts.id
        WHERE email = :email AND (study = :study OR :study = '') ORDER BY study
        """,
        {"email": email, "study": study},
    )
    return tuple(read_expert(row) for row in rows)


def studies_with_panels(db: Database) -> tuple[str, ...]:
    """List the studies that have experts, in alphabetical order."""
    return tuple(
        row["study"] for row in db.query("SELECT DISTINCT study FROM experts ORDER BY study")
    )


def read_expert(row: dict[str, Any]) -> Expert:
    """Make an expert of a row that joins experts and keys."""
    return Expert(
        id=row["id"],
        study=row["study"],
        name=row["name"],
        email=row["email"],
        language=row["language"],
        attributes=json.loads(row["attributes"]),
        pseudonym=row["pseudonym"],
        retired_at=to_time(row["retired_at"]),
    )
