"""A whole questionnaire as a document: title page, consent, and every page that an expert can meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from surveys.model.asking import Conditions
from surveys.model.assignments import deal
from surveys.model.documents import Bullets
from surveys.model.documents import Description
from surveys.model.documents import Document
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import NewPage
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.duration import estimate
from surveys.model.layouts import lay_out
from surveys.model.orders import Arranged
from surveys.model.questions import plan_questions
from surveys.model.texts import LANGUAGES
from surveys.services.answering.consent_text import consent_paragraphs
from surveys.services.printing.conditions import When
from surveys.services.printing.labels import label
from surveys.services.printing.ways import ways_to_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.model.pages import Asked
    from surveys.model.pages import Page
    from surveys.model.studies import Study


_PIPED = re.compile(r"\{answer\.[^}]+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is printed: a version of a study in one language, and who asks, as far as that is known."""

    study: Study
    language: str
    sha256: str
    sponsor: str
    contact: str
    year: int
    is_draft: bool


def questionnaire_document(printed: Printed) -> Document:
    """Make the document."""
    study, say = printed.study, printed.language
    return Document(
        title=study.title.to(say),
        subtitle=label("questionnaire", say),
        language=say,
        author=printed.sponsor,
        foot=f"{study.id} {study.version} · SHA-256 {printed.sha256[:16]}…",
        pieces=(*_title_page(printed), *_consent(printed), *_pages(printed)),
    )


def _title_page(printed: Printed) -> Iterator[Piece]:
    study, say = printed.study, printed.language
    minutes = estimate(study)
    named = label("not_named", say)
    if printed.is_draft:
        yield Note(text=label("draft", say))
    yield Facts(
        rows=(
            (label("who", say), printed.sponsor or named),
            (label("contact", say), printed.contact or named),
            (label("ethics", say), study.sponsorship.ethics_reference or named),
            (
                label("time", say),
                label("minutes", say, computer=minutes.computer, phone=minutes.phone),
            ),
            (
                label("alliances", say),
                "\n".join(alliance.name.to(say) for alliance in study.alliances),
            ),
            (label("form", say), LANGUAGES.get(say, say)),
            (label("version", say), study.version),
            (label("hash", say), printed.sha256),
        )
    )
    yield Paragraph(text=study.wording.introduction.to(say))
    if study.forms:
        yield Heading(text=label("forms", say))
        yield Facts(rows=tuple((each.name.to(say), each.costs.to(say)) for each in study.forms))


def _consent(printed: Printed) -> Iterator[Piece]:
    study, say = printed.study, printed.language
    yield NewPage()
    yield Heading(text=label("consent", say))
    paragraphs = consent_paragraphs(
        study,
        say,
        sponsor=printed.sponsor or label("not_named", say),
        contact=printed.contact or label("not_named", say),
        minutes=estimate(study),
    )
    for words in (*paragraphs, study.sponsorship.retention.to(say)):
        if words:
            yield Paragraph(text=words)
    yield Heading(text=label("agree", say), level=2)
    yield Bullets(
        items=tuple(
            label(
                "required" if purpose.is_required else "optional",
                say,
                text=purpose.text.to(say),
            )
            for purpose in study.consent.purposes
        )
    )


def _pages(printed: Printed) -> Iterator[Piece]:
    study, say = printed.study, printed.language
    questions = plan_questions(study)
    conditions = Conditions(study, questions)
    assignment = replace(
        deal(study, round_id="", pseudonym="", turn=0),
        vignettes=tuple(vignette.id for vignette in study.vignettes),
        alliances=tuple(alliance.id for alliance in study.alliances),
        axes=tuple(axis.id for axis in study.framework.axes),
        options_reversed=False,
        items=(),
        options=(),
    )
    dealt = study.vignette_design.per_expert if study.vignette_design else 0
    yield NewPage()
    yield Heading(text=label("pages", say))
    yield Note(text=label("order", say, dealt=dealt, all=len(study.vignettes)))
    if study.order.alliances is Arranged.SHUFFLED:
        yield Note(text=label("alliances_shuffled", say))
    if study.order.items:
        yield Note(text=label("items_shuffled", say))
    pages = lay_out(study, questions, assignment, printed.year)
    when = When(study, conditions, pages, say)
    for _, section in groupby(pages, lambda page: page.section):
        yield from _section(list(section), when, say)


def _section(pages: list[Page], when: When, say: str) -> Iterator[Piece]:
    first = pages[0]
    place = label("page_of", say, part=first.place.part, parts=first.place.parts)
    yield Heading(text=f"{first.title.to(say)} ({place})")
    if first.introduction:
        yield Paragraph(text=first.introduction.to(say))
    described = 0
    for page in pages:
        for block in page.blocks:
            if block.text and block.number != described:
                described = block.number
                yield Heading(text=label("description", say, number=block.number), level=2)
                yield Description(text=block.text.to(say))
            for asked in block.asked:
                yield from _question(asked, when, say, level=3 if block.text else 2)


def _question(asked: Asked, when: When, say: str, *, level: int) -> Iterator[Piece]:
    words = asked.text.to(say)
    shown = _PIPED.sub("[…]", words)
    yield Heading(text=shown, level=level)
    if asked.item.is_optional:
        yield Note(text=label("skip", say))
    if shown != words:
        yield Note(text=label("repeats", say))
    for sentence in when.asked(asked):
        yield Note(text=sentence)
    yield from ways_to_answer(asked, say)
