"""Drafts: an expert's answers as they stand before they are submitted."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.drafts import Draft
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.responses import Response

# Typing on, or correcting a slip at once, is one change and no second one.
_ONE_CHANGE = timedelta(seconds=10)


def save_drafts(
    db: Database,
    response: Response,
    answers: Mapping[str, Answer],
    at: datetime,
    *,
    counts_changes: bool = False,
) -> None:
    """Save answers by question as given at a time, which never goes back for what is saved already."""
    for question, answer in answers.items():
        db.execute(
            """
            INSERT INTO drafts (response, round, question, content, saved_at)
            VALUES (:response, :round, :question, :content, :at)
            ON CONFLICT (response, question) DO UPDATE SET
                changes = changes + CASE
                    WHEN content NOT IN (excluded.content, :skipped) AND saved_at <= :settled THEN :counts
                    ELSE 0
                END,
                content = excluded.content,
                saved_at = CASE WHEN saved_at > excluded.saved_at THEN saved_at ELSE excluded.saved_at END
            """,
            {
                "response": response.id,
                "round": response.round,
                "question": question,
                "content": _stored(answer),
                "skipped": _stored(SKIPPED),
                "at": to_text(at),
                "settled": to_text(at - _ONE_CHANGE),
                "counts": int(counts_changes),
            },
        )


def load_drafts(db: Database, response: Response) -> dict[str, Answer]:
    """Return an expert's answers by question."""
    return {question: draft.answer for question, draft in list_drafts(db, response).items()}


def list_drafts(db: Database, response: Response) -> dict[str, Draft]:
    """Return an expert's answers by question, with when each was saved and how often it was changed."""
    rows = db.query(
        "SELECT question, content, saved_at, changes FROM drafts WHERE response = :response",
        {"response": response.id},
    )
    return {
        row["question"]: Draft(
            answer=Answer.from_content(json.loads(row["content"])),
            saved_at=to_time(row["saved_at"]),
            changes=row["changes"],
        )
        for row in rows
    }


def erase_drafts(db: Database, response: Response) -> None:
    """Erase an expert's working copy."""
    db.execute("DELETE FROM drafts WHERE response = :response", {"response": response.id})


def _stored(answer: Answer) -> str:
    return json.dumps(answer.content(), sort_keys=True, ensure_ascii=False)
