"""Drafts: an expert's answers as they stand before they are submitted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from surveys.model.answers import Answer
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.responses import Response


def save_drafts(
    db: Database, response: Response, answers: Mapping[str, Answer], at: datetime
) -> None:
    """Save answers by question; the newest answer to each question wins."""
    for question, answer in answers.items():
        db.execute(
            """
            INSERT INTO drafts (response, round, question, content, saved_at)
            VALUES (:response, :round, :question, :content, :at)
            ON CONFLICT (response, question) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at
            """,
            {
                "response": response.id,
                "round": response.round,
                "question": question,
                "content": json.dumps(answer.content(), sort_keys=True, ensure_ascii=False),
                "at": to_text(at),
            },
        )


def load_drafts(db: Database, response: Response) -> dict[str, Answer]:
    """Return an expert's answers by question."""
    rows = db.query(
        "SELECT question, content FROM drafts WHERE response = :response", {"response": response.id}
    )
    return {row["question"]: Answer.from_content(json.loads(row["content"])) for row in rows}


def erase_drafts(db: Database, response: Response) -> None:
    """Erase an expert's working copy."""
    db.execute("DELETE FROM drafts WHERE response = :response", {"response": response.id})
