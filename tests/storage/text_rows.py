"""A decision about a text, every act that writes one, and what is refused of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.assignments import Assignment
from surveys.model.responses import Response
from surveys.model.text_decisions import TextDecision
from surveys.model.text_decisions import Verdict
from surveys.storage import text_decisions

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    Act = Callable[[sqlite_utils.Database], object]

_NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
DECISION = TextDecision(
    verdict=Verdict.REDACTED,
    text_sha256="a" * 64,
    decided_at=_NOW,
    decided_by="ada",
    redacted="[…]",
)
_WITHHELD = replace(DECISION, verdict=Verdict.WITHHELD, redacted="", reason="A name.", revision=2)
_RESPONSE = Response(
    id="response-p1",
    round="r",
    pseudonym="p1",
    language="en",
    begun_at=_NOW,
    last_active_at=_NOW,
    assignment=Assignment(vignettes=(), alliances=(), axes=(), options_reversed=False),
)


def fill_study(db: sqlite_utils.Database) -> None:
    text_decisions.put_decision(db, _RESPONSE.id, "expert.C", DECISION)


STUDY_ACTS: dict[str, Act] = {
    "text_decisions.put_decision": lambda db: text_decisions.put_decision(
        db, _RESPONSE.id, "expert.C", _WITHHELD
    ),
    "text_decisions.erase_decisions": lambda db: text_decisions.erase_decisions(db, _RESPONSE),
    # The hash of the decision is that of no answer.
    "text_decisions.erase_outdated": lambda db: text_decisions.erase_outdated(db, _RESPONSE),
}

Row = dict[str, Any]
CHECKS: list[tuple[str, str, str, Row]] = [
    ("study", "text_decisions", "text_decisions_verdict", {"verdict": "maybe", "redacted": ""}),
    ("study", "text_decisions", "text_decisions_redacted_in_words", {"redacted": ""}),
    ("study", "text_decisions", "text_decisions_redacted_in_words", {"verdict": "released"}),
    ("study", "text_decisions", "text_decisions_reason_to_withhold", {"reason": "So."}),
    ("study", "text_decisions", "text_decisions_sha256_hex", {"text_sha256": "short"}),
    ("study", "text_decisions", "text_decisions_revision_from_one", {"revision": 0}),
]
