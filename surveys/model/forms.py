"""A form as it was sent: its key, made when the page was made, and the hash of what it said."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class SentForm:
    """What makes a second sending of the same form known as such."""

    key: str
    body_hash: str


def sent_form(key: str, body: Mapping[str, Sequence[str]]) -> SentForm:
    """Identify a form by its key and by everything that was filled in."""
    filled_in = json.dumps({name: list(values) for name, values in body.items()}, sort_keys=True)
    return SentForm(key=key, body_hash=hashlib.sha256(filled_in.encode()).hexdigest())
