"""A file that was read and shown, carried by the page itself until a person decides: nothing is stored meanwhile."""

from __future__ import annotations

import base64
import binascii
import zlib

from surveys.services.recruiting import LARGEST


def packed(data: bytes) -> str:
    """Write a file so that a hidden field holds it, whatever its encoding."""
    return base64.urlsafe_b64encode(zlib.compress(data, 9)).decode()


def unpacked(text: str) -> bytes:
    """Read it back; what is no such file is an empty one, and what is too large stays just too large."""
    try:
        return zlib.decompressobj().decompress(base64.urlsafe_b64decode(text), LARGEST + 1)
    except (binascii.Error, ValueError, zlib.error):
        return b""
