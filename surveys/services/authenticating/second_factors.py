"""The second factor: codes of an app (TOTP), each good once, and recovery codes for who lost the telephone."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyotp

from surveys.model.errors import Conflict
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.services.authenticating.proving import require_password
from surveys.services.authenticating.secrets_kept import sha256
from surveys.services.authenticating.throttling import Attempts
from surveys.storage import second_factors

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace

ISSUER = "Soundings"
_SECRET_BYTES = 20
_STEP_SECONDS = 30
_RECOVERY_CODES = 10
_RECOVERY_BYTES = 10
_GROUP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFactor:
    """What somebody's account page says of the second factor; ``secret`` only until it is confirmed."""

    is_confirmed: bool
    secret: str
    address: str
    recovery_codes_left: int


def has_second_factor(workspace: Workspace, person: Researcher) -> bool:
    """Say whether somebody enters a code to sign in."""
    found = second_factors.find_factor(workspace.people.read(), person.id)
    return found is not None and found.confirmed_at is not None


def needs_second_factor(workspace: Workspace, person: Researcher) -> bool:
    """Say whether somebody has to set a second factor up before anything else."""
    return workspace.settings.require_second_factor and not has_second_factor(workspace, person)


def second_factor_of(workspace: Workspace, person: Researcher) -> SecondFactor | None:
    """Return the second factor of somebody, also one that is only being set up."""
    db = workspace.people.read()
    found = second_factors.find_factor(db, person.id)
    if found is None:
        return None
    is_confirmed = found.confirmed_at is not None
    address = pyotp.TOTP(found.secret).provisioning_uri(name=person.email, issuer_name=ISSUER)
    return SecondFactor(
        is_confirmed=is_confirmed,
        secret="" if is_confirmed else found.secret,
        address="" if is_confirmed else address,
        recovery_codes_left=second_factors.count_codes(db, person.id),
    )


def begin_second_factor(workspace: Workspace, person: Researcher, password: str) -> None:
    """Make a secret to be put into an app; it counts once a code of it is entered.

    Raises
    ------
    Refused
        When the password is wrong.
    Conflict
        When there is a second factor already.
    """
    require_password(workspace, person, password)
    if has_second_factor(workspace, person):
        raise Conflict("You have a second factor already. Turn it off first to set up another one.")
    secret = base64.b32encode(workspace.chance.token_bytes(_SECRET_BYTES)).decode()
    with workspace.people.write() as db:
        second_factors.replace_factor(db, person.id, secret, workspace.clock())


def confirm_second_factor(workspace: Workspace, person: Researcher, code: str) -> tuple[str, ...]:
    """Put the second factor in force by a code of it, and return the recovery codes: now or never.

    Raises
    ------
    Refused
        When the code is wrong, or nothing is being set up.
    TooManyAttempts
        After five wrong codes within ten minutes.
    """
    attempts = Attempts.at_code_of(workspace, person)
    codes = _new_codes(workspace)
    with workspace.people.write() as db:
        attempts.require_within(workspace, db)
        found = second_factors.find_factor(db, person.id)
        if found is None or found.confirmed_at is not None:
            raise Refused("No second factor is being set up. Please begin again.")
        is_right = _take_step(workspace, db, person, found.secret, code)
        if is_right:
            second_factors.mark_confirmed(db, person.id, workspace.clock())
            _put_codes(db, person, codes)
            record_in_people(workspace, db, EventKind.SECOND_FACTOR_SET, person.id)
        else:
            attempts.count_failure(workspace, db)
    if not is_right:
        raise Refused(
            "This code is wrong. Please check that the clock of your telephone is right, and enter the next one."
        )
    return codes


def renew_recovery_codes(
    workspace: Workspace, person: Researcher, password: str
) -> tuple[str, ...]:
    """Make new recovery codes and return them, now or never; the earlier ones become void.

    Raises
    ------
    Refused
        When the password is wrong or there is no second factor.
    """
    require_password(workspace, person, password)
    if not has_second_factor(workspace, person):
        raise Refused("There are no recovery codes without a second factor.")
    codes = _new_codes(workspace)
    with workspace.people.write() as db:
        _put_codes(db, person, codes)
        record_in_people(workspace, db, EventKind.RECOVERY_CODES_MADE, person.id, codes=len(codes))
    return codes


def drop_second_factor(workspace: Workspace, person: Researcher, password: str) -> None:
    """Turn one's own second factor off.

    Raises
    ------
    Refused
        When the password is wrong, or the installation wants a second factor of everybody.
    """
    if workspace.settings.require_second_factor:
        raise Refused(
            "This installation wants a second factor of everybody, so yours stays on. "
            "If your telephone is lost, an administrator can take the factor from your account."
        )
    require_password(workspace, person, password)
    drop_lost_factor(workspace, person)


def drop_lost_factor(workspace: Workspace, person: Researcher) -> bool:
    """Take the second factor from an account, and say whether there was one."""
    with workspace.people.write() as db:
        if second_factors.find_factor(db, person.id) is None:
            return False
        second_factors.delete_factor(db, person.id)
        record_in_people(workspace, db, EventKind.SECOND_FACTOR_DROPPED, person.id)
        return True


def take_code(workspace: Workspace, db: Database, person: Researcher, code: str) -> bool:
    """Use a code up inside a write, of the app or for recovery, and say whether it was right."""
    found = second_factors.find_factor(db, person.id)
    if found is None or found.confirmed_at is None:
        return False
    if _take_step(workspace, db, person, found.secret, code):
        return True
    if second_factors.use_code(db, person.id, _code_hash(person, code), workspace.clock()):
        record_in_people(workspace, db, EventKind.RECOVERY_CODE_USED, person.id)
        return True
    return False


def _take_step(
    workspace: Workspace, db: Database, person: Researcher, secret: str, code: str
) -> bool:
    """Take the code of this half minute, or of its neighbours, if none as new was taken before."""
    entered = "".join(code.split())
    now = int(workspace.clock().timestamp()) // _STEP_SECONDS
    app = pyotp.TOTP(secret)
    for step in (now, now - 1, now + 1):
        if hmac.compare_digest(app.generate_otp(step).encode(), entered.encode()):
            return second_factors.advance(db, person.id, step)
    return False


def _new_codes(workspace: Workspace) -> tuple[str, ...]:
    made = (workspace.chance.token_bytes(_RECOVERY_BYTES) for _ in range(_RECOVERY_CODES))
    return tuple(_in_groups(base64.b32encode(each).decode().lower()) for each in made)


def _in_groups(letters: str) -> str:
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def _put_codes(db: Database, person: Researcher, codes: tuple[str, ...]) -> None:
    second_factors.replace_codes(db, person.id, [_code_hash(person, code) for code in codes])


def _code_hash(person: Researcher, code: str) -> str:
    """Hash a recovery code as it was shown, however it was typed."""
    return sha256(f"{person.id} {''.join(code.lower().replace('-', ' ').split())}")
