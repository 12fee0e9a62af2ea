"""What can be learned about an expert, and by whom, said from the study and the settings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.control_pages import LearningPage
from surveys.web.answering.control_pages import Lesson
from surveys.web.answering.language_switch import links
from surveys.web.answering.page_making import frame
from surveys.web.answering.page_making import visit_frame
from surveys.web.answering.visits import current_arrival
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import places
from surveys.web.languages import page_language
from surveys.web.rendering import render
from surveys.web.times import deadline
from surveys.web.times import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

    from surveys.model.studies import Study
    from surveys.services.answering import Visit
    from surveys.services.answering.round_context import RoundContext

_TEMPLATE = "answering/learning.html"


@blueprint.get("/i/<token>/what-can-be-learned")
def what_an_invitation_tells(token: str) -> ResponseReturnValue:
    """Say what can be learned about whoever takes part, before anything is begun."""
    arrival, language = current_arrival(token), page_language()
    page = LearningPage(
        frame=frame(arrival.context, language, links(arrival.context.languages, request.path)),
        lessons=tuple(_lessons(arrival.context, language)),
        back=url_for("answering.landing", token=token),
    )
    return render(_TEMPLATE, page)


@blueprint.get("/answer/<study>/<round_id>/what-can-be-learned")
def what_can_be_learned(study: str, round_id: str) -> ResponseReturnValue:
    """Say what can be learned about whoever has begun."""
    return render(_TEMPLATE, learning_page(current_visit(study, round_id)))


def learning_page(seen: Visit) -> LearningPage:
    """Make the page of whoever has begun."""
    return LearningPage(
        frame=visit_frame(seen),
        lessons=tuple(_lessons(seen.context, seen.language)),
        back=places(seen).resume,
    )


def _lessons(context: RoundContext, language: str) -> Iterator[Lesson]:
    study = context.study
    yield Lesson(
        title=gettext("What the researchers can see"),
        sentences=tuple(_seen_by_researchers(study, language)),
    )
    yield Lesson(
        title=gettext("What readers of the results can see"),
        sentences=tuple(_seen_by_readers(study)),
    )
    yield Lesson(
        title=gettext("What is recorded of how you answer"), sentences=tuple(_recorded(study))
    )
    yield Lesson(
        title=gettext("What a withdrawal erases, and what remains"), sentences=tuple(_erased())
    )
    yield Lesson(title=gettext("What the round’s dates mean"), sentences=tuple(_dates(context)))
    retention = study.sponsorship.retention.to(language)
    if retention:
        yield Lesson(
            title=gettext("How long it is kept"), sentences=(retention,), language=language
        )


def _seen_by_researchers(study: Study, language: str) -> Iterator[str]:
    coarse = [each.name.to(language) for each in study.attributes if each.is_coarse]
    fine = [each.name.to(language) for each in study.attributes if not each.is_coarse]
    comma = gettext(", ")
    yield gettext(
        "Your name and address are kept in one file, and your answers in another, under a random pseudonym, "
        "which is the same in every round of this study. A key from the one to the other exists for as long as the "
        "research team keeps it, so this survey is confidential, and not anonymous."
    )
    yield gettext(
        "No page shows the researchers a name beside answers, or who has answered. Whoever administers the "
        "server can read every file, and could join the two."
    )
    yield gettext(
        "While the round is open, the researchers see how many have begun, submitted, declined and withdrawn, and "
        "results that move on with every fifth submission. Once it is closed they see each answer under its pseudonym."
    )
    yield (
        gettext(
            "Beside your answers are kept the language of your invitation and, where the team recorded it: %(attributes)s.",
            attributes=comma.join(coarse),
        )
        if coarse
        else gettext(
            "Beside your answers nothing is kept about you but the language of your invitation."
        )
    )
    if fine:
        yield gettext(
            "Kept with your name only, and never beside answers: %(attributes)s.",
            attributes=comma.join(fine),
        )
    yield gettext(
        "A reason that you give for not taking part is shown to the researchers without your name."
    )


def _seen_by_readers(study: Study) -> Iterator[str]:
    consent = study.consent
    yield gettext(
        "The research team has promised to show results only for groups of at least %(group)s people, "
        "and in public only for groups of at least %(public)s.",
        group=consent.smallest_group,
        public=consent.smallest_public_group,
    )
    yield gettext(
        "In a small panel, colleagues may recognise each other by a combination of answers, although no name is there."
    )
    yield gettext(
        "Comments are in your own words, and what you write may tell who you are. For each comment you decide whether "
        "and how it may be quoted; you can change that until the round is final."
    )
    if study.conduct.shows_own_placement:
        yield gettext(
            "After the close, your own link shows you your own placement beside the panel’s. Nobody else is shown it there."
        )


def _recorded(study: Study) -> Iterator[str]:
    yield gettext(
        "When you began, agreed, were last active and submitted, and when each answer was saved; in which language; "
        "and in which order questions were shown to you."
    )
    if study.conduct.records_paradata:
        yield gettext(
            "For each page, coarsely: how many seconds it was open, rounded; whether your screen is narrow, medium or "
            "wide; and for each question how often its answer was changed."
        )
    else:
        yield gettext(
            "This study does not record how long pages are open, which screen you use, or how often an answer is changed."
        )
    yield gettext(
        "No network address is stored, no log of visits is written, and nothing is loaded from other sites."
    )


def _erased() -> Iterator[str]:
    yield gettext(
        "Until the round is declared final you can withdraw single answers, all about one alliance, or everything. "
        "They are erased at once: from what counts, from what you saved, from every version that you submitted, "
        "and from everything that was computed from them."
    )
    yield gettext(
        "What remains is that you took part and what you agreed to, with the times, the language and the order of "
        "questions; what is kept about you beside answers; and entries of a chain of hashes, from which nobody can "
        "find out what you answered."
    )
    yield gettext("Backups and files that were exported before a withdrawal are not reached by it.")


def _shows_earlier(context: RoundContext) -> bool:
    return bool(context.round.follows) and context.study.follow_up.shows_earlier_answers


def _dates(context: RoundContext) -> Iterator[str]:
    values = {"time": deadline(context.round.ended_at, context.study.time_zone)}
    if context.is_open:
        yield gettext(
            "The round is open until %(time)s. Until then you may answer, change your answers and decline.",
            **values,
        )
    elif context.is_ahead and context.round.opened_at:
        opens_at = moment(context.round.opened_at, context.study.time_zone)
        yield gettext(
            "The round opens at %(opening)s and closes at %(time)s.", opening=opens_at, **values
        )
    elif context.is_paused:
        yield gettext("The round is paused for the moment; it closes at %(time)s.", **values)
    else:
        yield gettext("The round was open until %(time)s.", **values)
    if context.round.grace and not context.round.closed_at:
        yield gettext(
            "Whoever has begun by then may still save and submit until %(last)s.",
            last=moment(context.round.answers_end_at, context.study.time_zone),
        )
    elif context.is_in_grace:
        yield gettext(
            "Whoever had begun by then may still save and submit until %(last)s.",
            last=moment(context.round.answers_end_at, context.study.time_zone),
        )
    if _shows_earlier(context):
        yield gettext(
            "Beside its questions, this round shows you, and nobody else, what you had answered in the round %(round)s.",
            round=context.round.follows,
        )
    yield gettext(
        "Once it is closed nothing can be answered any more; you can still withdraw, read your own copy and change what may be quoted."
    )
    yield (
        gettext("The round has been declared final: nothing in it can change any more.")
        if context.round.finalized_at
        else gettext(
            "Once the research team declares the round final, nothing in it can change any more."
        )
    )
