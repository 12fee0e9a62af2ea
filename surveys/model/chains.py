"""The chain of what was acknowledged: how an entry is hashed, and how a receipt is written.

Everything here can be recomputed with SHA-256 and a JSON writer alone; that is its purpose.
"""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

SALT_BYTES = 16
FIRST_PREVIOUS = "0" * 64
_RECEIPT_BYTES = 10
RECEIPT_LETTERS = 16
# The alphabet of base32 has neither 0 nor 1, so whoever types them read O and I.
_MISREAD = str.maketrans("01", "OI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One link of a study's chain; the hashes are 64 hexadecimal digits."""

    position: int
    kind: str
    subject: str
    content_hash: str
    entry_hash: str
    at: str

    @property
    def receipt_code(self) -> str:
        """What the expert keeps as proof."""
        return receipt_code(self.entry_hash)


def canonical_json(content: Json) -> bytes:
    """Return the one byte string that stands for ``content``: keys sorted, no spaces, UTF-8.

    Raises
    ------
    ValueError
        For what JSON cannot say exactly: NaN, infinities, half characters.
    TypeError
        For keys that are no text, and for what JSON has no word for.
    """
    _refuse_keys_that_are_no_text(content)
    text = json.dumps(
        content,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode()


def content_hash(salt: bytes, content: Json) -> str:
    """Return SHA-256(salt ‖ canonical content); 16 bytes of salt, in front of the content.

    Without the salt nobody can find out by trying which answers stand behind an entry.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"A salt has {SALT_BYTES} bytes, not {len(salt)}.")
    return hashlib.sha256(salt + canonical_json(content)).hexdigest()


def entry_hash(previous: str, kind: str, content: str) -> str:
    """Return SHA-256(previous ‖ kind ‖ content hash).

    The two hashes enter as 32 bytes each, and the kind as UTF-8 after its length in two bytes
    (the most significant first), so that no two entries have the same bytes. The first entry's
    previous hash is 32 zero bytes.
    """
    name = kind.encode()
    parts = (bytes.fromhex(previous), len(name).to_bytes(2, "big"), name, bytes.fromhex(content))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def receipt_code(entry: str) -> str:
    """Return the first 80 bits of an entry's hash in base32, in groups of four letters.

    Examples
    --------
    >>> receipt_code("00" * 32)
    'AAAA-AAAA-AAAA-AAAA'
    """
    letters = base64.b32encode(bytes.fromhex(entry)[:_RECEIPT_BYTES]).decode()
    return "-".join(letters[start : start + 4] for start in range(0, RECEIPT_LETTERS, 4))


def read_receipt_code(text: str) -> str:
    """Return the 20 hexadecimal digits with which the entry's hash begins.

    Case, spaces and dashes do not matter; 0 is read as O and 1 as I.

    Raises
    ------
    ValueError
        If ``text`` is no receipt code; its message says why.

    Examples
    --------
    >>> read_receipt_code(" aaaa aaaa-aaaaaaa b ")
    '00000000000000000001'
    """
    letters = receipt_letters(text)
    if len(letters) != RECEIPT_LETTERS:
        raise ValueError(f"A receipt code has 16 letters and digits; this one has {len(letters)}.")
    try:
        return base64.b32decode(letters).hex()
    except ValueError as error:
        raise ValueError("A receipt code has the letters A to Z and the digits 2 to 7.") from error


def receipt_letters(text: str) -> str:
    """Return the letters and digits of a code that somebody typed, as they stand in codes.

    Examples
    --------
    >>> receipt_letters(" ab-0 1 ")
    'ABOI'
    """
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).upper()
    return letters.translate(_MISREAD)


def _refuse_keys_that_are_no_text(content: Json) -> None:
    """Refuse them: written as JSON, the keys 1 and “1” would be the same."""
    if isinstance(content, Mapping):
        for key, value in content.items():
            if not isinstance(key, str):
                raise TypeError(f"The key {key!r} is not text.")
            _refuse_keys_that_are_no_text(value)
    elif isinstance(content, Sequence) and not isinstance(content, str):
        for value in content:
            _refuse_keys_that_are_no_text(value)
