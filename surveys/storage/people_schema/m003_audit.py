"""The chain of people.db: what was done with names, accounts and rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.chain import CHAIN_DDL
from surveys.storage.chain_contents import CHAIN_CONTENTS_DDL

if TYPE_CHECKING:
    from sqlite_utils import Database


def apply(db: Database) -> None:
    """Make the chain."""
    for statement in (*CHAIN_DDL, CHAIN_CONTENTS_DDL):
        db.execute(statement)
