"""Accounts: whether a stolen password alone opens the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.findings import advice
from surveys.model.findings import good
from surveys.services.authorizing import list_accounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.services.workspace import Workspace

_ABOUT = "accounts"


def check_accounts(workspace: Workspace) -> Iterator[Finding]:
    """Say whether researchers sign in with a second factor, where others can reach the sign-in page."""
    if not workspace.settings.is_reached_by_others:
        return
    if workspace.settings.require_second_factor:
        yield good(
            _ABOUT, "Every researcher signs in with a second factor (REQUIRE_SECOND_FACTOR)."
        )
        return
    accounts = [each for each in list_accounts(workspace) if each.is_open]
    without = sum(not each.has_second_factor for each in accounts)
    yield advice(
        _ABOUT,
        f"{without} of {len(accounts)} open {'account' if len(accounts) == 1 else 'accounts'} can be signed in "
        "to with the password alone, from anywhere that reaches this installation.",
        "Set REQUIRE_SECOND_FACTOR = True in config.py, so that everybody sets a second factor up at the next "
        "sign-in.",
    )
