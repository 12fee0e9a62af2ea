from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyotp

from surveys.model.findings import Weight
from surveys.services import authenticating
from surveys.services.authorizing import find_researcher
from surveys.services.diagnosing.accounts import check_accounts
from tests.workspaces import EMAIL
from tests.workspaces import PASSWORD

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

URL = "https://soundings.example.org"


def reached(workspace: Workspace, *, is_required: bool = False) -> Workspace:
    settings = replace(workspace.settings, public_url=URL, require_second_factor=is_required)
    return replace(workspace, settings=settings)


def test_on_this_machine_alone_nothing_is_said(workspace: Workspace) -> None:
    assert list(check_accounts(workspace)) == []


def test_where_others_reach_it_a_second_factor_of_everybody_is_advised(
    workspace: Workspace,
) -> None:
    (found,) = check_accounts(reached(workspace))
    assert found.weight is Weight.ADVICE
    assert found.sentence.startswith("1 of 1 open account can be signed in to with the password")
    assert "REQUIRE_SECOND_FACTOR = True" in found.to_do


def test_who_has_one_is_not_counted(workspace: Workspace) -> None:
    ada = find_researcher(workspace, EMAIL)
    authenticating.begin_second_factor(workspace, ada, PASSWORD)
    factor = authenticating.second_factor_of(workspace, ada)
    assert factor is not None
    code = pyotp.TOTP(factor.secret).at(workspace.clock())
    authenticating.confirm_second_factor(workspace, ada, code)
    (found,) = check_accounts(reached(workspace))
    assert found.sentence.startswith("0 of 1 open account")


def test_where_it_is_required_all_is_well(workspace: Workspace) -> None:
    (found,) = check_accounts(reached(workspace, is_required=True))
    assert found.weight is Weight.GOOD
