"""Change what may be quoted of a comment without touching its words, until the round is final."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Answer
from surveys.model.kinds import Comment
from surveys.services.answering.changing import change_once
from surveys.services.answering.in_force import put_in_force
from surveys.services.answering.withdrawing import require_not_final
from surveys.services.answering.withdrawing import withdrawable
from surveys.storage import answers
from surveys.storage import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.pages import Asked
    from surveys.model.responses import Response
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


def quotable(workspace: Workspace, seen: Visit) -> tuple[tuple[Asked, str, str], ...]:
    """List the comments that an expert has given: the question, the words, and what may be quoted of them."""
    given = withdrawable(workspace, seen)
    return tuple(
        (asked, given[asked.id].value["text"], given[asked.id].value["quotation"])
        for page in seen.questionnaire.shown_pages(given)
        for asked in page.asked
        if isinstance(asked.item.kind, Comment) and asked.id in given and given[asked.id].value
    )


def change_quotations(
    workspace: Workspace, seen: Visit, wanted: Mapping[str, str], form: SentForm
) -> None:
    """Change what may be quoted, in the working copy and in what is in force, which gets a new receipt.

    Raises
    ------
    Refused
        When the round is final, or the whole response was withdrawn.
    ValueError
        When a permission is none of those that the question offers.
    """
    kinds = {asked.id: asked.item.kind for asked, *_ in quotable(workspace, seen)}

    def change(db: Database, response: Response) -> dict[str, Any]:
        require_not_final(workspace, db, seen)
        saved = _changed(drafts.load_drafts(db, response), wanted)
        in_force = answers.answers_of(db, response)
        submitted = _changed(in_force, wanted)
        for key, answer in (saved | submitted).items():
            kinds[key].check(answer.value)
        if saved:
            drafts.save_drafts(db, response, saved, workspace.clock())
        if submitted:
            put_in_force(workspace, db, seen, response, in_force | submitted, kind="quotation")
        return {}

    # The form that changes the consent too is one form with two effects.
    change_once(workspace, seen, replace(form, key=f"{form.key}:quotations"), change)


def _changed(before: Mapping[str, Answer], wanted: Mapping[str, str]) -> dict[str, Answer]:
    return {
        key: Answer(value=before[key].value | {"quotation": quotation})
        for key, quotation in wanted.items()
        if key in before and before[key].value and before[key].value["quotation"] != quotation
    }
