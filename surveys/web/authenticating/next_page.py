"""Where to go after signing in: to a page of this site, whatever the address says."""

from __future__ import annotations

from urllib.parse import unquote
from urllib.parse import urlsplit


def is_of_this_site(target: str) -> bool:
    r"""Say whether an address is a plain path here, in the eyes of every browser.

    Browsers read ``//`` and ``/\`` as the beginning of another site's name, and drop control characters.

    Examples
    --------
    >>> is_of_this_site("/studies/northeast-asia?page=2")
    True
    >>> is_of_this_site("//evil.example")
    False
    """
    plain = unquote(target)
    if any(ord(letter) <= ord(" ") or letter in "\\\x7f" for letter in plain):
        return False
    if not target.startswith("/") or plain.startswith("//"):
        return False
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc
