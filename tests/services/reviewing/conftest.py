"""Decisions about texts as tests want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.text_decisions import Verdict
from surveys.services import reviewing
from surveys.services.reviewing import Wish
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from surveys.services.reviewing import WrittenText
    from surveys.services.workspace import Workspace


def texts(workspace: Workspace) -> tuple[WrittenText, ...]:
    return reviewing.list_texts(workspace, AUTUMN)


def decide(
    workspace: Workspace, text: WrittenText, verdict: Verdict, redacted: str = "", reason: str = ""
) -> bool:
    wish = Wish(verdict=verdict, seen=text.seen, redacted=redacted, reason=reason)
    return reviewing.decide(workspace, AUTUMN, text.response, text.question.id, wish)


def again(workspace: Workspace, text: WrittenText) -> WrittenText | None:
    """Look a text up as it is now; None where it is no more."""
    key = (text.response, text.question.id)
    found = [each for each in texts(workspace) if (each.response, each.question.id) == key]
    return found[0] if found else None


def one_of_each(workspace: Workspace) -> None:
    """Release, redact and withhold a text each, and leave the others."""
    first, second, third, *_ = texts(workspace)
    decide(workspace, first, Verdict.RELEASED)
    decide(workspace, second, Verdict.REDACTED, redacted="A remark of […].")
    decide(workspace, third, Verdict.WITHHELD, reason="A name.")
