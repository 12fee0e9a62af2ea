"""Turn an arrival or a visit into the objects that templates are given."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.duration import minutes_left
from surveys.model.responses import ResponseState
from surveys.services.answering import consent_words
from surveys.web.answering.answer_lists import answer_sections
from surveys.web.answering.answer_lists import unanswered_sections
from surveys.web.answering.pages import ConsentPage
from surveys.web.answering.pages import FieldBlock
from surveys.web.answering.pages import Frame
from surveys.web.answering.pages import LandingPage
from surveys.web.answering.pages import QuestionsPage
from surveys.web.answering.pages import ReviewPage
from surveys.web.answering.visits import address
from surveys.web.answering.visits import asked_by
from surveys.web.answering.visits import places

if TYPE_CHECKING:
    from surveys.model.pages import Page
    from surveys.services.answering import Arrival
    from surveys.services.answering import Visit
    from surveys.services.answering.round_context import RoundContext
    from surveys.web.forms import Form


def frame(context: RoundContext, language: str) -> Frame:
    """Make what every page of a round has."""
    return Frame(
        asked_by=asked_by(context, language),
        language=language,
        is_open=context.is_open,
        ends_at=context.round.ended_at,
        time_zone=context.study.time_zone,
    )


def landing_page(arrival: Arrival, form: Form, address: str) -> LandingPage:
    """Make the page that a link opens."""
    context = arrival.context
    wanted = arrival.response.language if arrival.response else arrival.invitation.expert.language
    language = context.language(wanted)
    return LandingPage(
        frame=frame(context, language),
        name=arrival.invitation.expert.name,
        introduction=context.study.wording.introduction.to(language),
        minutes=context.minutes,
        smallest_group=context.study.consent.smallest_group,
        smallest_public_group=context.study.consent.smallest_public_group,
        state=arrival.response.state.value if arrival.response else "invited",
        form=form,
        address=address,
    )


def consent_page(seen: Visit, form: Any) -> ConsentPage:
    """Make the consent page, with names and minutes in the place of the text's marks."""
    study, context = seen.context.study, seen.context
    return ConsentPage(
        frame=frame(context, seen.language),
        sections=consent_words(context, seen.language),
        retention=study.sponsorship.retention.to(seen.language),
        ethics_reference=study.sponsorship.ethics_reference,
        purposes=tuple(field for field in form if field.name.startswith("purpose-")),
        form=form,
        places=places(seen),
    )


def questions_page(seen: Visit, page: Page, form: Any, *, is_change: bool) -> QuestionsPage:
    """Make a page of questions."""
    say = seen.language
    more = {"from": "review"} if is_change else {}
    return QuestionsPage(
        frame=frame(seen.context, say),
        title=page.title.to(say),
        introduction=page.introduction.to(say) if page.introduction else "",
        blocks=tuple(
            FieldBlock(
                description=block.text.to(say) if block.text else "",
                fields=tuple(form[asked.id] for asked in block.asked),
            )
            for block in page.blocks
        ),
        part=seen.pages.index(page) + 1,
        parts=len(seen.pages),
        left=minutes_left(seen.context.minutes, seen.pages, page),
        form=form,
        address=address(seen, page.id, **more),
        back=address(seen, "review" if is_change else seen.page_before(page)),
        is_change=is_change,
        places=places(seen),
    )


def review_page(seen: Visit, form: Form) -> ReviewPage:
    """Make the review of everything that was answered."""
    sections = answer_sections(seen, seen.answers, can_change=True)
    return ReviewPage(
        frame=frame(seen.context, seen.language),
        sections=sections,
        unanswered=unanswered_sections(sections),
        is_reopened=seen.response.state is ResponseState.SUBMITTED,
        form=form,
        back=address(seen, seen.pages[-1].id),
        places=places(seen),
    )
