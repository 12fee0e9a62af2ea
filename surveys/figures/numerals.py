"""How a number is written in a figure and beside it."""

from __future__ import annotations

_CERTAIN, _NEVER = 0.995, 0.005


def decimal(value: float, digits: int = 2) -> str:
    """Write a number with a true minus sign, and no minus before zeros.

    Examples
    --------
    >>> decimal(-1.234), decimal(-0.001), decimal(4, 1)
    ('−1.23', '0.00', '4.0')
    """
    written = f"{value:.{digits}f}"
    if not float(written):
        return written.removeprefix("-")
    return written.replace("-", "−")


def short(value: float) -> str:
    """Write a number without needless zeros, as on an axis.

    Examples
    --------
    >>> short(4.0), short(-0.5)
    ('4', '−0.5')
    """
    return f"{value:g}".replace("-", "−")


def probability(value: float) -> str:
    """Write a probability with two digits, and never one that is not certain as certain.

    Examples
    --------
    >>> probability(0.974), probability(0.9996), probability(0.0001)
    ('.97', '> .99', '< .01')
    """
    if value > _CERTAIN:
        return "> .99"
    if value < _NEVER:
        return "< .01"
    return f"{value:.2f}".removeprefix("0")


def percent(value: float) -> str:
    """Write a share in whole percent.

    Examples
    --------
    >>> percent(0.256)
    '26%'
    """
    return f"{100 * value:.0f}%"
