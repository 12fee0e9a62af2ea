"""The key between experts and pseudonyms, of everybody who was ever in a study's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.experts import read_expert

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.experts import Expert


def list_keys(db: Database, study: str) -> tuple[Expert, ...]:
    """List everybody who has a pseudonym in a study, by name; retired experts too, since their answers stay."""
    rows = db.query(
        """
        SELECT experts.*, keys.pseudonym FROM keys JOIN experts ON experts.id = keys.expert
        WHERE study = :study ORDER BY name, email
        """,
        {"study": study},
    )
    return tuple(read_expert(row) for row in rows)
