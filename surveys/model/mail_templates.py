"""The words of a message, with marks in braces that are filled in for each expert."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.messages import MessageKind

#: What may stand in braces, and what comes in its place.
MARKS = {
    "name": "the expert’s name",
    "link": "the expert’s own link, as a button and as an address",
    "minutes": "the minutes that answering takes on a computer",
    "phone_minutes": "the minutes that it takes on a phone",
    "closes": "until when the round can be answered, with the time zone",
    "study": "the study’s title",
    "sponsor": "who asks",
    "contact": "the address for questions",
}
LONGEST_SUBJECT = 200
LONGEST_BODY = 10_000
_MARK = re.compile(r"\{([^{}\s]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTemplate:
    """The subject and the text of one kind of message in one language; ``is_own`` if a researcher wrote it.

    ``button`` is the label of the button that stands for the link; it is not the researchers' to change.
    """

    kind: MessageKind
    language: str
    subject: str
    body: str
    button: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateProblem:
    """What must be mended before a template is saved; ``part`` is ``subject`` or ``body``."""

    part: str
    sentence: str


def template_problems(subject: str, body: str) -> tuple[TemplateProblem, ...]:
    """List what is wrong with the words of a message.

    Examples
    --------
    >>> [each.sentence for each in template_problems("Hello {nmae}", "Dear {name}, {link}")]
    ['There is no mark {nmae}. The marks are {name}, {minutes}, {phone_minutes}, {closes}, {study}, {sponsor}, {contact}.']
    >>> [each.sentence for each in template_problems("Hello", "Dear {name},")]
    ['The mark {link} is missing, so nobody could answer. Put it on a line of its own.']
    """
    return (*_subject_problems(subject), *_body_problems(body))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of marks, once: a value that looks like a mark stays as it is.

    Examples
    --------
    >>> fill("Dear {name}, {unknown}", {"name": "{link}"})
    'Dear {link}, {unknown}'
    """
    return _MARK.sub(lambda found: values.get(found[1], found[0]), text)


def _subject_problems(subject: str) -> list[TemplateProblem]:
    found = []
    if not subject.strip():
        found.append("The subject is empty.")
    if "\n" in subject or "\r" in subject:
        found.append("The subject is one line.")
    if len(subject) > LONGEST_SUBJECT:
        found.append(f"The subject has {len(subject)} characters; {LONGEST_SUBJECT} are the most.")
    if "{link}" in subject:
        found.append("The link belongs into the text, not into the subject.")
    found += _unknown(subject, [mark for mark in MARKS if mark != "link"])
    return [TemplateProblem(part="subject", sentence=each) for each in found]


def _body_problems(body: str) -> list[TemplateProblem]:
    found = []
    if "{link}" not in body:
        found.append(
            "The mark {link} is missing, so nobody could answer. Put it on a line of its own."
        )
    if len(body) > LONGEST_BODY:
        found.append(f"The text has {len(body)} characters; {LONGEST_BODY} are the most.")
    found += _unknown(body, list(MARKS))
    return [TemplateProblem(part="body", sentence=each) for each in found]


def _unknown(text: str, known: list[str]) -> list[str]:
    marks = ", ".join(f"{{{mark}}}" for mark in known)
    strange = dict.fromkeys(each for each in _MARK.findall(text) if each not in MARKS)
    return [f"There is no mark {{{each}}}. The marks are {marks}." for each in strange]
