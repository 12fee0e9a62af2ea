"""An expert's own copy: what was submitted, in words, with its receipt code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.storage import answers

if TYPE_CHECKING:
    from surveys.model.answers import Answer
    from surveys.model.responses import Submission
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCopy:
    """The answers in force of one expert, by question id; none before submission or after withdrawal."""

    submission: Submission | None
    answers: dict[str, Answer]


def own_copy(workspace: Workspace, seen: Visit) -> OwnCopy:
    """Return what counts of an expert's answers."""
    db = workspace.study(seen.invitation.round.study).read()
    return OwnCopy(
        submission=seen.submissions[-1] if seen.submissions else None,
        answers=answers.answers_of(db, seen.response),
    )
