"""A small schema with a chain, so that the engine is tested apart from the real tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from surveys.storage.chain import CHAIN_DDL
from surveys.storage.idempotency import ACKNOWLEDGED_DDL

if TYPE_CHECKING:
    from sqlite_utils import Database

small_migrations = Migrations("small")


@small_migrations()
def m001_counters(db: Database) -> None:
    db.execute("""
        CREATE TABLE counters (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL CONSTRAINT counters_not_negative CHECK (value >= 0)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE marks (
            id INTEGER PRIMARY KEY,
            counter TEXT NOT NULL REFERENCES counters (name) ON DELETE CASCADE,
            writer INTEGER NOT NULL
        ) STRICT
    """)


@small_migrations()
def m002_chain(db: Database) -> None:
    for statement in (*CHAIN_DDL, ACKNOWLEDGED_DDL):
        db.execute(statement)
