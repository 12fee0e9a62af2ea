"""How the experts' own answers are spread: over the four phases, and over a scale's points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import TITLE
from surveys.figures.marks import line
from surveys.figures.marks import line_height
from surveys.figures.marks import plate
from surveys.figures.marks import sheet
from surveys.figures.marks import text
from surveys.figures.palette import BAR
from surveys.figures.palette import BAR_APART
from surveys.figures.palette import FILLS
from surveys.figures.palette import MUTED
from surveys.figures.palette import OTHER_FILL
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE
from surveys.figures.words import say

if TYPE_CHECKING:
    from surveys.figures.marks import Layer

_WIDE = 480.0
_EDGE = 10.0
_STRIP = 40.0
_ROW = 26.0
_BAR = 18.0
_WIDEST_LABEL = 190.0
_GAP = 8.0
_SWATCH = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseCount:
    """How many experts, each taken alone, put the alliance in this phase."""

    phase_name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseShares:
    """The experts' own phases for one alliance.

    ``counts`` come in the order in which the plane is read (top left, top right, bottom left,
    bottom right), so that a phase has the same hue in both figures; any further ones are grey.
    """

    title: str
    description: str
    counts: tuple[PhaseCount, ...]
    footnote: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCount:
    """How many experts gave this answer; ``is_missing`` marks a reason for not rating."""

    label: str
    count: int
    is_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDistribution:
    """The answers to one question, in the order of its scale."""

    title: str
    description: str
    counts: tuple[AnswerCount, ...]
    footnote: str
    language: str


def phase_share_spec(shares: PhaseShares) -> dict[str, Any]:
    """Draw one strip, divided by the experts' phases, with a key that says every count."""
    total = sum(each.count for each in shares.counts)
    fills = [fill for row in FILLS for fill in row]
    layers, x = [], 0.0
    key, y = [], _STRIP + 12
    for index, each in enumerate(shares.counts):
        fill = fills[index] if index < len(fills) else OTHER_FILL
        if each.count:
            wide = _WIDE * each.count / total
            layers += _segment(each, Box(left=x, top=0, right=x + wide, bottom=_STRIP), fill, index)
            x += wide
        key += _key_row(each, total, fill, y, index, shares.language)
        y += _ROW - 4
    if not total:
        whole = Box(left=0, top=0, right=_WIDE, bottom=_STRIP)
        layers.append(plate(whole, name="nobody", fill=PAPER, stroke=RULE, corner=0))
    return _page(shares, [*layers, *key], y)


def answer_distribution_spec(distribution: AnswerDistribution) -> dict[str, Any]:
    """Draw one bar for each answer, its count beside it; ways of not rating stand apart."""
    labels = [wrap(each.label, _WIDEST_LABEL, TEXT) for each in distribution.counts]
    left = max((width(each, TEXT) for lines in labels for each in lines), default=0.0) + _GAP
    most = max((each.count for each in distribution.counts), default=0) or 1
    room = _WIDE - left - width(str(most), TEXT) - _GAP
    layers, y, rated = [], 0.0, True
    for index, (each, lines) in enumerate(zip(distribution.counts, labels, strict=True)):
        high = max(_ROW, len(lines) * line_height(TEXT) + 6)
        if each.is_missing and rated and index:
            layers.append(line((0, y + 4), (_WIDE, y + 4), name="apart", colour=RULE, dash=(2, 3)))
            y += _GAP
        rated = not each.is_missing
        bar = Box.around(left, y + high / 2, 0, _BAR)
        layers += _bar(each, lines, bar, room * each.count / most, index)
        y += high
    axis = line((left, 0), (left, y), name="zero", colour=RULE)
    return _page(distribution, [*layers, axis], y, unit=say("count", distribution.language))


def _segment(each: PhaseCount, box: Box, fill: str, index: int) -> list[Layer]:
    number = str(each.count)
    layers = [plate(box, name=f"share {index + 1}", fill=fill, stroke=PAPER, corner=0)]
    for words in (f"{each.phase_name} {number}", number):
        if width(words, TEXT, bold=True) + _GAP <= box.right - box.left:
            x, y = box.middle
            return [
                *layers,
                text(
                    (words,),
                    x,
                    y,
                    name=f"in share {index + 1}",
                    bold=True,
                    align="center",
                    baseline="middle",
                ),
            ]
    return layers


def _key_row(
    each: PhaseCount, total: int, fill: str, y: float, index: int, language: str
) -> list[Layer]:
    percent = round(100 * each.count / total) if total else 0
    words = say("share", language).format(
        name=each.phase_name, count=each.count, total=total, percent=percent
    )
    swatch = Box(left=0, top=y, right=_SWATCH, bottom=y + _SWATCH)
    return [
        plate(swatch, name=f"swatch {index + 1}", fill=fill, corner=2),
        text((words,), _SWATCH + _GAP, y, name=f"key {index + 1}"),
    ]


def _bar(
    each: AnswerCount, lines: tuple[str, ...], start: Box, length: float, index: int
) -> list[Layer]:
    number, (x, y) = index + 1, start.middle
    bar = Box(left=x, top=start.top, right=x + length, bottom=start.bottom)
    top = y - len(lines) * line_height(TEXT) / 2 + 1
    fill = BAR_APART if each.is_missing else BAR
    layers = [
        text(lines, x - _GAP, top, name=f"answer {number}", align="right"),
        text((str(each.count),), bar.right + 5, y - TEXT / 2, name=f"count {number}", bold=True),
    ]
    if length:
        layers.append(plate(bar, name=f"bar {number}", fill=fill, corner=0))
    return layers


def _page(
    figure: PhaseShares | AnswerDistribution, layers: list[Layer], bottom: float, unit: str = ""
) -> dict[str, Any]:
    """Put a title above, and the unit and the footnote below."""
    title = wrap(figure.title, _WIDE, TITLE, bold=True)
    top = len(title) * line_height(TITLE) + 10
    layers = [*layers, text(title, 0, -top, name="title", size=TITLE, bold=True)]
    y = bottom + 6
    for name, words in (("unit", unit), ("footnote", figure.footnote)):
        lines = wrap(words, _WIDE, TEXT)
        if lines:
            layers.append(text(lines, 0, y, name=name, colour=MUTED))
            y += len(lines) * line_height(TEXT) + 4
    return sheet(
        layers,
        description=figure.description,
        language=figure.language,
        size=(_WIDE, bottom),
        margins={
            "left": _EDGE,
            "right": _EDGE,
            "top": top + _EDGE,
            "bottom": y - bottom + _EDGE,
        },
    )
