"""Write the headers of a message so that no space of a name or a subject is lost on the way.

The standard library, when it breaks a long header of words in and out of ASCII, drops spaces between
encoded words (seen in Korean subjects with Python 3.11). Encoding the whole text as one run does not.
"""

from __future__ import annotations

from email.header import Header
from email.policy import EmailPolicy
from typing import Any

_LONGEST_LINE = 76


class LetterPolicy(EmailPolicy):
    r"""Encodes a subject, or the name before an address, as a whole where it is not plain ASCII.

    Examples
    --------
    >>> from email.message import EmailMessage
    >>> message = EmailMessage(LETTER_POLICY)
    >>> message["Subject"] = "전문가 조사 (약 10분)"
    >>> message.as_string()
    'Subject: =?utf-8?b?7KCE66y46rCAIOyhsOyCrCAo7JW9IDEw67aEKQ==?=\n\n'
    """

    def fold(self, name: str, value: Any) -> str:
        """Return a header as text, in lines."""
        return self._encoded(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return a header as bytes, in lines."""
        encoded = self._encoded(name, value)
        return encoded.encode("ascii") if encoded else super().fold_binary(name, value)

    def _encoded(self, name: str, value: Any) -> str:
        if str(value).isascii():
            return ""
        addresses = getattr(value, "addresses", None)
        if addresses is None:
            return f"{name}: {self._whole(str(value), name)}{self.linesep}"
        mailboxes = (
            f"{self._whole(each.display_name, name)} <{each.addr_spec}>" for each in addresses
        )
        return f"{name}: {', '.join(mailboxes)}{self.linesep}"

    def _whole(self, text: str, name: str) -> str:
        header = Header(text, "utf-8", maxlinelen=_LONGEST_LINE, header_name=name)
        return header.encode(linesep=self.linesep)


LETTER_POLICY = LetterPolicy()
