"""The words of messages that a study's researchers wrote; a part of the step ``m005_field_work``."""

from __future__ import annotations

STATEMENTS = (
    # Only what differs from what is shipped.
    """
    CREATE TABLE mail_templates (
        kind TEXT NOT NULL,
        language TEXT NOT NULL,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        saved_by TEXT NOT NULL,
        PRIMARY KEY (kind, language),
        CONSTRAINT mail_templates_kind CHECK (kind IN ('invitation', 'reminder', 'closing')),
        CONSTRAINT mail_templates_subject_one_line CHECK (instr(subject, char(10)) = 0)
    ) STRICT, WITHOUT ROWID
    """,
)
