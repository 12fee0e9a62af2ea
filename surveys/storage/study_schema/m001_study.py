"""The tables of what is asked and answered: versions, rounds, field work, responses, answers and the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.chain import CHAIN_DDL
from surveys.storage.chain_contents import CHAIN_CONTENTS_DDL
from surveys.storage.idempotency import ACKNOWLEDGED_DDL

if TYPE_CHECKING:
    from sqlite_utils import Database

_DESIGN = (
    # The exact bytes of every version of the study file: what a round was opened with stays readable for ever.
    """
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL CONSTRAINT versions_content_once UNIQUE,
        content BLOB NOT NULL,
        added_at TEXT NOT NULL,
        CONSTRAINT versions_sha256_hex CHECK (length(sha256) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE confirmed_translations (
        version INTEGER NOT NULL REFERENCES versions (number),
        language TEXT NOT NULL,
        confirmed_at TEXT NOT NULL,
        PRIMARY KEY (version, language)
    ) STRICT
    """,
    """
    CREATE TABLE rounds (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL REFERENCES versions (number),
        created_at TEXT NOT NULL,
        closes_at TEXT NOT NULL,
        opened_at TEXT,
        closed_at TEXT,
        finalized_at TEXT,
        sponsor TEXT NOT NULL,
        contact TEXT NOT NULL,
        CONSTRAINT rounds_close_after_opening CHECK (opened_at IS NOT NULL OR closed_at IS NULL),
        CONSTRAINT rounds_final_after_opening CHECK (opened_at IS NOT NULL OR finalized_at IS NULL)
    ) STRICT
    """,
    """
    CREATE TABLE questions (
        round TEXT NOT NULL REFERENCES rounds (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        item TEXT NOT NULL,
        target_kind TEXT NOT NULL,
        target TEXT NOT NULL,
        period TEXT NOT NULL,
        threat TEXT NOT NULL,
        perspective TEXT NOT NULL,
        PRIMARY KEY (round, id),
        CONSTRAINT questions_once UNIQUE (round, item, target_kind, target, period, threat, perspective),
        CONSTRAINT questions_target_kind CHECK (target_kind IN ('alliance', 'vignette', 'expert')),
        CONSTRAINT questions_target_named CHECK ((target_kind = 'expert') = (target = ''))
    ) STRICT, WITHOUT ROWID
    """,
)

_FIELD_WORK = (
    # One pseudonymous row per round and expert, with coarse attributes only.
    """
    CREATE TABLE round_experts (
        round TEXT NOT NULL REFERENCES rounds (id),
        pseudonym TEXT NOT NULL,
        language TEXT NOT NULL,
        attributes TEXT NOT NULL,
        invited_at TEXT NOT NULL,
        PRIMARY KEY (round, pseudonym),
        CONSTRAINT round_experts_attributes_json CHECK (json_valid(attributes))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE responses (
        id TEXT PRIMARY KEY,
        round TEXT NOT NULL,
        pseudonym TEXT NOT NULL,
        language TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        last_active_at TEXT NOT NULL,
        assignment TEXT NOT NULL,
        page TEXT NOT NULL,
        consented_at TEXT,
        submitted_at TEXT,
        reopened_at TEXT,
        withdrawn_at TEXT,
        FOREIGN KEY (round, pseudonym) REFERENCES round_experts (round, pseudonym),
        CONSTRAINT responses_once_a_round UNIQUE (round, pseudonym),
        CONSTRAINT responses_round UNIQUE (id, round),
        CONSTRAINT responses_assignment_json CHECK (json_valid(assignment)),
        CONSTRAINT responses_consent_before_submission CHECK (consented_at IS NOT NULL OR submitted_at IS NULL),
        CONSTRAINT responses_reopened_after_submission CHECK (submitted_at IS NOT NULL OR reopened_at IS NULL)
    ) STRICT
    """,
    """
    CREATE TABLE consents (
        response TEXT NOT NULL REFERENCES responses (id),
        purpose TEXT NOT NULL,
        is_given INTEGER NOT NULL,
        language TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        given_at TEXT NOT NULL,
        PRIMARY KEY (response, purpose),
        CONSTRAINT consents_yes_or_no CHECK (is_given IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
)

_ANSWERS = (
    # The expert's working copy: saved at every page, pooled only once it is submitted.
    """
    CREATE TABLE drafts (
        response TEXT NOT NULL,
        round TEXT NOT NULL,
        question TEXT NOT NULL,
        content TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (response, question),
        FOREIGN KEY (response, round) REFERENCES responses (id, round),
        FOREIGN KEY (round, question) REFERENCES questions (round, id),
        CONSTRAINT drafts_content_json CHECK (json_valid(content))
    ) STRICT, WITHOUT ROWID
    """,
    # What is in force of a submitted response: answers on a scale ...
    """
    CREATE TABLE ratings (
        response TEXT NOT NULL,
        round TEXT NOT NULL,
        question TEXT NOT NULL,
        value INTEGER,
        missing TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (response, question),
        FOREIGN KEY (response, round) REFERENCES responses (id, round),
        FOREIGN KEY (round, question) REFERENCES questions (round, id),
        CONSTRAINT ratings_value_or_missing CHECK ((value IS NULL) <> (missing IS NULL)),
        CONSTRAINT ratings_missing_code CHECK (
            missing IN ('cannot_judge', 'refused', 'skipped', 'not_shown', 'timed_out')
        ),
        CONSTRAINT ratings_reason_for_missing CHECK (missing IS NOT NULL OR reason = '')
    ) STRICT, WITHOUT ROWID
    """,
    # ... and of every other kind.
    """
    CREATE TABLE answers (
        response TEXT NOT NULL,
        round TEXT NOT NULL,
        question TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (response, question),
        FOREIGN KEY (response, round) REFERENCES responses (id, round),
        FOREIGN KEY (round, question) REFERENCES questions (round, id),
        CONSTRAINT answers_content_json CHECK (json_valid(content))
    ) STRICT, WITHOUT ROWID
    """,
    # Every version of a response that was submitted; its content is kept beside its entry in the chain.
    """
    CREATE TABLE submissions (
        response TEXT NOT NULL REFERENCES responses (id),
        number INTEGER NOT NULL,
        submitted_at TEXT NOT NULL,
        position INTEGER NOT NULL CONSTRAINT submissions_entry_once UNIQUE REFERENCES chain (position),
        PRIMARY KEY (response, number)
    ) STRICT, WITHOUT ROWID
    """,
    CHAIN_CONTENTS_DDL,
)


def apply(db: Database) -> None:
    """Make the tables."""
    for statement in (*CHAIN_DDL, *_DESIGN, *_FIELD_WORK, *_ANSWERS, ACKNOWLEDGED_DDL):
        db.execute(statement)
