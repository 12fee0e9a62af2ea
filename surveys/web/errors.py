"""What a refusal looks like: one table from its kind to HTTP, one page with a sentence for the person."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING
from typing import Any

from flask import g
from flask import make_response
from flask import request
from flask.globals import request_ctx
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from surveys.model.errors import Busy
from surveys.model.errors import Conflict
from surveys.model.errors import Damaged
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.errors import SoundingsError
from surveys.model.errors import StorageError
from surveys.model.errors import TooManyAttempts
from surveys.web import error_pages
from surveys.web.languages import said
from surveys.web.rendering import render
from surveys.web.showing_again import show_again

if TYPE_CHECKING:
    from flask import Flask
    from flask import Response

logger = logging.getLogger(__name__)

STATUS: dict[type[SoundingsError], int] = {
    NotFound: 404,
    Refused: 403,
    Conflict: 409,
    Invalid: 422,
    TooManyAttempts: 429,
    Busy: 503,
    StorageError: 507,
    Damaged: 500,
}
# Their messages name files of the installation, which is nobody's business but the log's.
_FOR_THE_LOG = (StorageError, Damaged)


def explain(app: Flask) -> None:
    """Answer every refusal and every failure with a page."""
    app.register_error_handler(SoundingsError, _explain_refusal)
    app.register_error_handler(CSRFError, _explain_foreign_form)
    app.register_error_handler(HTTPException, _explain_http)


def refusal_in_words(error: SoundingsError) -> tuple[int, str, str]:
    """Return the status of a refusal, its sentence for the person, and the reference under which it was logged."""
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    if not isinstance(error, _FOR_THE_LOG):
        return status, said(error), ""
    reference = secrets.token_hex(4)
    logger.error("Reference %s: %s", reference, error)
    return status, error_pages.sentence(status), reference


def _explain_refusal(error: SoundingsError) -> Any:
    status, sentence, reference = refusal_in_words(error)
    if isinstance(error, (Busy, StorageError, TooManyAttempts)):
        again = _shown_again(status, f"{sentence} {_said(reference)}".strip())
        if again is not None:
            return _with_retry(again, error)
    problems = error.problems if isinstance(error, Invalid) else ()
    # A round may have been closed, or submitted in another window, under the hands of who typed.
    typed = error_pages.typed() if request.endpoint else ()
    return _with_retry(
        _page(status, sentence=sentence, reference=reference, problems=problems, typed=typed),
        error,
    )


def _said(reference: str) -> str:
    return str(gettext("Reference: %(reference)s", reference=reference)) if reference else ""


def _with_retry(reply: Any, error: SoundingsError) -> Response:
    response = make_response(reply)
    if isinstance(error, (Busy, TooManyAttempts)):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _explain_foreign_form(_error: CSRFError) -> Any:
    sentence = gettext(
        "This page had been open for too long, or your browser refused our cookie. Nothing was saved, "
        "and nothing that you typed is lost: please check it and send it again."
    )
    again = _shown_again(400, sentence)
    return again if again is not None else _page(400, typed=error_pages.typed())


def _shown_again(status: int, sentence: str) -> Any:
    try:
        return show_again(status, sentence)
    except (SoundingsError, HTTPException):
        return None  # the page itself cannot be shown any more; the error page can


def _explain_http(error: HTTPException) -> Any:
    if error.response is not None or error.code is None or error.code < 400:  # noqa: PLR2004 - redirects
        return error
    reply = make_response(_page(error.code, reference=g.get("reference", "")))
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            reply.headers[name] = value
    return reply


def _page(status: int, **parts: Any) -> Any:
    if request_ctx.url_adapter is None:  # a foreign host: no page can have its links
        sentence = gettext("This site is not served under that name.")
        return sentence, status, {"Content-Type": "text/plain; charset=utf-8"}
    return render("errors/error.html", error_pages.error_page(status, **parts), status)
