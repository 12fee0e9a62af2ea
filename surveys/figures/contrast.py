"""How well a text colour stands out from what lies behind it, as WCAG 2 defines it."""

from __future__ import annotations

LEGIBLE = 4.5
_DARKEST = 0.04045


def blend(front: str, opacity: float, back: str) -> str:
    """Give the colour that is seen where ``front`` lies on ``back``.

    Examples
    --------
    >>> blend("#000000", 0.5, "#ffffff")
    '#808080'
    """
    mixed = (
        opacity * over + (1 - opacity) * under
        for over, under in zip(_channels(front), _channels(back), strict=True)
    )
    return "#" + "".join(f"{round(channel):02x}" for channel in mixed)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, from 1 to 21.

    Examples
    --------
    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= _DARKEST else ((value + 0.055) / 1.055) ** 2.4)
