"""Browsers that an account was signed in with before: their mistakes are counted apart from everybody else's.

Whoever guesses passwords from the same network address as a colleague, or behind the same proxy, would
else lock the colleague out. The mark names nobody, and is worth nothing for another account.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from surveys.services.authenticating.secrets_kept import keyed_hash
from surveys.services.authenticating.secrets_kept import new_token

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

_SEPARATOR = "."


def mark_browser(workspace: Workspace, address: str) -> str:
    """Make a mark for a browser in which somebody has just signed in."""
    nonce = new_token(workspace)
    return f"{nonce}{_SEPARATOR}{_seal(workspace, address, nonce)}"


def is_known(workspace: Workspace, address: str, mark: str) -> bool:
    """Say whether a mark was made for this account, here."""
    nonce, _, seal = mark.partition(_SEPARATOR)
    right = _seal(workspace, address, nonce)
    return bool(nonce) and hmac.compare_digest(seal.encode(), right.encode())


def _seal(workspace: Workspace, address: str, nonce: str) -> str:
    return keyed_hash(workspace, "known browser", address, nonce)
