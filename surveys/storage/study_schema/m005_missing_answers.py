"""What makes it quick to count, by question, what experts skipped and could not judge."""

from __future__ import annotations

STATEMENTS = (
    # For count_missing in storage/answer_quality.py: only what is missing, so that few rows are indexed.
    "CREATE INDEX ratings_missing ON ratings (round, question, missing, reason) WHERE missing IS NOT NULL",
    """
    CREATE INDEX answers_missing ON answers (
        round, question, json_extract(content, '$.missing'), json_extract(content, '$.reason')
    )
    WHERE json_extract(content, '$.missing') IS NOT NULL
    """,
)
