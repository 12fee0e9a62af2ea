"""Send an open file as a download, part by part: a reply of any size takes the same memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from surveys.services.working.handing_out import HandedOut

_PART = 1 << 18
_SAVED_ONLY = "application/octet-stream"
#: How each ending is sent. An HTML file with styles of its own is only ever saved, and never shown as a page of ours.
TYPES = {
    "html": _SAVED_ONLY,
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "py": "text/plain; charset=utf-8",
    "R": "text/plain; charset=utf-8",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "parquet": "application/vnd.apache.parquet",
    "sav": "application/x-spss-sav",
    "dta": "application/x-stata-dta",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "db": "application/vnd.sqlite3",
    "zip": "application/zip",
}


def sent(found: HandedOut, saved_as: str) -> Response:
    """Send a file, which is closed once it has left or nobody wants the rest."""
    reply = empty(saved_as, found.size)
    reply.response = _parts(found.stream)
    return reply


def empty(saved_as: str, size: int | None = None) -> Response:
    """Answer what somebody asks before they download: the headers, and nothing of the file."""
    reply = Response(
        content_type=TYPES.get(saved_as.rpartition(".")[2], _SAVED_ONLY),
        headers={"Content-Disposition": f'attachment; filename="{saved_as}"'},
    )
    if size is not None:
        reply.content_length = size
    return reply


def _parts(stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        while part := stream.read(_PART):
            yield part
