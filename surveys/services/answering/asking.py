"""What a page that was sent answers: not what its other answers leave unasked, nor what was never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.answers import SKIPPED

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from surveys.model.answers import Answer
    from surveys.model.pages import Page
    from surveys.services.answering.visiting import Visit


def answers_to_save(
    seen: Visit,
    page: Page,
    answers: Mapping[str, Answer | None],
    unreadable: Collection[str] = (),
) -> dict[str, Answer]:
    """Return what a page's questions are answered with; a question without an answer was skipped.

    What is not asked, given these very answers, is left as it is. A question that they have just made asked
    was hidden when the page was sent, so that nobody has skipped it. ``unreadable`` answers are not touched.
    """
    given = {
        asked.id: answers.get(asked.id) or SKIPPED
        for asked in page.asked
        if asked.id not in unreadable
    }
    before = {asked.id for each in seen.pages for asked in each.asked}
    after = seen.questionnaire.conditions.asked(seen.answers | given)
    return {
        question: answer
        for question, answer in given.items()
        if question in after and (question in before or answer is not SKIPPED)
    }
