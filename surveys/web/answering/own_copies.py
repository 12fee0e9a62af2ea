"""The own copy, to read, to print and for a program."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from flask import send_file
from flask_babel import gettext

from surveys.model.documents import Bullets
from surveys.model.documents import Description
from surveys.model.documents import Document
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.services import answering
from surveys.services.answering import consent_words
from surveys.services.typesetting import print_document
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.receipts import own_copy_page
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.rendering import render
from surveys.web.times import moment
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

    from surveys.model.documents import Piece
    from surveys.services.answering import Visit
    from surveys.web.answering.pages import OwnCopyPage


@blueprint.get("/answer/<study>/<round_id>/own-copy")
def own_copy(study: str, round_id: str) -> ResponseReturnValue:
    """Show what counts of the expert's answers."""
    seen = current_visit(study, round_id)
    copy = answering.own_copy(current_workspace(), seen)
    return render("answering/own_copy.html", own_copy_page(seen, copy))


@blueprint.get("/answer/<study>/<round_id>/own-copy.json")
def own_copy_json(study: str, round_id: str) -> ResponseReturnValue:
    """Hand out what counts for a program to read, with everything that proves it."""
    seen = current_visit(study, round_id)
    copy = answering.own_copy(current_workspace(), seen)
    if copy.proof is None:
        return go(seen, "receipt")
    return _file(answering.own_copy_json(seen, copy), "application/json", copy.proof.receipt)


@blueprint.get("/answer/<study>/<round_id>/own-copy.pdf")
def own_copy_pdf(study: str, round_id: str) -> ResponseReturnValue:
    """Hand out what counts to be printed or filed."""
    seen = current_visit(study, round_id)
    page = own_copy_page(seen, answering.own_copy(current_workspace(), seen))
    if page.submission is None:
        return go(seen, "receipt")
    content = print_document(_document(seen, page), current_workspace().clock())
    return _file(content, "application/pdf", page.submission.receipt)


def _file(content: bytes, mimetype: str, receipt: str) -> ResponseReturnValue:
    return send_file(
        BytesIO(content),
        mimetype=mimetype,
        as_attachment=True,
        download_name=f"own-copy-{receipt}.{mimetype.rpartition('/')[2]}",
        max_age=0,
    )


def _document(seen: Visit, page: OwnCopyPage) -> Document:
    who, receipt = page.frame.asked_by, page.submission.receipt if page.submission else ""
    return Document(
        title=gettext("Your own copy"),
        subtitle=who.study,
        language=seen.language,
        author=who.sponsor,
        foot=gettext("Receipt code: %(code)s", code=receipt),
        pieces=(*_about(seen, page, receipt), *_answers(page), *_consent(seen)),
    )


def _about(seen: Visit, page: OwnCopyPage, receipt: str) -> Iterator[Piece]:
    who, at = page.frame.asked_by, page.submission.submitted_at if page.submission else None
    yield Facts(
        rows=(
            (gettext("Receipt code"), receipt),
            (gettext("Submitted"), moment(at, page.frame.time_zone) if at else ""),
            (gettext("Round"), seen.invitation.round.round),
            (gettext("Who asks"), who.sponsor),
            (gettext("Questions or withdrawal:").rstrip(":："), who.contact),
        )
    )


def _answers(page: OwnCopyPage) -> Iterator[Piece]:
    yield Heading(text=gettext("Your answers"))
    for section in page.sections:
        yield Heading(text=section.title, level=2)
        if section.description:
            yield Description(text=section.description)
        yield Facts(rows=tuple((row.question, row.answer) for row in section.rows))


def _consent(seen: Visit) -> Iterator[Piece]:
    context, decisions = seen.context, seen.decisions
    if not decisions:
        return
    language = decisions[0].language
    texts = {purpose.id: purpose.text for purpose in context.study.consent.purposes}
    yield Heading(text=gettext("What you agreed to"))
    yield Bullets(
        items=tuple(
            gettext("Yes: %(purpose)s", purpose=texts[each.purpose].to(language))
            if each.is_given
            else gettext("No: %(purpose)s", purpose=texts[each.purpose].to(language))
            for each in decisions
            if each.purpose in texts
        )
    )
    yield Note(
        text=gettext(
            "Decided on %(time)s, below the text whose SHA-256 is %(hash)s:",
            time=moment(decisions[0].given_at, context.study.time_zone),
            hash=decisions[0].text_sha256,
        )
        if seen.has_consented
        else gettext("The text has changed since you agreed to it. This is the one of today:")
    )
    for words in (
        *consent_words(context, language),
        context.study.sponsorship.retention.to(language),
    ):
        yield Paragraph(text=words)
