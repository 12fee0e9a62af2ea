"""Static files: their addresses carry the hash of their content, so that browsers may keep them."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from flask import Response
from flask import request

from surveys.web.small_bootstrap import small_bootstrap

if TYPE_CHECKING:
    from flask import Flask

#: The style sheet that is cut out of Bootstrap's.
SMALL_BOOTSTRAP = "small_bootstrap"
_STATIC = frozenset({"static", "bootstrap.static", SMALL_BOOTSTRAP})
_A_YEAR = "public, max-age=31536000, immutable"
_AN_HOUR = "public, max-age=3600"


def serve(app: Flask) -> None:
    """Put hashes into addresses, and say how long a file may be kept."""
    bootstrap = Path(app.blueprints["bootstrap"].static_folder or "")
    folders = {"static": Path(app.static_folder or ""), "bootstrap.static": bootstrap}
    whole = bootstrap / "css" / "bootstrap.min.css"

    @app.get("/static/small-bootstrap.css", endpoint=SMALL_BOOTSTRAP)
    def send_small_bootstrap() -> Response:
        return Response(_small_bootstrap(whole), mimetype="text/css")

    @app.url_defaults
    def add_hash(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == SMALL_BOOTSTRAP:
            values["v"] = _hash_of(_small_bootstrap(whole))
        elif endpoint in _STATIC and "filename" in values:
            file = folders[endpoint] / values["filename"]
            if file.is_file():
                values["v"] = _hash(file)


def is_static() -> bool:
    """Say whether the request at hand is for a static file."""
    return request.endpoint in _STATIC


def caching(response: Response) -> str:
    """Say how long a reply may be kept: a page never, a file for as long as its hash names it."""
    if not is_static() or response.status_code >= 400:  # noqa: PLR2004 - an error is no file
        return "no-store"
    return _A_YEAR if request.args.get("v") else _AN_HOUR


@functools.cache
def _small_bootstrap(whole: Path) -> bytes:
    return small_bootstrap(whole.read_text(encoding="utf-8")).encode()


@functools.cache
def _hash(file: Path) -> str:
    return _hash_of(file.read_bytes())


def _hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
