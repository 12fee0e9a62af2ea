"""A file that was sent with a form: read whole, kept nowhere."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask_wtf.file import FileField
    from flask_wtf.file import MultipleFileField


def read_file(field: FileField) -> bytes:
    """Read what was uploaded, and let go of its temporary file at once."""
    with closing(field.data) as upload:
        return bytes(upload.read())


def read_files(field: MultipleFileField) -> list[tuple[str, bytes]]:
    """Read every file that was uploaded, with its name, and let go of the temporary files at once."""
    read = []
    for upload in field.data:
        with closing(upload):
            read.append((str(upload.filename or ""), bytes(upload.read())))
    return read
