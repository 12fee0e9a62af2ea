"""A panel as it is looked through: searched, filtered, sorted and counted by the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.panel_queries import Order
from surveys.model.panel_queries import Standing
from surveys.storage.experts import read_expert

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.model.panel_queries import PanelQuery

# The one place where an order becomes SQL: no text from outside does.
_ORDERS = {
    Order.NAME: "name, email",
    Order.EMAIL: "email",
    Order.LANGUAGE: "language, name, email",
    Order.NEWEST: "added_at DESC, name, email",
}
_RETIRED = {
    Standing.ACTIVE: "retired_at IS NULL",
    Standing.RETIRED: "retired_at IS NOT NULL",
    Standing.ALL: "TRUE",
}
_WANTED = """
    study = :study
    AND (:text = '' OR instr(lower(name), lower(:text)) OR instr(email, lower(:text)))
    AND NOT EXISTS (
        SELECT 1 FROM json_each(:where) AS wanted
        WHERE coalesce(json_extract(attributes, '$."' || wanted.key || '"'), '') <> wanted.value
    )
"""


def find_experts(
    db: Database, study: str, query: PanelQuery, *, offset: int = 0, limit: int = -1
) -> tuple[Expert, ...]:
    """List the experts of a study that a query wants, in its order."""
    rows = db.query(
        f"""
        SELECT experts.*, keys.pseudonym FROM experts JOIN keys ON keys.expert = experts.id
        WHERE {_RETIRED[query.standing]} AND {_WANTED}
        ORDER BY {_ORDERS[query.order]} LIMIT :limit OFFSET :offset
        """,  # noqa: S608 - both are one of the constants above, never text from outside
        {**_names(study, query), "limit": limit, "offset": offset},
    )
    return tuple(map(read_expert, rows))


def count_found(db: Database, study: str, query: PanelQuery) -> int:
    """Count the experts of a study that a query wants."""
    rows = db.query(
        f"SELECT count(*) AS n FROM experts WHERE {_RETIRED[query.standing]} AND {_WANTED}",  # noqa: S608 - as above
        _names(study, query),
    )
    return int(next(rows)["n"])


def count_retired(db: Database, study: str) -> int:
    """Count the experts who were retired from a study's panel."""
    rows = db.query(
        "SELECT count(*) AS n FROM experts WHERE study = :study AND retired_at IS NOT NULL",
        {"study": study},
    )
    return int(next(rows)["n"])


def count_attributes(db: Database, study: str) -> dict[tuple[str, str], int]:
    """Count a panel by the values of its attributes, without those who were retired."""
    rows = db.query(
        """
        SELECT each.key AS attribute, each.value AS value, count(*) AS n
        FROM experts, json_each(experts.attributes) AS each
        WHERE study = :study AND retired_at IS NULL GROUP BY each.key, each.value
        """,
        {"study": study},
    )
    return {(row["attribute"], row["value"]): int(row["n"]) for row in rows}


def _names(study: str, query: PanelQuery) -> dict[str, Any]:
    return {"study": study, "text": query.text.strip(), "where": json.dumps(dict(query.where))}
