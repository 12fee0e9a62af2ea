"""How many experts of each kind a panel is to have; a part of the step ``m005_field_work``."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE quotas (
        attribute TEXT NOT NULL,
        value TEXT NOT NULL,
        target INTEGER NOT NULL,
        set_at TEXT NOT NULL,
        PRIMARY KEY (attribute, value),
        CONSTRAINT quotas_value_named CHECK (attribute <> '' AND value <> ''),
        CONSTRAINT quotas_target_counted CHECK (target >= 1)
    ) STRICT, WITHOUT ROWID
    """,
)
