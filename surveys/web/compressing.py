"""Replies as small as they get: pages are compressed as they are made, static files once and harder."""

from __future__ import annotations

import functools
import gzip
import secrets
from typing import TYPE_CHECKING

import brotli
from flask import request

from surveys.web.static_files import is_static

if TYPE_CHECKING:
    from flask import Flask
    from flask import Response

# Only what is text: pictures, spreadsheets and PDF files are compressed already.
_TEXTS = frozenset(
    {
        "application/json",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/html",
        "text/javascript",
        "text/plain",
    }
)
_ENCODINGS = ("br", "gzip")
_WORTH_IT = 500  # bytes
# Brotli's 11 takes half a second for the largest style sheet, so it is for what is kept; 5 takes half a millisecond.
_HARDEST, _QUICK = 11, 5
_MOST_PADDING = 96


def compress(app: Flask) -> None:
    """Compress every reply that is worth it, in the best way that the browser knows."""
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    if response.mimetype not in _TEXTS or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    encoding = request.accept_encodings.best_match(_ENCODINGS)
    if encoding not in _ENCODINGS or response.status_code in {204, 206, 304}:
        return response
    if is_static():
        return _compressed_file(response, encoding)
    body = b"" if response.is_streamed else response.get_data()
    if len(body) >= _WORTH_IT:
        response.set_data(_squeezed(body, encoding, _QUICK))
        response.headers["Content-Encoding"] = encoding
        # A page holds answers and a token, and its compressed length depends on them: so it is blurred.
        response.headers["X-Padding"] = "0" * secrets.randbelow(_MOST_PADDING)
    return response


def _compressed_file(response: Response, encoding: str) -> Response:
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= _WORTH_IT:
        response.set_data(_kept(body, encoding))
        response.headers["Content-Encoding"] = encoding
        etag, is_weak = response.get_etag()
        if etag:
            response.set_etag(f"{etag}-{encoding}", weak=bool(is_weak))
            response.make_conditional(request)
    return response


@functools.lru_cache(maxsize=64)
def _kept(body: bytes, encoding: str) -> bytes:
    return _squeezed(body, encoding, _HARDEST)


def _squeezed(body: bytes, encoding: str, quality: int) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=quality))
    return gzip.compress(body, compresslevel=min(quality, 9), mtime=0)
