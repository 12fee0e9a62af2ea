"""Sign researchers in: the password first, and then the code of whoever has a second factor."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.services.authenticating.passwords import NOBODY
from surveys.services.authenticating.passwords import hash_password
from surveys.services.authenticating.passwords import is_outdated
from surveys.services.authenticating.passwords import matches
from surveys.services.authenticating.second_factors import has_second_factor
from surveys.services.authenticating.second_factors import take_code
from surveys.services.authenticating.secrets_kept import keyed_hash
from surveys.services.authenticating.sessions import SignedIn
from surveys.services.authenticating.sessions import begin_session
from surveys.services.authenticating.throttling import Attempts
from surveys.storage import researchers

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace

_WRONG = "The address or the password is wrong. Please try again."
_WRONG_CODE = "This code is wrong, or was used already. Please wait for the next one and try again."
_TOO_LATE = "Signing in took too long. Please begin again with your password."
_TIME_FOR_CODE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfSignedIn:
    """Somebody who knew the password, and has a code to enter; nothing can be opened with ``ticket`` but that page."""

    ticket: str


def sign_in(workspace: Workspace, email: str, password: str) -> SignedIn:
    """Sign in a researcher who has no second factor.

    Raises
    ------
    Refused
        In one sentence for an unknown address and for a wrong password, after the same work; and for an
        account that has a second factor.
    """
    done = begin_sign_in(workspace, email, password)
    if isinstance(done, HalfSignedIn):
        raise Refused("This account has a second factor. Please sign in on the page, with a code.")
    return done


def begin_sign_in(
    workspace: Workspace,
    email: str,
    password: str,
    *,
    remote: str = "",
    browser: str = "",
    mark: str = "",
) -> SignedIn | HalfSignedIn:
    """Check the password, and sign in whoever needs no code; ``mark`` is that of a browser known before.

    Raises
    ------
    Refused
        In one sentence for an unknown address, a wrong password and a closed account, after the same work.
    TooManyAttempts
        After five wrong passwords within a minute for this address from this network address, or in this
        browser if it is known.
    """
    address = email.strip().lower()
    attempts = Attempts.at_sign_in(workspace, address, remote, mark)
    attempts.require_within(workspace)
    found = researchers.find_password(workspace.people.read(), address)
    researcher, password_hash = found or (None, NOBODY)
    is_right = matches(password_hash, password)
    if not is_right or researcher is None or researcher.disabled_at:
        with workspace.people.write() as db:
            attempts.require_within(workspace, db)
            attempts.count_failure(workspace, db)
            known = researcher.id if researcher else ""
            record_in_people(workspace, db, EventKind.SIGN_IN_FAILED, known)
        raise Refused(_WRONG)
    renewed = hash_password(password) if is_outdated(password_hash) else ""
    with workspace.people.write() as db:
        attempts.require_within(workspace, db)
        if not _is_still(db, researcher, password_hash):
            raise Refused(_WRONG)
        if renewed:
            researchers.set_password(db, researcher, renewed)
        if not has_second_factor(workspace, researcher):
            return begin_session(workspace, db, researcher, browser)
    return HalfSignedIn(ticket=_ticket(workspace, researcher, renewed or password_hash))


def _is_still(db: Database, researcher: Researcher, password_hash: str) -> bool:
    """Say whether the password that was checked is in force, and the account open, in the write that lets in."""
    now = researchers.find_by_id(db, researcher.id)
    return now is not None and now[1] == password_hash and now[0].disabled_at is None


def finish_sign_in(workspace: Workspace, ticket: str, code: str, *, browser: str = "") -> SignedIn:
    """Sign in whoever knew the password, with a code of the second factor or a recovery code.

    Raises
    ------
    Refused
        When the code is wrong or was used before, or the password is too long ago.
    TooManyAttempts
        After five wrong codes within ten minutes.
    """
    researcher = _holder(workspace, ticket)
    attempts = Attempts.at_code_of(workspace, researcher)
    by = replace(workspace, actor=researcher)
    with workspace.people.write() as db:
        attempts.require_within(workspace, db)
        is_right = take_code(by, db, researcher, code)
        if is_right:
            return begin_session(workspace, db, researcher, browser)
        attempts.count_failure(workspace, db)
        record_in_people(workspace, db, EventKind.SIGN_IN_FAILED, researcher.id)
    raise Refused(_WRONG_CODE)


def is_halfway(workspace: Workspace, ticket: str) -> bool:
    """Say whether a ticket still waits for its code."""
    try:
        _holder(workspace, ticket)
    except Refused:
        return False
    return True


def _ticket(workspace: Workspace, researcher: Researcher, password_hash: str) -> str:
    """Say, signed, who knew the password and when; another password makes it void."""
    at = workspace.clock().isoformat()
    return "|".join((researcher.id, at, _seal(workspace, researcher.id, at, password_hash)))


def _seal(workspace: Workspace, researcher_id: str, at: str, password_hash: str) -> str:
    return keyed_hash(workspace, "half signed in", researcher_id, at, password_hash)


def _holder(workspace: Workspace, ticket: str) -> Researcher:
    researcher_id, at, seal = (*ticket.split("|"), "", "", "")[:3]
    found = researchers.find_by_id(workspace.people.read(), researcher_id)
    if found is None or found[0].disabled_at:
        raise Refused(_TOO_LATE)
    researcher, password_hash = found
    right = _seal(workspace, researcher_id, at, password_hash)
    if not hmac.compare_digest(seal, right):
        raise Refused(_TOO_LATE)
    if workspace.clock() - datetime.fromisoformat(at) > _TIME_FOR_CODE:
        raise Refused(_TOO_LATE)
    return researcher
