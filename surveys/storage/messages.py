"""The outbox: which message goes to whom, and what became of it. No text and no link is here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.messages import Message
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.rounds import RoundName
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_message(db: Database, new: Message) -> None:
    """Queue a message; a second one of the same kind and wave is refused by its constraint."""
    db.execute(
        """
        INSERT INTO messages (id, study, round, expert, kind, wave, language, message_id, made_at, not_before)
        VALUES (:id, :study, :round, :expert, :kind, :wave, :language, :message_id, :made_at, :not_before)
        """,
        {
            "id": new.id,
            "study": new.round.study,
            "round": new.round.round,
            "expert": new.expert,
            "kind": new.kind.value,
            "wave": new.wave,
            "language": new.language,
            "message_id": new.message_id,
            "made_at": to_text(new.made_at),
            "not_before": to_text(new.not_before),
        },
    )


def last_wave(db: Database, name: RoundName, kind: MessageKind) -> int:
    """Return the number of the last wave of a kind; 0 where none went out."""
    rows = db.query(
        """
        SELECT coalesce(max(wave), 0) AS wave FROM messages
        WHERE study = :study AND round = :round AND kind = :kind
        """,
        {"study": name.study, "round": name.round, "kind": kind.value},
    )
    return int(next(rows)["wave"])


def next_message(db: Database, at: datetime) -> Message | None:
    """Return the message whose turn it is: the one that may go and has waited longest."""
    rows = db.query(
        "SELECT * FROM messages WHERE outcome = '' AND not_before <= :at ORDER BY not_before, id LIMIT 1",
        {"at": to_text(at)},
    )
    return next(map(_message, rows), None)


def next_time(db: Database) -> datetime | None:
    """Return from when on the next message may go; None where none waits."""
    rows = db.query("SELECT min(not_before) AS at FROM messages WHERE outcome = ''")
    at: str | None = next(rows)["at"]
    return to_time(at)


def count_waiting(db: Database) -> int:
    """Count the messages that wait."""
    return int(next(db.query("SELECT count(*) AS n FROM messages WHERE outcome = ''"))["n"])


def count_outcome(db: Database, outcome: Outcome) -> int:
    """Count the messages of the whole installation that ended in one way."""
    rows = db.query("SELECT count(*) AS n FROM messages WHERE outcome = :o", {"o": outcome.value})
    return int(next(rows)["n"])


def last_claim(db: Database) -> datetime | None:
    """Return when a message was last taken from the outbox."""
    rows = db.query("SELECT max(claimed_at) AS at FROM messages")
    at: str | None = next(rows)["at"]
    return to_time(at)


def claim_message(
    db: Database, message: Message, template: str, claimed_by: str, at: datetime
) -> bool:
    """Take a message that waits, so that nobody else takes it, and say whether it was still there."""
    done = db.execute(
        """
        UPDATE messages SET outcome = 'claimed', claimed_at = :at, claimed_by = :claimed_by,
            template = :template, attempts = attempts + 1, error = ''
        WHERE id = :id AND outcome = ''
        """,
        {"id": message.id, "at": to_text(at), "claimed_by": claimed_by, "template": template},
    )
    return bool(done.rowcount)


def mark_sent(db: Database, message_id: str, at: datetime) -> None:
    """Record that the mail server has taken a message that was claimed."""
    db.execute(
        "UPDATE messages SET outcome = 'sent', sent_at = :at, error = '' WHERE id = :id AND outcome = 'claimed'",
        {"id": message_id, "at": to_text(at)},
    )


def mark_ended(db: Database, message_id: str, outcome: Outcome, error: str) -> bool:
    """Record that a message is not on its way any more, and why; what was sent can only bounce."""
    done = db.execute(
        """
        UPDATE messages SET outcome = :outcome, error = :error
        WHERE id = :id AND (outcome IN ('', 'claimed', 'uncertain') OR :outcome = 'bounced')
        """,
        {"id": message_id, "outcome": outcome.value, "error": error},
    )
    return bool(done.rowcount)


def put_back(db: Database, message_id: str, error: str, not_before: datetime) -> None:
    """Let a message wait: one that was claimed and not taken, or one that nobody could send."""
    db.execute(
        """
        UPDATE messages SET outcome = '', error = :error, not_before = :not_before
        WHERE id = :id AND outcome IN ('', 'claimed')
        """,
        {"id": message_id, "error": error, "not_before": to_text(not_before)},
    )


def queue_again(db: Database, message_id: str, at: datetime) -> bool:
    """Have a message sent once more that failed, came back or is uncertain, and say whether it is one."""
    done = db.execute(
        """
        UPDATE messages SET outcome = '', error = '', attempts = 0, sent_at = NULL, not_before = :at
        WHERE id = :id AND outcome IN ('failed', 'uncertain', 'bounced')
        """,
        {"id": message_id, "at": to_text(at)},
    )
    return bool(done.rowcount)


def settle_claims(db: Database, error: str) -> tuple[Message, ...]:
    """Make every claim that nobody holds any more uncertain, and return what these are."""
    left = tuple(map(_message, db.query("SELECT * FROM messages WHERE outcome = 'claimed'")))
    for message in left:
        mark_ended(db, message.id, Outcome.UNCERTAIN, error)
    return left


def has_claims(db: Database) -> bool:
    """Say whether any message is in somebody's hands."""
    rows = db.query("SELECT 1 FROM messages WHERE outcome = 'claimed' LIMIT 1")
    return next(rows, None) is not None


def list_messages(db: Database, name: RoundName) -> tuple[Message, ...]:
    """List the messages of a round, the newest wave first."""
    rows = db.query(
        """
        SELECT * FROM messages WHERE study = :study AND round = :round
        ORDER BY made_at DESC, kind, wave DESC, id
        """,
        {"study": name.study, "round": name.round},
    )
    return tuple(map(_message, rows))


def messages_of(db: Database, expert: str) -> tuple[Message, ...]:
    """List every message to an expert, the oldest first."""
    rows = db.query(
        "SELECT * FROM messages WHERE expert = :expert ORDER BY made_at, id", {"expert": expert}
    )
    return tuple(map(_message, rows))


def find_message(db: Database, message_id: str) -> Message | None:
    """Return a message by its id."""
    rows = db.query("SELECT * FROM messages WHERE id = :id", {"id": message_id})
    return next(map(_message, rows), None)


def find_by_message_id(db: Database, message_id: str) -> Message | None:
    """Return a message by what stands in its header ``Message-ID``, angle brackets included."""
    rows = db.query("SELECT * FROM messages WHERE message_id = :id", {"id": message_id})
    return next(map(_message, rows), None)


def _message(row: dict[str, Any]) -> Message:
    return Message(
        id=row["id"],
        round=RoundName(study=row["study"], round=row["round"]),
        expert=row["expert"],
        kind=MessageKind(row["kind"]),
        wave=row["wave"],
        language=row["language"],
        template=row["template"],
        message_id=row["message_id"],
        made_at=to_time(row["made_at"]),
        not_before=to_time(row["not_before"]),
        attempts=row["attempts"],
        claimed_at=to_time(row["claimed_at"]),
        claimed_by=row["claimed_by"],
        sent_at=to_time(row["sent_at"]),
        outcome=Outcome(row["outcome"]),
        error=row["error"],
    )
