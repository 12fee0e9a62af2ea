"""The language of a page: that of the expert's questionnaire, else the one that the browser asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from flask import g
from flask import has_request_context
from flask import request
from flask import session
from flask_babel import Babel
from flask_babel import gettext
from flask_babel import refresh

from surveys.model.texts import LANGUAGES
from surveys.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from flask import Flask

    from surveys.model.errors import SoundingsError
    from surveys.model.kinds.kind import Unreadable

#: What the sentences of the pages are written in; every other language is a catalogue.
ORIGINAL = "en"
#: A catalogue's folder, by the language as it stands in study files and in ``lang``.
LOCALES = {"en": "en", "zh-Hant": "zh_Hant_TW", "ja": "ja", "ko": "ko"}
CATALOGUES = Path(__file__).parent / "translations"

#: Pages that experts read; researchers' pages are in English.
_FOR_EXPERTS = ("answering",)
_WITHOUT_GAPS = frozenset({"zh-Hant", "ja"})
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_SIMPLIFIED = frozenset({"hans", "cn", "sg"})
# From here on, digits are grouped; smaller numbers may be years.
_GROUPED = 10_000


def speak(app: Flask) -> None:
    """Let pages be said in the languages that experts answer in."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(CATALOGUES)
    Babel(app, locale_selector=page_locale)
    app.context_processor(_words_of_the_page)


def _words_of_the_page() -> dict[str, str]:
    language = page_language()
    # What stands between two sentences.
    return {"page_language": language, "gap": "" if language in _WITHOUT_GAPS else " "}


def page_language() -> str:
    """Return the language of the page at hand."""
    if not has_request_context():
        return ORIGINAL
    if "page_language" in g:
        return str(g.page_language)
    if not _is_for_experts():
        return ORIGINAL
    return language_asked_for(tuple(LANGUAGES), str(session.get("language", "")))


def page_locale() -> str:
    """Return the locale of the page at hand, as catalogues are named."""
    return LOCALES[page_language()]


def speak_from_now_on(language: str) -> None:
    """Say everything that follows in this request in a language."""
    g.page_language = language
    refresh()


def language_asked_for(offered: Sequence[str], *preferred: str) -> str:
    """Choose among those offered: what was chosen here, else a preferred one, else what the browser asks for."""
    chosen = str(g.get("language_chosen", ""))
    for wanted in (chosen, request.args.get("lang", ""), *preferred):
        if wanted in offered:
            return wanted
    return negotiated((tag for tag, _ in request.accept_languages), offered)


def negotiated(tags: Iterable[str], offered: Sequence[str]) -> str:
    """Choose the first language that a browser asks for and that is offered, else the first one offered.

    Whoever reads Simplified Chinese is not shown Traditional, nor the other way round; a bare ``zh``
    may be either, so it decides nothing.

    Examples
    --------
    >>> negotiated(["zh-TW", "zh", "en-US"], ["en", "zh-Hant"])
    'zh-Hant'
    >>> negotiated(["zh-CN", "zh", "en-US"], ["en", "zh-Hant"])
    'en'
    """
    for tag in tags:
        language = _language_of(tag)
        if language in offered:
            return language
    return ORIGINAL if ORIGINAL in offered else offered[0]


def _language_of(tag: str) -> str:
    first, *others = tag.lower().replace("_", "-").split("-")
    if first == "zh":
        is_traditional = _TRADITIONAL & set(others) and not _SIMPLIFIED & set(others)
        return "zh-Hant" if is_traditional else ""
    return first


def said(error: SoundingsError | Unreadable) -> str:
    """Say the sentence of an error in the language of the page."""
    values = {name: _shown(value) for name, value in error.values.items()}
    return str(gettext(error.sentence, **values))


def _shown(value: object) -> object:
    if isinstance(value, Text):
        return value.to(page_language())
    if isinstance(value, int) and abs(value) >= _GROUPED:
        return format_decimal(value, locale=page_locale())
    return value


def _is_for_experts() -> bool:
    # An address that leads nowhere may be a mistyped link of an invitation.
    endpoint = request.endpoint
    return endpoint is None or endpoint.partition(".")[0] in _FOR_EXPERTS
