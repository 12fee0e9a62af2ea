"""Erase what an expert takes back beside the answers themselves: working copy and how it was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from surveys.model.responses import Response


def erase_drafts_of(db: Database, response: Response, questions: Iterable[str]) -> None:
    """Erase the working copy of some questions, with how often they were changed."""
    for question in questions:
        db.execute(
            "DELETE FROM drafts WHERE response = :response AND question = :question",
            {"response": response.id, "question": question},
        )


def erase_visits(db: Database, response: Response, pages: Iterable[str] | None = None) -> None:
    """Erase what was recorded of how pages were answered: of all of them, or of those that are named."""
    if pages is None:
        db.execute("DELETE FROM page_visits WHERE response = :response", {"response": response.id})
        return
    for page in pages:
        db.execute(
            "DELETE FROM page_visits WHERE response = :response AND page = :page",
            {"response": response.id, "page": page},
        )
