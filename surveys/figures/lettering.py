"""How wide a text will be, and where its lines break: Vega measures, but does not wrap."""

from __future__ import annotations

import re
import unicodedata

_WIDTHS = {
    0.25: " !,./:;[]\\|'ijlftI‘’",
    0.35: '()-r`·“”"{}',
    0.5: "cksvxyzJ^",
    0.67: "ABEKPSVXYFTZL&",
    0.75: "CDHNRUw",
    0.8: "GOQ",
    0.9: "mM%",
    1.0: "W@—…",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_BOLD = 1.1
# A safety margin: the reader's device may have another font than this machine.
_MARGIN = 1.06
_CJK = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
_PIECE = re.compile(f"[{_CJK}]|[^{_CJK} ]+ *| +")
_NEVER_FIRST = "、。，．）」』】〕：；！？…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of one line in pixels, rather too wide than too narrow.

    Examples
    --------
    >>> width("鐵板期", 10) > 30 > width("iii", 10)
    True
    """
    return sum(_letter(letter, bold=bold) for letter in text) * size * _MARGIN


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than ``room``; a single longer word stays whole.

    Examples
    --------
    >>> wrap("the map is an interpretation", 90, 12)
    ('the map is an', 'interpretation')
    """
    lines: list[str] = []
    current = ""
    for part in _parts(text):
        if current and width((current + part).rstrip(), size, bold=bold) > room:
            lines.append(current.rstrip())
            current = part.lstrip()
        else:
            current += part
    return (*lines, current.rstrip()) if current.strip() else tuple(lines)


def wrap_evenly(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into as few lines as fit, all about as long: no last line of one word.

    Examples
    --------
    >>> wrap_evenly("one two three four", 80, 12)
    ('one two', 'three four')
    """
    lines = wrap(text, room, size, bold=bold)
    narrower = (wrap(text, room * share / 10, size, bold=bold) for share in range(5, 10))
    return next((each for each in narrower if len(each) == len(lines)), lines)


def shorten(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines; the table beside the figure has the whole of it.

    Examples
    --------
    >>> shorten("the map is an interpretation", 90, 12, 1)
    ('the map is an…',)
    """
    lines = wrap(text, room, size)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while width(f"{last}…", size) > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip(' ,;:')}…")


def _letter(letter: str, *, bold: bool) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return _WIDTH_OF.get(letter, 0.57) * (_BOLD if bold else 1)


def _parts(text: str) -> list[str]:
    """Split where a line may break: after spaces, and between Chinese and Japanese characters."""
    parts: list[str] = []
    for piece in _PIECE.findall(text):
        if parts and piece[0] in _NEVER_FIRST:
            parts[-1] += piece
        else:
            parts.append(piece)
    return parts
