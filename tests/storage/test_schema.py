"""The schemas as they were released, to the letter: a change must be meant, and be a migration."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from tests.storage.filled import make_filled

if TYPE_CHECKING:
    from surveys.storage.database import Database

RELEASED = Path(__file__).with_name("schema.sql")


def schema_of(database: Database) -> str:
    rows = database.read().execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT LIKE '%sqlite%' ORDER BY rowid"
    )
    return "".join(f"{textwrap.dedent(' ' * 4 + sql).strip()};\n" for (sql,) in rows.fetchall())


def test_the_schemas_are_those_that_were_released(tmp_path: Path) -> None:
    made = make_filled(tmp_path)
    text = "\n".join(f"-- {name}.db\n{schema_of(database)}" for name, database in made.items())
    for database in made.values():
        database.close()
    assert text == RELEASED.read_text(encoding="utf-8")
