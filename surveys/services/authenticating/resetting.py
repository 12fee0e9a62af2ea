"""A new password for whoever forgot theirs: by a link that is good for one hour, and once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.services.authenticating.accounts import replace_password
from surveys.services.authenticating.passwords import hash_password
from surveys.services.authenticating.passwords import require_strong
from surveys.services.authenticating.secrets_kept import new_token
from surveys.services.authenticating.secrets_kept import sha256
from surveys.services.authenticating.throttling import Attempts
from surveys.services.working import enqueue
from surveys.storage import password_resets
from surveys.storage import researchers

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace

GOOD_FOR = timedelta(hours=1)
_MOST_AN_HOUR = 3
_VOID = "This link is not valid, or no longer valid: it is good for one hour, and once. Please ask for a new one."


def ask_for_reset(workspace: Workspace, email: str, *, remote: str = "") -> None:
    """Have a link sent to whoever has an account with an address; nothing tells whether anybody has.

    The worker makes the link and sends it, for no one too, so that asking takes the same time.

    Raises
    ------
    TooManyAttempts
        After five requests within a minute from one network address.
    """
    attempts = Attempts.at_reset(workspace, remote)
    with workspace.people.write() as db:
        attempts.require_within(workspace, db)
        attempts.count_failure(workspace, db)
        found = researchers.find_password(db, email.strip().lower())
    enqueue(workspace, "send-reset", {"researcher": found[0].id if found else ""})


def make_reset_link(workspace: Workspace, person: Researcher) -> str:
    """Make a link that sets a new password; only its SHA-256 is stored."""
    token = new_token(workspace)
    now = workspace.clock()
    with workspace.people.write() as db:
        password_resets.insert_reset(db, sha256(token), person.id, now, now + GOOD_FOR)
        record_in_people(workspace, db, EventKind.PASSWORD_LINK_MADE, person.id)
    return f"{workspace.settings.public_url}/reset-password/{token}"


def may_be_sent(workspace: Workspace, person: Researcher) -> bool:
    """Say whether another link may go to somebody by mail: a stranger must not fill a mail box."""
    since = workspace.clock() - GOOD_FOR
    made = password_resets.count_since(workspace.people.read(), person.id, since)
    return person.disabled_at is None and made < _MOST_AN_HOUR


def find_reset(workspace: Workspace, token: str) -> Researcher:
    """Return whose password a link sets, and change nothing: mail scanners open links too.

    Raises
    ------
    NotFound
        For every token that sets none, in one sentence.
    """
    return _find(workspace, workspace.people.read(), token)


def _find(workspace: Workspace, db: Database, token: str) -> Researcher:
    person_id = password_resets.find_researcher(db, sha256(token), workspace.clock())
    found = researchers.find_by_id(db, person_id) if person_id else None
    if found is None or found[0].disabled_at:
        raise NotFound(_VOID)
    return found[0]


def reset_password(workspace: Workspace, token: str, password: str) -> Researcher:
    """Set a new password by a link; every session of the account ends, and the second factor stays.

    Raises
    ------
    NotFound
        When the link is not valid.
    Invalid
        When the password is too short or too common; the link stays good.
    """
    person = find_reset(workspace, token)
    require_strong(password, person.email)
    password_hash = hash_password(password)
    with workspace.people.write() as db:
        person = _find(workspace, db, token)
        replace_password(workspace, db, person, password_hash, EventKind.PASSWORD_RESET)
    return person
