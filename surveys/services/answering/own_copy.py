"""An expert's own copy: what was submitted, in words, with its receipt code and what proves it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import fields
from typing import TYPE_CHECKING
from typing import Any

from surveys.storage import answers
from surveys.storage import submissions

if TYPE_CHECKING:
    from surveys.model.answers import Answer
    from surveys.model.pages import Asked
    from surveys.model.pages import Page
    from surveys.model.receipts import Proof
    from surveys.model.responses import Submission
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace

#: Goes up when a key changes its meaning or goes; new keys may come.
FORMAT = "soundings-own-copy/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCopy:
    """The answers in force of one expert, by question id; none before submission or after withdrawal."""

    submission: Submission | None
    answers: dict[str, Answer]
    proof: Proof | None = None


def own_copy(workspace: Workspace, seen: Visit) -> OwnCopy:
    """Return what counts of an expert's answers."""
    db = workspace.study(seen.invitation.round.study).read()
    return OwnCopy(
        submission=seen.submissions[-1] if seen.submissions else None,
        answers=answers.answers_of(db, seen.response),
        proof=submissions.find_proof(db, seen.response),
    )


def own_copy_json(seen: Visit, copy: OwnCopy) -> bytes:
    """Write the own copy for a program to read; the keys are explained in the reference on own copies."""
    context, say, name = seen.context, seen.language, seen.invitation.round
    document = {
        "format": FORMAT,
        "study": {"id": name.study, "title": context.study.title.to(say)},
        "round": name.round,
        "language": say,
        "asked_by": {"sponsor": context.round.sponsor, "contact": context.round.contact},
        "receipt": copy.submission and copy.submission.receipt,
        "acknowledged_at": copy.submission and copy.submission.submitted_at.isoformat(),
        "consent": _consent(seen),
        "answers": _answers(seen, copy.answers),
        "proof": copy.proof
        and {
            each.name: getattr(copy.proof, each.name)
            for each in fields(copy.proof)
            if each.name != "receipt"
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def _consent(seen: Visit) -> list[dict[str, Any]]:
    texts = {purpose.id: purpose.text for purpose in seen.context.study.consent.purposes}
    return [
        {
            "purpose": each.purpose,
            "text": texts[each.purpose].to(each.language) if each.purpose in texts else "",
            "is_given": each.is_given,
            "language": each.language,
            "text_sha256": each.text_sha256,
            "given_at": each.given_at.isoformat(),
        }
        for each in seen.decisions
    ]


def _answers(seen: Visit, given: dict[str, Answer]) -> list[dict[str, Any]]:
    pages = seen.questionnaire.shown_pages(given) if given else ()
    return [
        _answer(seen, page, asked, given[asked.id])
        for page in pages
        for asked in page.asked
        if asked.id in given
    ]


def _answer(seen: Visit, page: Page, asked: Asked, answer: Answer) -> dict[str, Any]:
    kind = asked.item.kind
    return {
        "question": asked.id,
        "section": page.title.to(seen.language),
        "text": asked.text.to(seen.language),
        "kind": kind.name,
        "words": "" if answer.missing else kind.show(answer.value, seen.language),
        **answer.content(),
    }
