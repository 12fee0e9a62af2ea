"""Secrets that are handed out once; what is kept of them is a hash."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

_TOKEN_BYTES = 32


def sha256(text: str) -> str:
    """Return the SHA-256 of a secret of our own making, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def keyed_hash(workspace: Workspace, *parts: str) -> str:
    """Return what stands for something that must not be stored, such as a network address."""
    key = workspace.settings.secret_key.encode()
    return hmac.new(key, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def new_token(workspace: Workspace) -> str:
    """Make a secret of 32 random bytes for an address."""
    made = base64.urlsafe_b64encode(workspace.chance.token_bytes(_TOKEN_BYTES))
    return made.decode().rstrip("=")
