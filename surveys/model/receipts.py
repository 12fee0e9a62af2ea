"""What a receipt code says to whoever holds it, and what an expert needs to recompute it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ReceiptState(StrEnum):
    """How an acknowledgement stands: ``withdrawal`` is the receipt of a withdrawal itself."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How what was acknowledged in a round stands now."""

    round: str
    state: ReceiptState


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Everything that a receipt code is computed from; hashes and salt are hexadecimal digits.

    Only the expert is given it: who has the salt can find out by trying which answers stand behind an entry.
    """

    previous: str
    kind: str
    salt: str
    at: str
    subject: str
    content: dict[str, Any]
    receipt: str
