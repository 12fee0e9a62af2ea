"""Save the answers of one page; the newest answer to each question wins."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import SKIPPED
from surveys.model.errors import Refused
from surveys.services.answering.changing import change_once
from surveys.services.answering.changing import require_answering
from surveys.storage import drafts
from surveys.storage import responses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.answers import Answer
    from surveys.model.forms import SentForm
    from surveys.model.pages import Page
    from surveys.model.responses import Response
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


def save_page(
    workspace: Workspace,
    seen: Visit,
    page: Page,
    answers: Mapping[str, Answer | None],
    form: SentForm,
    *,
    resume_at: str = "",
) -> None:
    """Save what was given on a page; a question of the page without an answer was skipped.

    Parameters
    ----------
    answers
        By question id; questions that are not on the page are ignored, so that nothing else changes.
    resume_at
        The page to come back to; the one after this page where it is left out.

    Raises
    ------
    Refused
        Before consent, after the close, or once the response was submitted.
    ValueError
        When a value is none that its question's kind can have read.
    """
    given = {asked.id: answers.get(asked.id) or SKIPPED for asked in page.asked}
    for asked in page.asked:
        if given[asked.id].missing is None:
            asked.item.kind.check(given[asked.id].value)

    def save(db: Database, response: Response) -> dict[str, Any]:
        require_answering(workspace, seen, response)
        if response.consented_at is None:
            raise Refused("Please read and answer the consent page first.")
        now = workspace.clock()
        drafts.save_drafts(db, response, given, now)
        responses.mark_active(db, response, resume_at or seen.page_after(page), now)
        return {}

    change_once(workspace, seen, form, save)
