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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What makes a second sending of an open page's changes known as such, and its place among the others.

    ``window`` is made anew whenever a page is loaded, and its sendings are numbered.
    """

    window: str
    number: int
    body_hash: str

    @property
    def form(self) -> SentForm:
        """The sending as a form; the keys of later ones sort after it."""
        return SentForm(key=f"{self.prefix}{self.number:06d}", body_hash=self.body_hash)

    @property
    def prefix(self) -> str:
        """What the keys of all sendings of the window begin with."""
        return f"{self.window}."


def sent_form(key: str, body: Mapping[str, Sequence[str]]) -> SentForm:
    """Identify a form by its key and by everything that was filled in."""
    filled_in = json.dumps({name: list(values) for name, values in body.items()}, sort_keys=True)
    return SentForm(key=key, body_hash=hashlib.sha256(filled_in.encode()).hexdigest())
