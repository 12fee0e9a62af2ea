"""The words of messages: those that are shipped, and those that a study's researchers wrote instead."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.events import EventKind
from surveys.model.mail_templates import MailTemplate
from surveys.model.mail_templates import template_problems
from surveys.model.texts import LANGUAGES
from surveys.services.auditing import record_in_study
from surveys.services.designing import newest_study
from surveys.storage import mail_templates

if TYPE_CHECKING:
    from surveys.model.messages import MessageKind
    from surveys.services.workspace import Workspace

FOLDER = Path(__file__).resolve().parents[3] / "templates" / "mail"


def shipped_template(kind: MessageKind, language: str) -> MailTemplate:
    """Return the words that come with the program; in English where a language has none."""
    return _read(kind, language if language in LANGUAGES else "en")


@cache
def _read(kind: MessageKind, language: str) -> MailTemplate:
    text = (FOLDER / f"{kind.value}.{language}.txt").read_text(encoding="utf-8")
    head, _, body = text.partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    return MailTemplate(
        kind=kind, language=language, subject=said["Subject"], button=said["Button"], body=body
    )


@cache
def footer(language: str) -> str:
    """Return what stands below every message: why it came, and how to get no more."""
    known = language if language in LANGUAGES else "en"
    return (FOLDER / f"footer.{known}.txt").read_text(encoding="utf-8")


def find_template(
    workspace: Workspace, study_id: str, kind: MessageKind, language: str
) -> MailTemplate:
    """Return the words in force: the researchers' own, else those that are shipped."""
    shipped = shipped_template(kind, language)
    own = mail_templates.find_template(workspace.study(study_id).read(), kind, language)
    return replace(own, button=shipped.button) if own else replace(shipped, language=language)


def save_template(
    workspace: Workspace,
    study_id: str,
    kind: MessageKind,
    language: str,
    *,
    subject: str,
    body: str,
) -> MailTemplate:
    """Use other words for one kind of message in one language, from the next message on.

    Raises
    ------
    Invalid
        When a mark is unknown, or the link is missing; the sentence names all that is wrong.
    """
    require_language(workspace, study_id, language)
    new = MailTemplate(
        kind=kind,
        language=language,
        subject=subject.strip(),
        body=body.replace("\r\n", "\n").strip() + "\n",
        is_own=True,
    )
    problems = template_problems(new.subject, new.body)
    if problems:
        raise Invalid(" ".join(each.sentence for each in problems))
    with workspace.study(study_id).write() as db:
        by = workspace.actor.id if workspace.actor else ""
        mail_templates.put_template(db, new, by, workspace.clock())
        record_in_study(
            workspace,
            db,
            study_id,
            EventKind.MAIL_TEMPLATE_SAVED,
            kind.value,
            language=language,
            sha256=digest(new),
        )
    return new


def restore_template(workspace: Workspace, study_id: str, kind: MessageKind, language: str) -> bool:
    """Use the words that are shipped again, and say whether there were others."""
    require_language(workspace, study_id, language)
    with workspace.study(study_id).write() as db:
        was_own = mail_templates.delete_template(db, kind, language)
        if was_own:
            record_in_study(
                workspace,
                db,
                study_id,
                EventKind.MAIL_TEMPLATE_SAVED,
                kind.value,
                language=language,
                shipped=True,
            )
    return was_own


def require_language(workspace: Workspace, study_id: str, language: str) -> None:
    """Refuse a language that the study has no texts in."""
    known = newest_study(workspace, study_id).study.languages
    if language not in known:
        raise Invalid(
            f"The study “{study_id}” has no texts in “{language}”; it has {', '.join(known)}."
        )


def digest(template: MailTemplate) -> str:
    """Return the SHA-256 of the words, by which it can be told later with which a message was sent."""
    return hashlib.sha256(f"{template.subject}\n\n{template.body}".encode()).hexdigest()
