from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.services.authenticating import add_researcher
from surveys.services.authenticating import first_researcher
from surveys.services.authenticating import list_researchers
from surveys.services.authenticating import make_setup_code
from surveys.services.authenticating import needs_setting_up
from surveys.services.authenticating import passwords
from surveys.services.authenticating import set_up
from surveys.services.authenticating import sign_in
from surveys.services.authenticating import sign_out
from surveys.services.authenticating import signed_in
from surveys.storage import researchers
from tests.made_once import COSTLY
from tests.workspaces import EMAIL
from tests.workspaces import PASSWORD
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

GRACE = "grace@example.org"


@pytest.fixture
def empty(workspace: Workspace) -> Workspace:
    """An installation in which nobody has an account."""
    with workspace.people.write() as db:
        db.execute("DELETE FROM researchers")
    return workspace


def test_whoever_knows_the_password_signs_in(workspace: Workspace) -> None:
    done = sign_in(workspace, f" {EMAIL.upper()} ", PASSWORD)
    assert done.researcher.email == EMAIL
    assert signed_in(workspace, done.session) == done.researcher
    assert done.session not in repr(list(workspace.people.read().query("SELECT * FROM sign_ins")))


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (EMAIL, "plumb the quiet depth"),
        (EMAIL, ""),
        (EMAIL, PASSWORD.upper()),
        ("nobody@example.org", PASSWORD),
        ("", PASSWORD),
        (EMAIL, "x" * 1025),
    ],
)
def test_wrong_address_and_wrong_password_get_one_sentence(
    workspace: Workspace, email: str, password: str
) -> None:
    with pytest.raises(
        Refused, match=r"^The address or the password is wrong\. Please try again\.$"
    ):
        sign_in(workspace, email, password)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", "has 0 characters"),
        ("elevenchars", "has 11 characters; please use 12 or more"),
        ("x" * 1025, "at most 1024"),
        ("Password1234!", "too easy to guess"),
        ("__soundings__", "too easy to guess"),
        ("1234567890123", "too easy to guess"),
        (GRACE, "too easy to guess"),
        (GRACE.upper(), "too easy to guess"),
    ],
)
def test_a_password_that_is_short_or_common_is_refused(
    workspace: Workspace, password: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        add_researcher(workspace, GRACE, password)
    assert len(list_researchers(workspace)) == 1


@pytest.mark.parametrize("email", ["", "grace", "grace@", "@example.org", "a b@example.org"])
def test_what_is_no_address_is_said(workspace: Workspace, email: str) -> None:
    with pytest.raises(Invalid, match="is not an e-mail address"):
        add_researcher(workspace, email, PASSWORD)


def test_an_address_has_one_account(workspace: Workspace) -> None:
    with pytest.raises(Conflict, match=f"already a researcher with the address {EMAIL}"):
        add_researcher(workspace, f" {EMAIL.upper()}", PASSWORD)


def test_researchers_are_listed_with_the_first_one_first(workspace: Workspace) -> None:
    clock_of(workspace).go_on(days=1)
    added = add_researcher(workspace, GRACE, "x" * 1024, "  Grace ")
    clock_of(workspace).go_on(days=1)
    nameless = add_researcher(workspace, "b@c.example", PASSWORD, " ")
    assert (added.name, nameless.name) == ("Grace", "b@c.example")
    assert list_researchers(workspace)[1:] == (added, nameless)
    first = first_researcher(workspace)
    assert first is not None
    assert first.email == EMAIL
    assert sign_in(workspace, GRACE, "x" * 1024).researcher == added


def test_a_session_ends_when_it_sat_idle(workspace: Workspace) -> None:
    session = sign_in(workspace, EMAIL, PASSWORD).session
    clock_of(workspace).go_on(minutes=120)
    assert signed_in(workspace, session) is not None
    clock_of(workspace).go_on(minutes=120, seconds=1)
    assert signed_in(workspace, session) is None


def test_a_session_ends_after_twelve_hours_of_work(workspace: Workspace) -> None:
    session = sign_in(workspace, EMAIL, PASSWORD).session
    for _ in range(12):
        clock_of(workspace).go_on(hours=1)
        assert signed_in(workspace, session) is not None
    clock_of(workspace).go_on(seconds=1)
    assert signed_in(workspace, session) is None


def test_being_seen_is_written_down_every_five_minutes_at_most(workspace: Workspace) -> None:
    session = sign_in(workspace, EMAIL, PASSWORD).session
    connection = workspace.people.read().conn
    before = connection.total_changes
    clock_of(workspace).go_on(minutes=5)
    signed_in(workspace, session)
    assert connection.total_changes == before
    clock_of(workspace).go_on(seconds=1)
    signed_in(workspace, session)
    assert connection.total_changes == before + 1


def test_a_copied_cookie_is_worth_nothing_after_signing_out(workspace: Workspace) -> None:
    session = sign_in(workspace, EMAIL, PASSWORD).session
    other = sign_in(workspace, EMAIL, PASSWORD).session
    sign_out(workspace, session)
    sign_out(workspace, "unknown")
    assert signed_in(workspace, session) is None
    assert signed_in(workspace, other) is not None
    assert signed_in(workspace, "unknown") is None


def test_a_hash_made_with_older_parameters_is_renewed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "_hasher", COSTLY)
    (researcher,) = list_researchers(workspace)
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with workspace.people.write() as db:
        researchers.set_password(db, researcher, weak)
    sign_in(workspace, EMAIL, PASSWORD)
    found = researchers.find_password(workspace.people.read(), EMAIL)
    assert found is not None
    assert found[1].startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert sign_in(workspace, EMAIL, PASSWORD).researcher == researcher


def test_the_printed_code_sets_up_the_first_researcher_once(empty: Workspace) -> None:
    assert needs_setting_up(empty)
    assert first_researcher(empty) is None
    code = make_setup_code(empty)
    assert code not in repr(list(empty.people.read().query("SELECT * FROM setup_codes")))
    made = set_up(empty, f" {code.upper().replace('-', ' ')} ", GRACE, PASSWORD, "Grace")
    assert list_researchers(empty) == (made,)
    assert not needs_setting_up(empty)
    with pytest.raises(Refused, match="has been set up already"):
        set_up(empty, code, "other@example.org", PASSWORD, "")


def test_only_the_newest_code_is_good(empty: Workspace) -> None:
    older, newer = make_setup_code(empty), make_setup_code(empty)
    for wrong in (older, "", "0000-0000-0000-0000"):
        with pytest.raises(Refused, match="not the code that the server printed"):
            set_up(empty, wrong, GRACE, PASSWORD, "Grace")
    assert needs_setting_up(empty)
    assert set_up(empty, newer, GRACE, PASSWORD, "Grace").name == "Grace"


def test_a_wrong_address_or_password_does_not_use_up_the_code(empty: Workspace) -> None:
    code = make_setup_code(empty)
    with pytest.raises(Invalid):
        set_up(empty, code, "nobody", PASSWORD, "")
    with pytest.raises(Invalid):
        set_up(empty, code, GRACE, "short", "")
    assert set_up(empty, code, GRACE, PASSWORD, "").email == GRACE
