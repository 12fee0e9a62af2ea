"""The addresses of a preview: each carries, signed, everything that was answered, so that nothing is stored."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from flask import current_app
from flask import request
from flask import url_for

from surveys.model.answers import Answer
from surveys.model.texts import LANGUAGES
from surveys.services.previewing import Walk
from surveys.web.answering.frames import LanguageChoice
from surveys.web.answering.frames import LanguageSwitch

if TYPE_CHECKING:
    from surveys.services.previewing import Preview

#: The part of an address that carries what was answered so far.
SO_FAR = "so_far"
#: Servers and proxies commonly refuse addresses beyond 8 KB.
LONGEST = 6_000
_DIGITS = 32
_ITS_OWN = frozenset({"begin", "consent", "review", "submit", "what_can_be_learned"})


def address(seen: Preview, place: str, **more: str) -> str:
    """Return the address of a place of a preview; what only stored answers have leads to a page that says so."""
    where: dict[str, Any] = {"study_id": seen.context.study.id, "number": seen.version}
    where |= more | {SO_FAR: carried(seen)}
    if place == "resume":
        place = seen.place
    if place in _ITS_OWN:
        return url_for(f"previewing.{place}", **where)
    if place in {page.id for page in seen.questionnaire.every_page}:
        return url_for("previewing.questions", page_id=place, **where)
    return url_for("previewing.aside", **where)


def carried(seen: Preview) -> str:
    """Write what was answered so far."""
    walk = replace(seen.walk, answers=seen.answers)
    return write_walk(walk, f"{seen.context.study.id}/{seen.version}")


def write_walk(walk: Walk, of: str) -> str:
    """Write a walk, signed and compressed; ``of`` names the version of the study that it belongs to."""
    content = {
        "of": of,
        "language": walk.language,
        "form": walk.form,
        "turn": walk.turn,
        "purposes": walk.purposes,
        "answers": {question: answer.content() for question, answer in walk.answers.items()},
    }
    body = base64.urlsafe_b64encode(zlib.compress(json.dumps(content).encode())).decode()
    return f"{body}.{_signature(body)}"


def read_walk(text: str, of: str) -> Walk:
    """Read a walk back; what was tampered with, or belongs to another version, begins anew."""
    body, _, signature = text.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(body).encode()):
        return Walk()
    content = json.loads(zlib.decompress(base64.urlsafe_b64decode(body)))
    if content["of"] != of:
        return Walk()
    return Walk(
        language=content["language"],
        form=content["form"],
        turn=content["turn"],
        purposes=content["purposes"],
        answers={
            question: Answer.from_content(answer) for question, answer in content["answers"].items()
        },
    )


def switch(seen: Preview) -> LanguageSwitch:
    """Make the switch of languages: links to the page at hand, and buttons of the form where answers are typed."""
    values = {**(request.view_args or {}), **request.args.to_dict()}
    has_answers = request.endpoint == "previewing.questions"
    return LanguageSwitch(
        choices=tuple(
            LanguageChoice(
                code=code,
                name=LANGUAGES[code],
                is_current=code == seen.language,
                address=""
                if has_answers
                else url_for(_shown(), **values | {SO_FAR: carried(seen), "language": code}),
            )
            for code in seen.context.languages
        )
    )


def _shown() -> str:
    """Return where the page at hand is: what a button leads to is shown again at the button's own page."""
    endpoint = request.endpoint or ""
    pages = {"previewing.begin": "previewing.landing", "previewing.submit": "previewing.review"}
    return pages.get(endpoint, endpoint)


def _signature(body: str) -> str:
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, f"preview {body}".encode(), hashlib.sha256).hexdigest()[:_DIGITS]
