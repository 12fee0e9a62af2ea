-- study.db
CREATE TABLE chain (
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    entry_hash TEXT NOT NULL CONSTRAINT chain_entry_once UNIQUE,
    at TEXT NOT NULL,
    CONSTRAINT chain_position_from_one CHECK (position >= 1),
    CONSTRAINT chain_kind_named CHECK (kind <> ''),
    CONSTRAINT chain_content_hash_hex
        CHECK (length(content_hash) = 64 AND content_hash NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT chain_entry_hash_hex
        CHECK (length(entry_hash) = 64 AND entry_hash NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE TRIGGER chain_grows_at_its_end BEFORE INSERT ON chain
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM chain)
BEGIN SELECT RAISE(ABORT, 'A chain grows at its end only'); END;
CREATE TRIGGER chain_is_never_changed BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'An entry of a chain is never changed'); END;
CREATE TRIGGER chain_is_never_shortened BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'An entry of a chain is never deleted'); END;
CREATE TABLE versions (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL CONSTRAINT versions_content_once UNIQUE,
    content BLOB NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT versions_sha256_hex CHECK (length(sha256) = 64)
) STRICT;
CREATE TABLE confirmed_translations (
    version INTEGER NOT NULL REFERENCES versions (number),
    language TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    PRIMARY KEY (version, language)
) STRICT;
CREATE TABLE rounds (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (number),
    created_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    opened_at TEXT,
    closed_at TEXT,
    finalized_at TEXT,
    sponsor TEXT NOT NULL,
    contact TEXT NOT NULL, form TEXT NOT NULL DEFAULT '',
    CONSTRAINT rounds_close_after_opening CHECK (opened_at IS NOT NULL OR closed_at IS NULL),
    CONSTRAINT rounds_final_after_opening CHECK (opened_at IS NOT NULL OR finalized_at IS NULL)
) STRICT;
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
) STRICT, WITHOUT ROWID;
CREATE TABLE round_experts (
    round TEXT NOT NULL REFERENCES rounds (id),
    pseudonym TEXT NOT NULL,
    language TEXT NOT NULL,
    attributes TEXT NOT NULL,
    invited_at TEXT NOT NULL, declined_at TEXT, decline_reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (round, pseudonym),
    CONSTRAINT round_experts_attributes_json CHECK (json_valid(attributes))
) STRICT, WITHOUT ROWID;
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
) STRICT;
CREATE TABLE consents (
    response TEXT NOT NULL REFERENCES responses (id),
    purpose TEXT NOT NULL,
    is_given INTEGER NOT NULL,
    language TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    given_at TEXT NOT NULL,
    PRIMARY KEY (response, purpose),
    CONSTRAINT consents_yes_or_no CHECK (is_given IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (
    response TEXT NOT NULL,
    round TEXT NOT NULL,
    question TEXT NOT NULL,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL, changes INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (response, question),
    FOREIGN KEY (response, round) REFERENCES responses (id, round),
    FOREIGN KEY (round, question) REFERENCES questions (round, id),
    CONSTRAINT drafts_content_json CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;
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
) STRICT, WITHOUT ROWID;
CREATE TABLE answers (
    response TEXT NOT NULL,
    round TEXT NOT NULL,
    question TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (response, question),
    FOREIGN KEY (response, round) REFERENCES responses (id, round),
    FOREIGN KEY (round, question) REFERENCES questions (round, id),
    CONSTRAINT answers_content_json CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;
CREATE TABLE submissions (
    response TEXT NOT NULL REFERENCES responses (id),
    number INTEGER NOT NULL,
    submitted_at TEXT NOT NULL,
    position INTEGER NOT NULL CONSTRAINT submissions_entry_once UNIQUE REFERENCES chain (position),
    PRIMARY KEY (response, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE chain_contents (
    position INTEGER PRIMARY KEY REFERENCES chain (position),
    salt BLOB NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT chain_contents_json CHECK (json_valid(content)),
    CONSTRAINT chain_contents_salt_length CHECK (length(salt) = 16)
) STRICT;
CREATE TABLE acknowledged (
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    reply TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (key, body_hash),
    CONSTRAINT acknowledged_reply_json CHECK (json_valid(reply))
) STRICT, WITHOUT ROWID;
CREATE TABLE page_visits (
    response TEXT NOT NULL REFERENCES responses (id),
    page TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    layout TEXT NOT NULL,
    PRIMARY KEY (response, page),
    CONSTRAINT page_visits_seconds_counted CHECK (seconds >= 0),
    CONSTRAINT page_visits_layout CHECK (layout IN ('', 'narrow', 'medium', 'wide'))
) STRICT, WITHOUT ROWID;

-- people.db
CREATE TABLE researchers (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL CONSTRAINT researchers_email_taken UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT researchers_email_lower_case CHECK (email = lower(email) AND email LIKE '%_@_%')
) STRICT;
CREATE TABLE sign_ins (
    id_hash TEXT PRIMARY KEY,
    researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
    started_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE TABLE experts (
    id TEXT PRIMARY KEY,
    study TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    attributes TEXT NOT NULL,
    added_at TEXT NOT NULL,
    retired_at TEXT,
    CONSTRAINT experts_email_once_a_study UNIQUE (study, email),
    CONSTRAINT experts_email_lower_case CHECK (email = lower(email) AND email LIKE '%_@_%'),
    CONSTRAINT experts_attributes_json CHECK (json_valid(attributes))
) STRICT;
CREATE TABLE keys (
    expert TEXT PRIMARY KEY REFERENCES experts (id) ON DELETE CASCADE,
    pseudonym TEXT NOT NULL CONSTRAINT keys_pseudonym_taken UNIQUE
) STRICT;
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    study TEXT NOT NULL,
    round TEXT NOT NULL,
    expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
    invited_at TEXT NOT NULL,
    CONSTRAINT invitations_once_a_round UNIQUE (study, round, expert)
) STRICT;
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL CONSTRAINT links_token_taken UNIQUE,
    invitation TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    revoked_at TEXT,
    CONSTRAINT links_token_hash_sha256 CHECK (length(token_hash) = 64)
) STRICT;
CREATE INDEX links_of_invitation ON links (invitation);
CREATE TABLE setup_codes (
    code_hash TEXT PRIMARY KEY,
    made_at TEXT NOT NULL
) STRICT;
CREATE TABLE acknowledged (
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    reply TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (key, body_hash),
    CONSTRAINT acknowledged_reply_json CHECK (json_valid(reply))
) STRICT, WITHOUT ROWID;
CREATE TABLE chain (
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    entry_hash TEXT NOT NULL CONSTRAINT chain_entry_once UNIQUE,
    at TEXT NOT NULL,
    CONSTRAINT chain_position_from_one CHECK (position >= 1),
    CONSTRAINT chain_kind_named CHECK (kind <> ''),
    CONSTRAINT chain_content_hash_hex
        CHECK (length(content_hash) = 64 AND content_hash NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT chain_entry_hash_hex
        CHECK (length(entry_hash) = 64 AND entry_hash NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE TRIGGER chain_grows_at_its_end BEFORE INSERT ON chain
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM chain)
BEGIN SELECT RAISE(ABORT, 'A chain grows at its end only'); END;
CREATE TRIGGER chain_is_never_changed BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'An entry of a chain is never changed'); END;
CREATE TRIGGER chain_is_never_shortened BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'An entry of a chain is never deleted'); END;
CREATE TABLE chain_contents (
    position INTEGER PRIMARY KEY REFERENCES chain (position),
    salt BLOB NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT chain_contents_json CHECK (json_valid(content)),
    CONSTRAINT chain_contents_salt_length CHECK (length(salt) = 16)
) STRICT;
