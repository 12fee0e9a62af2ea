"""An expert at work: everything that a page of the questionnaire needs, read afresh at every request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.pages import lay_out
from surveys.services.answering.arriving import UNKNOWN_LINK
from surveys.services.answering.round_context import round_context
from surveys.storage import drafts
from surveys.storage import responses
from surveys.storage import rounds
from surveys.storage import submissions
from surveys.storage.invitations import find_by_link

if TYPE_CHECKING:
    from surveys.model.answers import Answer
    from surveys.model.invitations import Invitation
    from surveys.model.pages import Page
    from surveys.model.responses import Response
    from surveys.model.responses import Submission
    from surveys.model.rounds import RoundName
    from surveys.services.answering.round_context import RoundContext
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An expert's response with its pages, the answers saved so far and what was submitted."""

    invitation: Invitation
    context: RoundContext
    response: Response
    pages: tuple[Page, ...]
    answers: dict[str, Answer]
    submissions: tuple[Submission, ...]
    consents: dict[str, bool]

    @property
    def language(self) -> str:
        """The language that the expert answers in."""
        return self.context.language(self.response.language)

    @property
    def can_answer(self) -> bool:
        """Whether the questionnaire's pages may be changed now."""
        return self.context.is_open and self.response.is_being_answered

    @property
    def place(self) -> str:
        """The page to resume at: ``consent``, a page's id, ``review`` or ``receipt``."""
        if not self.response.is_being_answered or not self.context.is_open:
            return "receipt"
        if self.response.consented_at is None:
            return "consent"
        known = {page.id for page in self.pages} | {"review"}
        return self.response.page if self.response.page in known else self.pages[0].id

    def page(self, page_id: str) -> Page:
        """Find a page by its id.

        Raises
        ------
        NotFound
            When this questionnaire has no such page.
        """
        for page in self.pages:
            if page.id == page_id:
                return page
        raise NotFound("This questionnaire has no such page.")

    def page_after(self, page: Page) -> str:
        """Return the id of the next page, or ``review`` after the last one."""
        following = self.pages[self.pages.index(page) + 1 :]
        return following[0].id if following else "review"

    def page_before(self, page: Page) -> str:
        """Return the id of the page before, or ``consent`` before the first one."""
        position = self.pages.index(page)
        return self.pages[position - 1].id if position else "consent"


def visit(workspace: Workspace, name: RoundName, link: str) -> Visit:
    """Gather an expert's visit to a round from the link that was begun with.

    Raises
    ------
    NotFound
        When the link was revoked, is for another round, or nothing was begun with it.
    """
    invitation = find_by_link(workspace.people.read(), link)
    if invitation is None or invitation.round != name:
        raise NotFound(UNKNOWN_LINK)
    context = round_context(workspace, name)
    with workspace.study(name.study).snapshot() as db:
        response = responses.find_response(db, name.round, invitation.expert.pseudonym)
        if response is None:
            raise NotFound(UNKNOWN_LINK)
        questions = rounds.list_questions(db, name)
        return Visit(
            invitation=invitation,
            context=context,
            response=response,
            pages=lay_out(context.study, questions, response.assignment, context.year),
            answers=drafts.load_drafts(db, response),
            submissions=submissions.list_submissions(db, response),
            consents=responses.given_consents(db, response),
        )
