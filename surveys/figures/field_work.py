"""How a round's field work goes: who has been invited, has begun and has submitted, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import TITLE
from surveys.figures.marks import line
from surveys.figures.marks import line_height
from surveys.figures.marks import sheet
from surveys.figures.marks import text
from surveys.figures.palette import COLOURS
from surveys.figures.palette import MUTED
from surveys.figures.palette import RULE
from surveys.figures.plane_scale import ticks

if TYPE_CHECKING:
    from surveys.figures.marks import Layer

_SHEET = 503.0
_HIGH = 200.0
_EDGE = 10.0
_TO_LABEL = 8.0
_TO_MARK = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How many experts had come so far at the end of each day."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What happened on one of the days, counted from zero: a reminder went out."""

    label: str
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWork:
    """Up to four curves over the same days; ``days`` are written as the reader is to read them."""

    title: str
    description: str
    days: tuple[str, ...]
    curves: tuple[Curve, ...]
    footnote: str
    language: str
    marks: tuple[Mark, ...] = ()


def field_work_spec(work: FieldWork) -> dict[str, Any]:
    """Draw the curves, a point for each day, each named at its end with its latest count."""
    most = max((count for curve in work.curves for count in curve.counts), default=0) or 1
    names = [f"{curve.label} {curve.counts[-1]}" for curve in work.curves if curve.counts]
    right = max((width(name, TEXT, bold=True) for name in names), default=0.0) + _TO_LABEL + _EDGE
    left = max(width(str(number), TEXT) for number in _numbers(most)) + 2 * _EDGE
    wide = round(_SHEET - left - right)
    title = wrap(work.title, _SHEET - 2 * _EDGE, TITLE, bold=True)
    footnote = wrap(work.footnote, _SHEET - 2 * _EDGE, TEXT)
    said = _said(work, wide)
    rows = max((row for _, _, _, row in said), default=-1) + 1
    above = rows * line_height(TEXT) + (_TO_MARK if rows else 0)
    top = len(title) * line_height(TITLE) + 12 + above
    x = _EDGE - left
    layers = [
        *_marks(said),
        *(_curve(curve, index) for index, curve in enumerate(work.curves)),
        *_names(work, names, most, wide),
        *_ends(work.days, wide),
        text(title, x, -top, name="title", size=TITLE, bold=True),
        text(footnote, x, _HIGH + 30, name="footnote", colour=MUTED),
    ]
    return sheet(
        layers,
        description=work.description,
        language=work.language,
        size=(wide, _HIGH),
        margins={
            "left": left,
            "right": right,
            "top": top + _EDGE,
            "bottom": 30 + len(footnote) * line_height(TEXT) + _EDGE,
        },
        encoding=_scales(max(len(work.days) - 1, 1), most),
    )


def _said(work: FieldWork, wide: float) -> list[tuple[str, float, bool, int]]:
    """Say where each mark stands, on which side of its line its label is, and in which row above the plot."""
    last = max(len(work.days) - 1, 1)
    free: list[float] = []  # from where on each row is free, the lowest row first
    said = []
    for mark in sorted(work.marks, key=lambda each: each.day):
        x = wide * mark.day / last
        room = width(mark.label, TEXT) + _TO_MARK
        is_left = x + room > wide
        start, end = (x - room, x) if is_left else (x, x + room)
        row = next((at for at, until in enumerate(free) if until <= start), len(free))
        free[row : row + 1] = [end + 2 * _TO_MARK]
        said.append((mark.label, x, is_left, row))
    return said


def _marks(said: list[tuple[str, float, bool, int]]) -> list[Layer]:
    layers = []
    for number, (label, x, is_left, row) in enumerate(said, 1):
        # Rows are counted from the plot upwards.
        y = -_TO_MARK - (row + 1) * line_height(TEXT)
        layers.append(line((x, y), (x, _HIGH), name=f"mark {number}", colour=RULE, dash=(4, 3)))
        layers.append(
            text(
                (label,),
                x - _TO_MARK if is_left else x + _TO_MARK,
                y,
                name=f"mark name {number}",
                colour=MUTED,
                align="right" if is_left else "left",
            )
        )
    return layers


def _numbers(most: int) -> list[float]:
    return [value for value in ticks(0, most, most) if value == round(value)]


def _scales(last: int, most: int) -> dict[str, Any]:
    scale = {"nice": False, "zero": True}
    return {
        "x": {
            "field": "day",
            "type": "quantitative",
            "scale": {**scale, "domain": [0, last]},
            "axis": None,
        },
        "y": {
            "field": "experts",
            "type": "quantitative",
            "scale": {**scale, "domain": [0, most]},
            "axis": {"title": None, "values": _numbers(most), "format": "d", "grid": True},
        },
    }


def _curve(curve: Curve, index: int) -> Layer:
    return {
        "name": f"curve {index + 1}",
        "data": {
            "values": [{"day": day, "experts": count} for day, count in enumerate(curve.counts)]
        },
        "mark": {
            "type": "line",
            "point": {"size": 22, "fill": COLOURS[index % len(COLOURS)]},
            "color": COLOURS[index % len(COLOURS)],
            "strokeWidth": 2,
            "strokeDash": ([], [6, 2], [2, 2], [8, 3, 2, 3])[index % len(COLOURS)],
        },
    }


def _names(work: FieldWork, names: list[str], most: int, wide: float) -> list[Layer]:
    """Write each name at the end of its curve, or as near as the other names let it."""
    drawn = [index for index, curve in enumerate(work.curves) if curve.counts]
    ends = [_HIGH * (1 - work.curves[index].counts[-1] / most) for index in drawn]
    return [
        text(
            (name,),
            wide + _TO_LABEL,
            middle,
            name=f"name {index + 1}",
            colour=COLOURS[index % len(COLOURS)],
            bold=True,
            baseline="middle",
        )
        for index, name, middle in zip(drawn, names, _apart(ends), strict=True)
    ]


def _apart(ends: list[float]) -> list[float]:
    """Move heights apart by a line each, upwards, then down again where they leave the plot."""
    order = sorted(range(len(ends)), key=lambda at: (ends[at], at))
    middles = list(ends)
    below = inf
    for at in reversed(order):
        middles[at] = below = min(middles[at], below - line_height(TEXT))
    above = -line_height(TEXT)
    for at in order:
        middles[at] = above = max(middles[at], above + line_height(TEXT))
    return middles


def _ends(days: tuple[str, ...], wide: float) -> list[Layer]:
    """Write the first and the last day under the curves; the days between need no name."""
    shown = ((days[0], 0.0, "left"), (days[-1], wide, "right")) if days else ()
    return [
        text((day,), x, _HIGH + 8, name=f"day {align}", colour=MUTED, align=align)
        for day, x, align in shown[: len(days)]
    ]
