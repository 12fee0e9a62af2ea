"""Signed-in sessions: begun, looked up at every request, listed, and ended."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model import researchers
from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.services.authenticating.secrets_kept import new_token
from surveys.services.authenticating.secrets_kept import sha256
from surveys.storage import sign_ins

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.researchers import Researcher
    from surveys.model.researchers import SignIn
    from surveys.services.workspace import Workspace

IDLE = timedelta(minutes=120)
ABSOLUTE = timedelta(hours=12)
# Being seen is written down this often at most: a request that only reads should not write.
_SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A researcher who has just signed in; ``session`` goes into the cookie and nowhere else."""

    researcher: Researcher
    session: str


def begin_session(
    workspace: Workspace, db: Database, researcher: Researcher, browser: str
) -> SignedIn:
    """Begin a session inside a write; its id is new and known to the browser alone."""
    session = new_token(workspace)
    sign_ins.insert_sign_in(db, sha256(session), researcher, workspace.clock(), browser)
    by = replace(workspace, actor=researcher)
    record_in_people(by, db, EventKind.SIGNED_IN, researcher.id)
    return SignedIn(researcher=researcher, session=session)


def signed_in(
    workspace: Workspace, session: str, *, is_by_itself: bool = False
) -> Researcher | None:
    """Return whose session this is, unless it was ended, sat idle too long or is too old.

    What a page fetches by itself is no sign that anybody sits before it: it keeps no session alive.
    """
    found = sign_ins.find_sign_in(workspace.people.read(), sha256(session))
    if found is None:
        return None
    now = workspace.clock()
    if not _is_alive(found, now):
        return None
    if now - found.last_seen_at > _SEEN_EVERY and not is_by_itself:
        with workspace.people.write() as db:
            sign_ins.mark_seen(db, found, now)
    return found.researcher


def _is_alive(sign_in: SignIn, now: datetime) -> bool:
    return now - sign_in.last_seen_at <= IDLE and now - sign_in.started_at <= ABSOLUTE


def sign_out(workspace: Workspace, session: str) -> None:
    """End a session; a copy of its cookie is worth nothing from then on."""
    with workspace.people.write() as db:
        id_hash = sha256(session)
        found = sign_ins.find_sign_in(db, id_hash)
        sign_ins.end_sign_in(db, id_hash, workspace.clock())
        if found:
            by = replace(workspace, actor=found.researcher)
            record_in_people(by, db, EventKind.SIGNED_OUT, found.researcher.id)


def list_sessions(workspace: Workspace, person: Researcher) -> tuple[SignIn, ...]:
    """List the sessions that somebody is signed in with now, the newest first."""
    now = workspace.clock()
    known = sign_ins.list_sign_ins(workspace.people.read(), person.id)
    return tuple(each for each in known if _is_alive(each, now))


def handle_of(session: str) -> str:
    """Return what stands for a session in a page; nobody can sign in with it."""
    return researchers.handle_of(sha256(session))


def end_session(workspace: Workspace, person: Researcher, handle: str) -> None:
    """End one of somebody's sessions.

    Raises
    ------
    NotFound
        When there is no such session any more.
    """
    with workspace.people.write() as db:
        for each in sign_ins.list_sign_ins(db, person.id):
            if each.handle == handle:
                sign_ins.end_sign_in(db, each.id, workspace.clock())
                record_in_people(workspace, db, EventKind.SESSIONS_ENDED, person.id, sessions=1)
                return
    raise NotFound("This session has ended already.")


def end_sessions(workspace: Workspace, person: Researcher, *, but: str = "") -> int:
    """End every session of somebody, or all but the one with a handle, and say how many there were."""
    with workspace.people.write() as db:
        ended = [each for each in sign_ins.list_sign_ins(db, person.id) if each.handle != but]
        for each in ended:
            sign_ins.end_sign_in(db, each.id, workspace.clock())
        if ended:
            record_in_people(
                workspace, db, EventKind.SESSIONS_ENDED, person.id, sessions=len(ended)
            )
    return len(ended)
