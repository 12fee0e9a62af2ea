"""Rows of who gets no mail, every act that writes them, and what the database refuses of them."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.bounces import Bounce
from surveys.model.bounces import BounceKind
from surveys.model.experts import Expert
from surveys.model.opt_outs import OptOut
from surveys.model.opt_outs import SaidBy
from surveys.storage import bounces
from surveys.storage import experts
from surveys.storage import opt_outs

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    Act = Callable[[sqlite_utils.Database], object]

_NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
_EXPERT, _ADDRESS = "e1", "e1@example.org"


def _wish(wish_id: str, *, is_everywhere: bool) -> OptOut:
    return OptOut(id=wish_id, is_everywhere=is_everywhere, said_by=SaidBy.PAGE, opted_out_at=_NOW)


def _bounce(bounce_id: str, report: str) -> Bounce:
    return Bounce(
        id=bounce_id,
        expert=_EXPERT,
        email=_ADDRESS,
        kind=BounceKind.HARD,
        reason="gone",
        bounced_at=_NOW,
        report=report,
    )


def _second(db: sqlite_utils.Database) -> str:
    """Add the expert whom the first one is found to be."""
    new = Expert(
        id="e9", study="s", name="E", email="e9@example.org", language="en", pseudonym="p9"
    )
    experts.insert_expert(db, new, _NOW)
    return new.id


def fill(db: sqlite_utils.Database) -> None:
    opt_outs.insert_unsubscribe_token(db, "a" * 64, _EXPERT, "m1", _NOW)
    opt_outs.insert_opt_out(db, _wish("o1", is_everywhere=False), expert=_EXPERT)
    bounces.insert_bounce(db, _bounce("b1", "r1"))


ACTS: dict[str, Act] = {
    "opt_outs.insert_unsubscribe_token": lambda db: opt_outs.insert_unsubscribe_token(
        db, "b" * 64, _EXPERT, "m2", _NOW
    ),
    "opt_outs.insert_opt_out": lambda db: opt_outs.insert_opt_out(
        db, _wish("o2", is_everywhere=True), email=_ADDRESS
    ),
    "opt_outs.end_opt_out": lambda db: opt_outs.end_opt_out(db, _NOW, expert=_EXPERT),
    "bounces.insert_bounce": lambda db: bounces.insert_bounce(db, _bounce("b2", "r2")),
    "opt_outs.hand_on": lambda db: opt_outs.hand_on(db, _EXPERT, _second(db)),
    "bounces.hand_on": lambda db: bounces.hand_on(db, _EXPERT, _second(db)),
    "bounces.clear_bounces": lambda db: bounces.clear_bounces(db, _ADDRESS, _NOW),
}

Row = dict[str, Any]
CHECKS: list[tuple[str, str, str, Row]] = [
    (
        "people",
        "unsubscribe_tokens",
        "unsubscribe_tokens_hash_sha256",
        {"token_hash": "a token itself"},
    ),
    ("people", "opt_outs", "opt_outs_study_or_everywhere", {"id": "x", "expert": None}),
    ("people", "opt_outs", "opt_outs_study_or_everywhere", {"id": "x", "address_hash": "a" * 64}),
    (
        "people",
        "opt_outs",
        "opt_outs_address_hash_sha256",
        {"id": "x", "expert": None, "address_hash": _ADDRESS},
    ),
    ("people", "opt_outs", "opt_outs_said_by", {"id": "x", "said_by": "rumour"}),
    ("people", "bounces", "bounces_kind", {"id": "x", "kind": "rubber"}),
    ("people", "bounces", "bounces_email_lower_case", {"id": "x", "email": "E1@example.org"}),
]
UNIQUE: list[tuple[str, str, str, Row]] = [
    ("people", "unsubscribe_tokens", "unsubscribe_tokens.token_hash", {}),
    ("people", "opt_outs", "opt_outs.expert", {"id": "x"}),
    ("people", "bounces", "bounces.report", {"id": "x"}),
]
DANGLING: list[tuple[str, str, str, Row]] = [
    (
        "people",
        "unsubscribe_tokens",
        "FOREIGN KEY",
        {"token_hash": "c" * 64, "expert": "nobody"},
    ),
    ("people", "opt_outs", "FOREIGN KEY", {"id": "x", "expert": "nobody"}),
    ("people", "bounces", "FOREIGN KEY", {"id": "x", "expert": "nobody"}),
]
