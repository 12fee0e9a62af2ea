"""Hints that a text may lead to a person: patterns in its own words, and nothing else.

No name of the panel is looked for: who is in it stands in people.db, which whoever reads answers does not open, and a
mark on a name would tell the reader who is in the panel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    """What a part of a text looks like."""

    ADDRESS = "e-mail address"
    LINK = "web address"
    PHONE = "phone number"
    ACCOUNT = "account name"
    PERSON = "person or office"
    ONESELF = "the writer’s own work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A part of a text that may lead to a person."""

    kind: HintKind
    begins: int
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a text; ``hint`` says what it looks like, and is None where it looks like nothing."""

    words: str
    hint: HintKind | None = None


# Every pattern begins where no pattern of its kind could have begun before, and has bounds: texts of any shape take
# time in proportion to their length.
_AT = r"(?:@|\s?[(\[]at[)\]]\s?)"
_ADDRESS = rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}"
_ENDINGS = "com|org|net|edu|gov|mil|int|info|io|jp|kr|tw|cn|uk|us|eu|de|example"
_LINK = (
    r"https?://[!-~]{1,2000}|(?<!\w)www\.[!-~]{1,2000}"
    rf"|(?<![\w@.-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}\.(?:{_ENDINGS})(?![\w-])(?:/[!-~]{{0,2000}})?"
)
_PHONE = r"(?<![\w.,/-])\+?\(?\d(?:[ ().–/-]{0,2}\d){6,14}(?![\w,])"
_ACCOUNT = r"(?<![\w@/.])@\w{2,30}"
_TITLES = (
    "Ambassador|Secretary|Minister|General|Admiral|Colonel|Captain|Senator|Congressman|Congresswoman|Representative"
    "|Professor|President|Chairman|Director"
)
_PERSON = rf"\b(?:(?:{_TITLES})|(?:Prof|Dr|Mr|Ms|Mrs|Gen|Adm|Col|Amb)\.)\s[A-Z][\w'’-]{{1,40}}"
_PLACES = (
    "office|department|ministry|embassy|agency|institute|institution|university|think tank|division|team|colleagues"
    "|boss|minister|ambassador|book|article|paper|report|testimony|tenure|time (?:as|at|in)"
)
_DEEDS = (
    "served|serve|worked|work|led|lead|negotiated|advised|advise|drafted|testified|wrote|published|attended|briefed"
    "|met|commanded|represented"
)
_ONESELF = (
    rf"\b(?:[Mm]y|[Oo]ur) (?:own |former |old )?(?:{_PLACES})\b|\b(?:I|[Ww]e) (?:have |had |once |also )?(?:{_DEEDS})\b"
    r"|\b[Ww]hen I\b|\b[Aa]s (?:a|an|the) (?:former|current|retired) \w{1,40}"
)
_OTHER_SCRIPTS = "我曾|我在|我任|本人|任職|服務於|私の|勤務|在職|在任|제가|저는|근무|재직"
_PATTERNS = {
    HintKind.ADDRESS: re.compile(_ADDRESS, re.ASCII),
    HintKind.LINK: re.compile(_LINK, re.ASCII),
    HintKind.PHONE: re.compile(_PHONE, re.ASCII),
    HintKind.ACCOUNT: re.compile(_ACCOUNT, re.ASCII),
    HintKind.PERSON: re.compile(_PERSON),
    HintKind.ONESELF: re.compile(f"{_ONESELF}|{_OTHER_SCRIPTS}"),
}
#: Years, from one to another, and days: digits that are no telephone.
_A_TIME = re.compile(r"(?:1[5-9]|20)\d\d\s?[–/.-]\s?(?:\d\d[–/.-]\d\d|(?:1[5-9]|20)\d\d|\d\d)")


def find_hints(words: str) -> tuple[Hint, ...]:
    """Find what may lead to a person, from the beginning on; of what overlaps, the kind that is listed first.

    Examples
    --------
    >>> [hint.kind.value for hint in find_hints("Write to me@example.org; I served in 1998-2002.")]
    ['e-mail address', 'the writer’s own work']
    """
    found: list[Hint] = []
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(words):
            if kind is HintKind.PHONE and _A_TIME.fullmatch(match[0]):
                continue
            if all(match.end() <= each.begins or each.ends <= match.start() for each in found):
                found.append(Hint(kind=kind, begins=match.start(), ends=match.end()))
    return tuple(sorted(found, key=lambda hint: hint.begins))


def in_pieces(words: str) -> tuple[Piece, ...]:
    """Cut a text at its hints, so that a page can mark them; together the pieces are the text."""
    pieces, place = [], 0
    for hint in find_hints(words):
        if hint.begins > place:
            pieces.append(Piece(words=words[place : hint.begins]))
        pieces.append(Piece(words=words[hint.begins : hint.ends], hint=hint.kind))
        place = hint.ends
    if place < len(words):
        pieces.append(Piece(words=words[place:]))
    return tuple(pieces)
