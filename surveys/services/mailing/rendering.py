"""Make the letter that one expert gets: words filled in, as plain text and as HTML."""

from __future__ import annotations

import html
import re
import string
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from surveys.model.duration import estimate
from surveys.model.mail_templates import fill
from surveys.services.designing import offered_languages
from surveys.services.mailing.deadlines import say_deadline
from surveys.services.mailing.wording import FOLDER
from surveys.services.mailing.wording import footer
from surveys.services.sponsoring import who_asks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from css_inline import CSSInliner

    from surveys.model.mail_templates import MailTemplate
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace

_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
_BARE_ADDRESS = re.compile(r"https?://[^\s<]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one expert reads; ``body`` is the HTML of it without its frame and style, for a preview."""

    language: str
    subject: str
    text: str
    html: str
    body: str


def message_language(workspace: Workspace, found: ListedRound, wanted: str) -> str:
    """Return the language to write in: the expert's if the round offers it, else the first."""
    offered = offered_languages(workspace, found.round.name.study, found.round.version)
    return wanted if wanted in offered else offered[0]


def round_values(workspace: Workspace, found: ListedRound, language: str) -> dict[str, str]:
    """Return what the marks stand for that are the same for every expert of a round."""
    sponsor, contact = who_asks(workspace, found.study)
    minutes = estimate(found.study)
    return {
        "study": found.study.title.to(language),
        "sponsor": found.round.sponsor or sponsor,
        "contact": found.round.contact or contact,
        "minutes": str(minutes.computer),
        "phone_minutes": str(minutes.phone),
        "closes": say_deadline(found.round.ended_at, found.study.time_zone, language),
    }


def render(
    template: MailTemplate, values: Mapping[str, str], *, name: str, link: str, unsubscribe: str
) -> Letter:
    """Fill the words in for one expert. The text comes first; the HTML says the same."""
    filled = {**values, "name": name, "link": link, "unsubscribe": unsubscribe}
    foot = footer(template.language)
    subject = fill(template.subject, filled)
    body = _paragraphs(template.body, filled, template.button)
    below = _paragraphs(foot, filled, "")
    return Letter(
        language=template.language,
        subject=subject,
        text=f"{fill(template.body, filled).rstrip()}\n\n-- \n{fill(foot, filled)}",
        html=_inliner().inline(
            _frame().substitute(
                language=html.escape(template.language),
                subject=html.escape(subject),
                body=body,
                footer=below,
            )
        ),
        body=f'{body}\n<div class="footer">\n{below}\n</div>',
    )


def _paragraphs(text: str, values: Mapping[str, str], button: str) -> str:
    return "\n".join(
        _paragraph(each.strip(), values, button)
        for each in _BETWEEN_PARAGRAPHS.split(text)
        if each.strip()
    )


def _paragraph(text: str, values: Mapping[str, str], button: str) -> str:
    if text == "{link}":
        address = html.escape(values["link"])
        return (
            f'<p class="button"><a href="{address}">{html.escape(button)}</a></p>\n'
            f'<p class="address"><a href="{address}">{address}</a></p>'
        )
    # Escaped before the marks are filled in, and the values too: no name can become an element.
    escaped = {mark: html.escape(value) for mark, value in values.items()}
    for mark in ("link", "unsubscribe"):
        escaped[mark] = f'<a href="{escaped[mark]}">{escaped[mark]}</a>'
    return f"<p>{fill(_linked(html.escape(text)), escaped)}</p>".replace("\n", "<br>\n")


def _linked(escaped: str) -> str:
    """Make addresses that a researcher wrote into links."""
    return _BARE_ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escaped)


@cache
def _frame() -> string.Template:
    return string.Template((FOLDER / "frame.html").read_text(encoding="utf-8"))


@cache
def _inliner() -> CSSInliner:
    # Here, so that whoever sends nothing does not load it.
    from css_inline import CSSInliner

    style = (FOLDER / "letter.css").read_text(encoding="utf-8")
    return CSSInliner(extra_css=style, load_remote_stylesheets=False)
