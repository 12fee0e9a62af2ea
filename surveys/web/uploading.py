"""A file that was sent with a form: read whole, kept nowhere."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask_wtf.file import FileField


def read_file(field: FileField) -> bytes:
    """Read what was uploaded, and let go of its temporary file at once."""
    with closing(field.data) as upload:
        return bytes(upload.read())
