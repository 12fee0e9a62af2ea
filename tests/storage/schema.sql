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
    contact TEXT NOT NULL, form TEXT NOT NULL DEFAULT '', opens_at TEXT, paused_at TEXT
    CONSTRAINT rounds_pause_after_opening CHECK (opened_at IS NOT NULL OR paused_at IS NULL), grace_minutes INTEGER NOT NULL DEFAULT 30
    CONSTRAINT rounds_grace_within_a_day CHECK (grace_minutes BETWEEN 0 AND 1440), grace_ends_at TEXT
    CONSTRAINT rounds_grace_after_opening CHECK (opened_at IS NOT NULL OR grace_ends_at IS NULL), follows TEXT REFERENCES rounds (id), carries TEXT NOT NULL DEFAULT ''
    CONSTRAINT rounds_carries_of_earlier
        CHECK (carries = '' OR (follows IS NOT NULL AND carries IN ('invited', 'submitted'))),
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
CREATE TABLE round_changes (
    round TEXT NOT NULL REFERENCES rounds (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    closed_before TEXT,
    closes_after TEXT,
    PRIMARY KEY (round, position),
    CONSTRAINT round_changes_kind
        CHECK (kind IN ('extended', 'paused', 'resumed', 'closed', 'grace-ended', 'reopened')),
    CONSTRAINT round_changes_reopened_with_reason CHECK (kind <> 'reopened' OR reason <> '')
) STRICT, WITHOUT ROWID;
CREATE TABLE editing_drafts (
    revision INTEGER PRIMARY KEY,
    based_on INTEGER REFERENCES versions (number),
    content BLOB NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL DEFAULT '',
    restores INTEGER,
    ended TEXT NOT NULL DEFAULT '',
    CONSTRAINT editing_drafts_restores_earlier CHECK (restores IS NULL OR restores < revision),
    CONSTRAINT editing_drafts_ended CHECK (ended IN ('', 'kept', 'discarded'))
) STRICT;
CREATE TABLE preregistrations (
    round TEXT PRIMARY KEY REFERENCES rounds (id),
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT preregistrations_content_json CHECK (json_valid(content)),
    CONSTRAINT preregistrations_sha256_hex CHECK (length(sha256) = 64)
) STRICT;
CREATE TABLE contacts (
    round TEXT NOT NULL,
    pseudonym TEXT NOT NULL,
    kind TEXT NOT NULL,
    wave INTEGER NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (round, pseudonym, kind, wave),
    FOREIGN KEY (round, pseudonym) REFERENCES round_experts (round, pseudonym) ON DELETE CASCADE,
    CONSTRAINT contacts_kind CHECK (kind IN ('invitation', 'reminder')),
    CONSTRAINT contacts_wave_counted CHECK (wave >= 0),
    CONSTRAINT contacts_outcome CHECK (outcome IN ('sent', 'uncertain', 'failed', 'bounced'))
) STRICT, WITHOUT ROWID;
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
) STRICT, WITHOUT ROWID;
CREATE INDEX ratings_missing ON ratings (round, question, missing, reason) WHERE missing IS NOT NULL;
CREATE INDEX answers_missing ON answers (
    round, question, json_extract(content, '$.missing'), json_extract(content, '$.reason')
)
WHERE json_extract(content, '$.missing') IS NOT NULL;
CREATE TABLE quotas (
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    target INTEGER NOT NULL,
    set_at TEXT NOT NULL,
    PRIMARY KEY (attribute, value),
    CONSTRAINT quotas_value_named CHECK (attribute <> '' AND value <> ''),
    CONSTRAINT quotas_target_counted CHECK (target >= 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX responses_counted ON responses (round, pseudonym, id)
WHERE submitted_at IS NOT NULL AND withdrawn_at IS NULL;
CREATE TABLE text_decisions (
    response TEXT NOT NULL REFERENCES responses (id),
    question TEXT NOT NULL,
    verdict TEXT NOT NULL,
    redacted TEXT NOT NULL,
    reason TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (response, question),
    CONSTRAINT text_decisions_verdict
        CHECK (verdict IN ('undecided', 'released', 'redacted', 'withheld')),
    CONSTRAINT text_decisions_redacted_in_words CHECK ((verdict = 'redacted') = (redacted <> '')),
    CONSTRAINT text_decisions_reason_to_withhold CHECK (reason = '' OR verdict = 'withheld'),
    CONSTRAINT text_decisions_sha256_hex CHECK (length(text_sha256) = 64),
    CONSTRAINT text_decisions_revision_from_one CHECK (revision >= 1)
) STRICT, WITHOUT ROWID;

-- people.db
CREATE TABLE researchers (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL CONSTRAINT researchers_email_taken UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL, is_administrator INTEGER NOT NULL DEFAULT 0, disabled_at TEXT,
    CONSTRAINT researchers_email_lower_case CHECK (email = lower(email) AND email LIKE '%_@_%')
) STRICT;
CREATE TABLE sign_ins (
    id_hash TEXT PRIMARY KEY,
    researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
    started_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    ended_at TEXT
, browser TEXT NOT NULL DEFAULT '') STRICT;
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
CREATE TABLE memberships (
    researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
    study TEXT NOT NULL,
    role TEXT NOT NULL,
    may_use_key INTEGER NOT NULL DEFAULT 0,
    since TEXT NOT NULL,
    PRIMARY KEY (researcher, study),
    CONSTRAINT memberships_role CHECK (role IN ('owner', 'editor', 'field-worker', 'analyst', 'viewer')),
    CONSTRAINT memberships_yes_or_no CHECK (may_use_key IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_of_study ON memberships (study);
CREATE TABLE researcher_invitations (
    token_hash TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    study TEXT NOT NULL,
    role TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    CONSTRAINT researcher_invitations_hash_sha256 CHECK (length(token_hash) = 64),
    CONSTRAINT researcher_invitations_role
        CHECK (role IN ('owner', 'editor', 'field-worker', 'analyst', 'viewer'))
) STRICT;
CREATE TABLE password_resets (
    token_hash TEXT PRIMARY KEY,
    researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    CONSTRAINT password_resets_hash_sha256 CHECK (length(token_hash) = 64)
) STRICT;
CREATE TABLE second_factors (
    researcher TEXT PRIMARY KEY REFERENCES researchers (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    made_at TEXT NOT NULL,
    confirmed_at TEXT,
    last_step INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE recovery_codes (
    researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (researcher, code_hash),
    CONSTRAINT recovery_codes_hash_sha256 CHECK (length(code_hash) = 64)
) STRICT, WITHOUT ROWID;
CREATE TABLE failed_attempts (
    id TEXT PRIMARY KEY,
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX failed_attempts_of ON failed_attempts (who, at);
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
CREATE TABLE owed_to_studies (
    pseudonym TEXT PRIMARY KEY,
    study TEXT NOT NULL,
    becomes TEXT NOT NULL,
    since TEXT NOT NULL,
    CONSTRAINT owed_to_studies_another CHECK (becomes <> pseudonym)
) STRICT;
CREATE INDEX experts_of_study ON experts (study, name, email);
CREATE INDEX invitations_of_expert ON invitations (expert);
CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    study TEXT NOT NULL,
    round TEXT NOT NULL,
    expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    wave INTEGER NOT NULL,
    language TEXT NOT NULL,
    template TEXT NOT NULL DEFAULT '',
    message_id TEXT NOT NULL CONSTRAINT messages_message_id_taken UNIQUE,
    made_at TEXT NOT NULL,
    not_before TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    claimed_at TEXT,
    claimed_by TEXT NOT NULL DEFAULT '',
    sent_at TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',
    CONSTRAINT messages_once_a_wave UNIQUE (study, round, expert, kind, wave),
    CONSTRAINT messages_kind CHECK (kind IN ('invitation', 'reminder', 'closing')),
    CONSTRAINT messages_wave_counted CHECK (wave >= 1),
    CONSTRAINT messages_attempts_counted CHECK (attempts >= 0),
    CONSTRAINT messages_outcome CHECK (
        outcome IN ('', 'claimed', 'sent', 'failed', 'uncertain', 'cancelled', 'bounced')
    ),
    CONSTRAINT messages_claimed_by_somebody CHECK (outcome <> 'claimed' OR claimed_at IS NOT NULL),
    CONSTRAINT messages_sent_at_some_time CHECK (outcome <> 'sent' OR sent_at IS NOT NULL)
) STRICT;
CREATE INDEX messages_that_wait ON messages (not_before, id) WHERE outcome = '';
CREATE INDEX messages_in_hand ON messages (id) WHERE outcome = 'claimed';
CREATE INDEX messages_claimed ON messages (claimed_at);
CREATE INDEX messages_of_expert ON messages (expert);
CREATE TABLE unsubscribe_tokens (
    token_hash TEXT PRIMARY KEY,
    expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
    message TEXT NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT unsubscribe_tokens_hash_sha256 CHECK (length(token_hash) = 64)
) STRICT;
CREATE INDEX unsubscribe_tokens_of_expert ON unsubscribe_tokens (expert);
CREATE TABLE opt_outs (
    id TEXT PRIMARY KEY,
    expert TEXT REFERENCES experts (id) ON DELETE CASCADE,
    address_hash TEXT,
    said_by TEXT NOT NULL,
    opted_out_at TEXT NOT NULL,
    undone_at TEXT,
    CONSTRAINT opt_outs_study_or_everywhere CHECK ((expert IS NULL) <> (address_hash IS NULL)),
    CONSTRAINT opt_outs_address_hash_sha256 CHECK (length(address_hash) = 64),
    CONSTRAINT opt_outs_said_by CHECK (said_by IN ('one-click', 'page', 'researcher'))
) STRICT;
CREATE UNIQUE INDEX opt_outs_of_expert ON opt_outs (expert) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX opt_outs_of_address ON opt_outs (address_hash) WHERE undone_at IS NULL;
CREATE TABLE bounces (
    id TEXT PRIMARY KEY,
    expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    message TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    report TEXT NOT NULL,
    bounced_at TEXT NOT NULL,
    cleared_at TEXT,
    CONSTRAINT bounces_kind CHECK (kind IN ('hard', 'soft')),
    CONSTRAINT bounces_email_lower_case CHECK (email = lower(email) AND email LIKE '%_@_%')
) STRICT;
CREATE UNIQUE INDEX bounces_once_a_report ON bounces (report, expert) WHERE report <> '';
CREATE INDEX bounces_of_expert ON bounces (expert);
CREATE INDEX bounces_that_stop_mail ON bounces (email) WHERE kind = 'hard' AND cleared_at IS NULL;
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    study TEXT NOT NULL,
    arguments TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    not_before TEXT NOT NULL,
    claimed_at TEXT,
    claimed_by TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    cancel_asked_at TEXT,
    finished_at TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    CONSTRAINT jobs_kind_named CHECK (kind <> ''),
    CONSTRAINT jobs_arguments_json CHECK (json_valid(arguments)),
    CONSTRAINT jobs_attempts_counted CHECK (attempts >= 0),
    CONSTRAINT jobs_progress_counted CHECK (done >= 0 AND total >= 0),
    CONSTRAINT jobs_outcome CHECK (outcome IN ('', 'done', 'failed', 'cancelled')),
    CONSTRAINT jobs_end_has_a_time CHECK ((outcome = '') = (finished_at IS NULL)),
    CONSTRAINT jobs_claimed_by_somebody CHECK ((claimed_by = '') = (claimed_at IS NULL))
) STRICT;
CREATE INDEX jobs_unfinished ON jobs (not_before, id) WHERE outcome = '';
CREATE INDEX jobs_of_study ON jobs (study, made_at);
