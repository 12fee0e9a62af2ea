"""An expert at work: everything that a page of the questionnaire needs, read afresh at every request."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.questionnaires import Questionnaire
from surveys.services.answering.arriving import UNKNOWN_LINK
from surveys.services.answering.consent_text import in_order
from surveys.services.answering.consent_text import is_current
from surveys.services.answering.round_context import round_context
from surveys.storage import drafts
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage import rounds
from surveys.storage import submissions
from surveys.storage.invitations import find_by_link

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import datetime

    from surveys.model.answers import Answer
    from surveys.model.consent import Decision
    from surveys.model.invitations import Invitation
    from surveys.model.pages import Page
    from surveys.model.responses import Response
    from surveys.model.responses import Submission
    from surveys.model.rounds import RoundName
    from surveys.services.answering.round_context import RoundContext
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An expert's response with its pages, the answers saved so far and what was submitted.

    ``pages`` have what the answers so far ask, and nothing else; ``questionnaire`` knows the rest.
    """

    invitation: Invitation
    context: RoundContext
    response: Response
    questionnaire: Questionnaire = field(compare=False, repr=False)
    pages: tuple[Page, ...]
    answers: dict[str, Answer]
    submissions: tuple[Submission, ...]
    decisions: tuple[Decision, ...] = ()
    declined_at: datetime | None = None

    @property
    def consents(self) -> dict[str, bool]:
        """What was agreed to, by purpose."""
        return {each.purpose: each.is_given for each in self.decisions}

    @property
    def has_consented(self) -> bool:
        """Whether the expert agreed to the text as it stands now; another text wants another consent."""
        return self.response.consented_at is not None and is_current(self.context, self.decisions)

    @property
    def language(self) -> str:
        """The language that the expert answers in."""
        return self.context.language(self.response.language)

    @property
    def can_answer(self) -> bool:
        """Whether the questionnaire's pages may be changed now."""
        return (
            self.context.takes_answers
            and self.response.is_being_answered
            and self.declined_at is None
        )

    @property
    def waits(self) -> bool:
        """Whether the questionnaire could go on if the round were not paused."""
        return (
            self.context.is_paused and self.response.is_being_answered and self.declined_at is None
        )

    @property
    def place(self) -> str:
        """The page to resume at: ``consent``, a page's id, ``review``, ``receipt``, or ``paused``."""
        if self.waits:
            return "paused"
        if not self.can_answer:
            return "receipt"
        if not self.has_consented:
            return "consent"
        if self.response.page in {page.id for page in self.questionnaire.every_page}:
            return self.nearest(self.response.page)
        return "review" if self.response.page == "review" else self.pages[0].id

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

    def page_to_draw(self, page_id: str) -> Page:
        """Return a page with the questions that answers on it can make asked too.

        Raises
        ------
        NotFound
            When this questionnaire has no such page.
        """
        return self.questionnaire.page_to_draw(self.page(page_id), self.answers)

    def further_question(self, page: Page, before: Visit) -> str:
        """Return the first question of a page that answers since ``before`` ask, where it has none; blank if none."""
        known = {asked.id for each in before.pages for asked in each.asked}
        now = [asked.id for each in self.pages if each.id == page.id for asked in each.asked]
        return next((each for each in now if each not in known and each not in self.answers), "")

    def nearest(self, page_id: str) -> str:
        """Return a page's own id, or of the next page where nothing on it is asked any more.

        Raises
        ------
        NotFound
            When this questionnaire has no such page at all.
        """
        order = self._order
        if page_id not in order:
            raise NotFound("This questionnaire has no such page.")
        return self._first(order[order.index(page_id) :])

    def page_after(self, page: Page) -> str:
        """Return the id of the next page on which something is asked, or ``review`` after the last one."""
        return self._first(self._order[self._order.index(page.id) + 1 :])

    def place_after(self, page: Page, before: Visit) -> str:
        """Return where one goes on from a page: to itself where answers since ``before`` ask one more of its questions."""
        return page.id if self.further_question(page, before) else self.page_after(page)

    def page_before(self, page: Page) -> str:
        """Return the id of the page before, or ``consent`` before the first one."""
        before = self._order[: self._order.index(page.id)]
        return self._first(before[::-1], otherwise="consent")

    def answered(self, answers: Mapping[str, Answer]) -> Visit:
        """Return this visit as it is with other answers: what they ask may be something else."""
        return replace(self, answers=dict(answers), pages=self.questionnaire.pages(answers))

    @property
    def _order(self) -> tuple[str, ...]:
        return tuple(page.id for page in self.questionnaire.every_page)

    def _first(self, order: Sequence[str], otherwise: str = "review") -> str:
        asked = {page.id for page in self.pages}
        return next((page_id for page_id in order if page_id in asked), otherwise)


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
        questionnaire = Questionnaire(context.study, questions, response.assignment, context.year)
        answers = drafts.load_drafts(db, response)
        return Visit(
            invitation=invitation,
            context=context,
            response=response,
            questionnaire=questionnaire,
            pages=questionnaire.pages(answers),
            answers=answers,
            submissions=submissions.list_submissions(db, response),
            decisions=in_order(context.study, responses.list_consents(db, response)),
            declined_at=round_experts.declined_at(db, name.round, invitation.expert.pseudonym),
        )
