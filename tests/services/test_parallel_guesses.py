from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

import pyotp
import pytest

from surveys.model.errors import Refused
from surveys.model.errors import SoundingsError
from surveys.model.errors import TooManyAttempts
from surveys.services.authenticating import HalfSignedIn
from surveys.services.authenticating import begin_second_factor
from surveys.services.authenticating import begin_sign_in
from surveys.services.authenticating import change_password
from surveys.services.authenticating import confirm_second_factor
from surveys.services.authenticating import finish_sign_in
from surveys.services.authenticating import first_researcher
from surveys.services.authenticating import second_factor_of
from surveys.services.authenticating.passwords import matches
from surveys.storage import researchers
from tests.workspaces import EMAIL
from tests.workspaces import PASSWORD
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.workspace import Workspace

TRIES, WRONG = 16, "plumb the quiet shallows"


def tried_at_once(attempt: Callable[[], object]) -> Counter[str]:
    """Let many try at the same moment, and count what each of them learned."""
    start, learned = threading.Barrier(TRIES), []

    def try_it() -> None:
        start.wait()
        try:
            attempt()
        except SoundingsError as error:
            learned.append(type(error).__name__)
        else:
            learned.append("let in")

    threads = [threading.Thread(target=try_it) for _ in range(TRIES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(learned)


def test_many_passwords_at_once_are_slowed_down_like_one_after_the_other(
    workspace: Workspace,
) -> None:
    learned = tried_at_once(lambda: begin_sign_in(workspace, EMAIL, WRONG, remote="203.0.113.9"))
    assert learned == {"Refused": 5, "TooManyAttempts": TRIES - 5}
    with pytest.raises(TooManyAttempts):
        begin_sign_in(workspace, EMAIL, PASSWORD, remote="203.0.113.9")


def test_many_codes_at_once_are_slowed_down_and_a_right_one_lets_one_in(
    workspace: Workspace,
) -> None:
    person = first_researcher(workspace)
    assert person is not None
    begin_second_factor(workspace, person, PASSWORD)
    factor = second_factor_of(workspace, person)
    assert factor is not None
    app = pyotp.TOTP(factor.secret)
    confirm_second_factor(workspace, person, app.at(clock_of(workspace)()))
    clock_of(workspace).go_on(minutes=1)
    halfway = begin_sign_in(workspace, EMAIL, PASSWORD)
    assert isinstance(halfway, HalfSignedIn)
    code = app.at(clock_of(workspace)())
    learned = tried_at_once(lambda: finish_sign_in(workspace, halfway.ticket, code))
    assert learned == {"let in": 1, "Refused": 5, "TooManyAttempts": TRIES - 6}


def test_many_current_passwords_at_once_are_slowed_down(workspace: Workspace) -> None:
    person = first_researcher(workspace)
    assert person is not None
    learned = tried_at_once(lambda: change_password(workspace, person, WRONG, f"{WRONG} indeed"))
    assert learned == {"Refused": 5, "TooManyAttempts": TRIES - 5}


def test_a_password_that_is_replaced_while_it_is_checked_lets_nobody_in(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = first_researcher(workspace)
    assert person is not None

    def replaced_meanwhile(password_hash: str, password: str) -> bool:
        with workspace.people.write() as db:
            researchers.set_password(db, person, "another hash")
        return matches(password_hash, password)

    monkeypatch.setattr("surveys.services.authenticating.signing_in.matches", replaced_meanwhile)
    with pytest.raises(Refused, match="The address or the password is wrong"):
        begin_sign_in(workspace, EMAIL, PASSWORD)
    assert not list(workspace.people.read().query("SELECT * FROM sign_ins"))
