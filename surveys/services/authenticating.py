"""Sign researchers in and out, and set up the first one."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from email_validator import EmailNotValidError
from email_validator import validate_email

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.researchers import Researcher
from surveys.storage import researchers

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.services.workspace import Workspace

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024
IDLE = timedelta(minutes=120)
ABSOLUTE = timedelta(hours=12)
# Being seen is written down this often at most: a request that only reads should not write.
_SEEN_EVERY = timedelta(minutes=5)
# What is left of a password without its digits and punctuation: nothing, or one of these.
_TOO_COMMON = ("", "password", "alliance", "soundings", "qwerty")
_PADDING = "0123456789!.-_ "

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
# Two passwords at a time: signing in cannot take the whole machine from those who answer.
_hashing = threading.BoundedSemaphore(2)
_NOBODY = _hasher.hash(secrets.token_hex(16))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A researcher who has just signed in; ``session`` goes into the cookie and nowhere else."""

    researcher: Researcher
    session: str


def add_researcher(workspace: Workspace, email: str, password: str, name: str = "") -> Researcher:
    """Give a person an account.

    Raises
    ------
    Invalid
        When the address is none or the password is too short or too common.
    Conflict
        When the address has an account already.
    """
    address = read_address(email)
    _require_strong(password, address)
    password_hash = _hash(password)
    with workspace.people.write() as db:
        return _insert(workspace, db, address, password_hash, name)


def _hash(password: str) -> str:
    with _hashing:
        return _hasher.hash(password)


def _insert(
    workspace: Workspace, db: Database, address: str, password_hash: str, name: str
) -> Researcher:
    if researchers.find_password(db, address):
        raise Conflict(f"There is already a researcher with the address {address}.")
    new = Researcher(
        id=workspace.new_id(),
        email=address,
        name=name.strip() or address,
        created_at=workspace.clock(),
    )
    researchers.insert_researcher(db, new, password_hash)
    return new


def read_address(email: str) -> str:
    """Return an e-mail address in the form in which it is stored.

    Raises
    ------
    Invalid
        With a sentence that says what is wrong with it.
    """
    try:
        valid = validate_email(email.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise Invalid(f"“{email.strip()}” is not an e-mail address: {error}") from error
    return valid.normalized.lower()


def _require_strong(password: str, address: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid(
            f"The password has {len(password)} characters; please use {SHORTEST_PASSWORD} or more. "
            "Four random words make a good one."
        )
    if len(password) > LONGEST_PASSWORD:
        raise Invalid(f"Please use a password of at most {LONGEST_PASSWORD} characters.")
    plain = password.lower().strip(_PADDING)
    if plain in (*_TOO_COMMON, address.strip(_PADDING)):
        raise Invalid("This password is too easy to guess. Four random words make a good one.")


def needs_setting_up(workspace: Workspace) -> bool:
    """Say whether nobody has an account yet."""
    return not list_researchers(workspace)


def make_setup_code(workspace: Workspace) -> str:
    """Make the one-time code that sets up the first researcher; earlier codes become void."""
    code = "-".join(workspace.chance.token_bytes(2).hex() for _ in range(4))
    with workspace.people.write() as db:
        researchers.replace_setup_code(db, _sha256(code), workspace.clock())
    return code


def _tidy(code: str) -> str:
    """Read a code as it was printed, however it was typed."""
    letters = "".join(code.lower().replace("-", " ").split())
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def set_up(workspace: Workspace, code: str, email: str, password: str, name: str) -> Researcher:
    """Make the first researcher's account with the code that the server printed.

    Raises
    ------
    Refused
        When the code is wrong or somebody has set up the installation already.
    """
    if not needs_setting_up(workspace):
        raise Refused("This installation has been set up already. Please sign in.")
    address = read_address(email)
    _require_strong(password, address)
    password_hash = _hash(password)
    with workspace.people.write() as db:
        if not researchers.take_setup_code(db, _sha256(_tidy(code))):
            raise Refused("This is not the code that the server printed when it started.")
        return _insert(workspace, db, address, password_hash, name)


def sign_in(workspace: Workspace, email: str, password: str) -> SignedIn:
    """Sign a researcher in.

    Raises
    ------
    Refused
        In one sentence for an unknown address and for a wrong password, after the same work.
    """
    found = researchers.find_password(workspace.people.read(), email.strip().lower())
    researcher, password_hash = found or (None, _NOBODY)
    if not _matches(password_hash, password) or researcher is None:
        raise Refused("The address or the password is wrong. Please try again.")
    session = secrets.token_urlsafe(32)
    with workspace.people.write() as db:
        researchers.insert_sign_in(db, _sha256(session), researcher, workspace.clock())
        if _hasher.check_needs_rehash(password_hash):
            researchers.set_password(db, researcher, _hash(password))
    return SignedIn(researcher=researcher, session=session)


def _matches(password_hash: str, password: str) -> bool:
    if len(password) > LONGEST_PASSWORD:
        return False
    with _hashing:
        try:
            return _hasher.verify(password_hash, password)
        except VerifyMismatchError:
            return False


def signed_in(workspace: Workspace, session: str) -> Researcher | None:
    """Return whose session this is, unless it was ended, sat idle too long or is too old."""
    id_hash = _sha256(session)
    found = researchers.find_sign_in(workspace.people.read(), id_hash)
    if found is None:
        return None
    now = workspace.clock()
    if now - found.last_seen_at > IDLE or now - found.started_at > ABSOLUTE:
        return None
    if now - found.last_seen_at > _SEEN_EVERY:
        with workspace.people.write() as db:
            researchers.mark_seen(db, found, now)
    return found.researcher


def sign_out(workspace: Workspace, session: str) -> None:
    """End a session; a copy of its cookie is worth nothing from then on."""
    with workspace.people.write() as db:
        researchers.end_sign_in(db, _sha256(session), workspace.clock())


def list_researchers(workspace: Workspace) -> tuple[Researcher, ...]:
    """List everybody who has an account, the first one first."""
    return researchers.list_researchers(workspace.people.read())


def first_researcher(workspace: Workspace) -> Researcher | None:
    """Return who set up the installation: sponsor and contact where a study file names none."""
    return next(iter(list_researchers(workspace)), None)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
