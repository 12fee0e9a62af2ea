"""Turn an arrival or a visit into the objects that templates are given."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask import url_for

from surveys.model.duration import minutes_left
from surveys.model.responses import ResponseState
from surveys.services import reporting
from surveys.services.previewing import Preview
from surveys.web.answering import language_switch
from surveys.web.answering import preview_addresses
from surveys.web.answering.answer_lists import answer_sections
from surveys.web.answering.answer_lists import unanswered_sections
from surveys.web.answering.earlier_words import show_earlier
from surveys.web.answering.frames import Frame
from surveys.web.answering.open_page import kept_answers
from surveys.web.answering.open_page import open_page
from surveys.web.answering.pages import ComeBackPage
from surveys.web.answering.pages import FieldBlock
from surveys.web.answering.pages import LandingPage
from surveys.web.answering.pages import PausedPage
from surveys.web.answering.pages import QuestionsPage
from surveys.web.answering.pages import ReviewPage
from surveys.web.answering.visits import address
from surveys.web.answering.visits import asked_by
from surveys.web.answering.visits import places
from surveys.web.languages import page_language

if TYPE_CHECKING:
    from surveys.model.pages import Page
    from surveys.services.answering import Arrival
    from surveys.services.answering import Visit
    from surveys.services.answering.round_context import RoundContext
    from surveys.web.answering.frames import LanguageSwitch
    from surveys.web.forms import Form


def frame(context: RoundContext, language: str, switch: LanguageSwitch | None = None) -> Frame:
    """Make what every page of a round has."""
    return Frame(
        asked_by=asked_by(context, language),
        language=language,
        is_open=context.is_open,
        ends_at=context.answers_end_at,
        time_zone=context.study.time_zone,
        closed_at=context.round.ended_at,
        kept_until=context.round.answers_end_at,
        grace_minutes=int(context.round.grace.total_seconds()) // 60,
        is_in_grace=context.is_in_grace,
        is_paused=context.is_paused,
        opens_at=context.round.opened_at if context.is_ahead else None,
        switch=switch,
    )


def visit_frame(seen: Visit) -> Frame:
    """Make what every page of a begun response has."""
    if isinstance(seen, Preview):
        return frame(seen.context, seen.language, preview_addresses.switch(seen))
    return frame(seen.context, seen.language, language_switch.buttons(seen))


def landing_page(arrival: Arrival, form: Form, token: str) -> LandingPage:
    """Make the page that a link opens."""
    languages = arrival.context.languages
    return invitation_page(
        arrival,
        form,
        switch=language_switch.links(languages, url_for("answering.landing", token=token)),
        address=url_for("answering.begin", token=token),
        decline=url_for("answering.decline_invitation", token=token),
        learning=url_for("answering.what_an_invitation_tells", token=token),
    )


def invitation_page(
    arrival: Arrival,
    form: Form,
    *,
    switch: LanguageSwitch,
    address: str,
    decline: str,
    learning: str,
) -> LandingPage:
    """Make the page that invites, wherever its buttons and links lead."""
    context = arrival.context
    language = page_language()
    return LandingPage(
        frame=frame(context, language, switch),
        name=arrival.invitation.expert.name,
        introduction=context.study.wording.introduction.to(language),
        minutes=context.minutes,
        smallest_group=context.study.consent.smallest_group,
        smallest_public_group=context.study.consent.smallest_public_group,
        state=arrival.response.state.value if arrival.response else "invited",
        is_declined=arrival.declined_at is not None,
        has_placement=reporting.shows_own_placement(context, arrival.response),
        form=form,
        address=address,
        decline=decline,
        learning=learning,
    )


def questions_page(
    seen: Visit, page: Page, form: Any, *, is_change: bool, further: str = ""
) -> QuestionsPage:
    """Make a page of questions; ``further`` is the one that answers on the same page have just made asked."""
    say = seen.language
    more = {"from": "review"} if is_change else {}
    show_earlier(seen, page, form)
    return QuestionsPage(
        frame=visit_frame(seen),
        title=page.title.to(say),
        introduction=page.introduction.to(say) if page.introduction else "",
        blocks=tuple(
            FieldBlock(
                description=block.text.to(say) if block.text else "",
                number=block.number,
                count=block.count,
                fields=tuple(form[asked.id] for asked in block.asked),
            )
            for block in page.blocks
        ),
        place=page.place,
        left=minutes_left(seen.context.minutes, seen.pages, page),
        form=form,
        address=address(seen, page.id, **more),
        back=address(seen, "review" if is_change else seen.page_before(page)),
        is_change=is_change,
        further=further,
        open=open_page(seen, page),
        places=places(seen),
    )


def come_back_page(seen: Visit) -> ComeBackPage:
    """Make the page that says how to come back."""
    return ComeBackPage(frame=visit_frame(seen), kept=kept_answers(seen), places=places(seen))


def paused_page(seen: Visit) -> PausedPage:
    """Make the page that says that the round is paused."""
    return PausedPage(frame=visit_frame(seen), places=places(seen))


def review_page(seen: Visit, form: Form) -> ReviewPage:
    """Make the review of everything that was answered."""
    sections = answer_sections(seen, seen.answers, can_change=True)
    return ReviewPage(
        frame=visit_frame(seen),
        sections=sections,
        unanswered=unanswered_sections(sections),
        kept=kept_answers(seen),
        is_reopened=seen.response.state is ResponseState.SUBMITTED,
        form=form,
        back=address(seen, seen.pages[-1].id),
        places=places(seen),
    )
