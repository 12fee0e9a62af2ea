"""How often somebody may be wrong: counted in the database, since the server has several processes.

What is counted is kept as keyed hashes, so that neither addresses nor network addresses are stored. A password is
counted for an account *from one network address*: an attacker elsewhere cannot lock a colleague out. In a browser that
the colleague has signed in with before, it is counted for that browser alone: nor can an attacker next door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import TooManyAttempts
from surveys.services.authenticating.known_browsers import is_known
from surveys.services.authenticating.secrets_kept import keyed_hash
from surveys.storage import failed_attempts

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace

_MINUTE = timedelta(minutes=1)
_TEN_MINUTES = timedelta(minutes=10)
_FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limit:
    """So many failures within a time, by the keyed hash of who is wrong."""

    who: str
    most: int
    within: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """What is counted together when somebody tries something."""

    limits: tuple[_Limit, ...]

    @classmethod
    def at_sign_in(
        cls, workspace: Workspace, address: str, remote: str, mark: str = ""
    ) -> Attempts:
        """Count passwords: five a minute for an account from one network address, thirty for all accounts from it.

        A browser with the ``mark`` of this account has five a minute of its own.
        """
        if is_known(workspace, address, mark):
            who = keyed_hash(workspace, "sign-in of a known browser", mark)
            return cls(limits=(_Limit(who=who, most=5, within=_MINUTE),))
        return cls(
            limits=(
                _Limit(
                    who=keyed_hash(workspace, "sign-in", address, remote), most=5, within=_MINUTE
                ),
                _Limit(who=keyed_hash(workspace, "sign-in from", remote), most=30, within=_MINUTE),
            )
        )

    @classmethod
    def at_code_of(cls, workspace: Workspace, person: Researcher) -> Attempts:
        """Count codes of a second factor: whoever comes so far knows the password, so the account alone counts."""
        who = keyed_hash(workspace, "code", person.id)
        return cls(limits=(_Limit(who=who, most=5, within=_TEN_MINUTES),))

    @classmethod
    def at_password_of(cls, workspace: Workspace, person: Researcher) -> Attempts:
        """Count what somebody who is signed in enters as the current password."""
        who = keyed_hash(workspace, "current password", person.id)
        return cls(limits=(_Limit(who=who, most=5, within=_MINUTE),))

    @classmethod
    def at_reset(cls, workspace: Workspace, remote: str) -> Attempts:
        """Count requests for a new password: every one counts, right or wrong."""
        who = keyed_hash(workspace, "reset", remote)
        return cls(limits=(_Limit(who=who, most=5, within=_MINUTE),))

    def require_within(self, workspace: Workspace, within: Database | None = None) -> None:
        """Refuse whoever was wrong too often.

        Ask before the work, and once more ``within`` the write that says what came of it: many tries at the same
        moment have all seen the same count, and only as many as the limit may learn whether they were right.

        Raises
        ------
        TooManyAttempts
            With how many seconds to wait.
        """
        db, now = within or workspace.people.read(), workspace.clock()
        for limit in self.limits:
            times = failed_attempts.list_times(db, limit.who, now - limit.within)
            if len(times) >= limit.most:
                free_at = times[-limit.most] + limit.within
                seconds = max(1, int((free_at - now).total_seconds()) + 1)
                raise TooManyAttempts(
                    "That was too often. Please wait %(seconds)s seconds and try again; "
                    "nothing else is locked.",
                    retry_after=seconds,
                    seconds=seconds,
                )

    def count_failure(self, workspace: Workspace, db: Database) -> None:
        """Remember a failure inside a write, and forget those of an hour ago."""
        now = workspace.clock()
        failed_attempts.forget_before(db, now - _FORGOTTEN_AFTER)
        for limit in self.limits:
            failed_attempts.insert_attempt(db, workspace.new_id(), limit.who, now)
