"""What an expert gives to a question: a value, or one of five kinds of no answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Missing(StrEnum):
    """Why a question has no value; the last three are set by the system, never by an expert."""

    CANNOT_JUDGE = "cannot_judge"
    REFUSED = "refused"
    SKIPPED = "skipped"
    NOT_SHOWN = "not_shown"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value of the question's kind, or a missing code with the expert's reason for it."""

    value: Any = None
    missing: Missing | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.missing is None):
            raise ValueError("An answer is either a value or a missing code, and never both.")
        if self.reason and self.missing is None:
            raise ValueError("Only a missing answer has a reason.")

    def content(self) -> dict[str, Any]:
        """Return the answer as plain JSON, the form in which it is stored and hashed."""
        if self.missing is None:
            return {"value": self.value}
        content = {"missing": self.missing.value}
        return content | {"reason": self.reason} if self.reason else content

    @classmethod
    def from_content(cls, content: dict[str, Any]) -> Answer:
        """Read an answer back from its stored form."""
        if "missing" in content:
            return cls(missing=Missing(content["missing"]), reason=content.get("reason", ""))
        return cls(value=content["value"])


SKIPPED = Answer(missing=Missing.SKIPPED)
#: What stands in the place of an answer that was given and taken back.
WITHDRAWN = Answer(missing=Missing.REFUSED, reason="withdrawn")
