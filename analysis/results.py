"""The small result objects that every statistic returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.reasons import sentence
from analysis.serialise import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.serialise import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval, the level it has, and how it was made."""

    low: float
    high: float
    level: float
    method: str

    def __str__(self) -> str:
        return f"{_percent(self.level)} % interval [{short(self.low, 2)}, {short(self.high, 2)}] ({self.method})"

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One number with what it rests on; `str` gives it as a sentence would.

    Attributes
    ----------
    estimate
        The number, not rounded; None where it is undefined, and then `reason` says why.
    interval
        Its interval; None where there is none, and then `reason` says why if the estimate exists.
    n
        How many experts (or rows) it rests on.
    method
        How it was computed, in words.
    reason
        A code of `analysis.reasons`.
    warnings
        Codes of `analysis.reasons`.
    n_units, n_items
        How many rated targets, and items or questions, where that applies.
    n_dropped
        How many rows with gaps, or targets with a single rating, were left out, where some can be.

    """

    estimate: float | None
    n: int
    method: str
    interval: Interval | None = None
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    n_units: int | None = None
    n_items: int | None = None
    n_dropped: int | None = None

    def __str__(self) -> str:
        interval = [] if self.interval is None else [str(self.interval)]
        number = f"{self._name()} = {short(self.estimate, 3)}"
        said = ", ".join([number, *interval, *self._rests_on()])
        codes = [*([] if self.reason is None else [self.reason]), *self.warnings]
        return ". ".join([said, " ".join(sentence(code) for code in codes)]) if codes else said

    def _name(self) -> str:
        return self.method

    def _rests_on(self) -> Iterator[str]:
        yield f"n = {self.n}"
        if self.n_units is not None:
            yield counted(self.n_units, "unit")
        if self.n_items is not None:
            yield counted(self.n_items, "item")

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient(Statistic):
    """A coefficient of agreement among raters over units, with how it was weighted.

    Attributes
    ----------
    n
        How many raters rated anything.
    n_units
        How many units it rests on.
    symbol
        Its letter: α, κ, AC1 …
    level
        The level of measurement that distances between points are of, where it has one.
    weights
        The weights of partial agreement, where it has them.
    se
        The standard error behind the interval, where there is one.
    n_ratings, n_points
        How many ratings, and how many points the scale has, unused ones included.
    n_repeated
        How many ratings were left out because the rater had rated the unit already.

    Examples
    --------
    >>> from analysis.krippendorff import krippendorff_alpha
    >>> print(krippendorff_alpha([[1, 1], [2, 2], [3, 2], [3, 3]], interval=None))
    α = .790, 2 raters, 4 units

    """

    symbol: str
    level: str | None = None
    weights: str | None = None
    se: float | None = None
    n_ratings: int | None = None
    n_points: int | None = None
    n_repeated: int = 0

    def _name(self) -> str:
        return self.symbol

    def _rests_on(self) -> Iterator[str]:
        yield counted(self.n, "rater")
        if self.n_units is not None:
            yield counted(self.n_units, "unit")


def short(number: float | None, places: int) -> str:
    """Write a number with few places, as printed work does; a dash where there is none.

    Examples
    --------
    >>> short(0.8154, 3), short(-0.12, 2), short(1.0, 2), short(None, 2)
    ('.815', '−.12', '1.00', '–')

    """
    if number is None:
        return "–"
    written = f"{abs(number):.{places}f}"
    if float(written) < 1:
        written = written.lstrip("0")
    return f"−{written}" if number < 0 and float(written) else written


def counted(n: int, what: str) -> str:
    """Write how many there are of something.

    Examples
    --------
    >>> counted(1, "rater"), counted(3, "unit")
    ('1 rater', '3 units')

    """
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _percent(level: float) -> str:
    return f"{100 * level:.3g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """What a panel of this size reaches when its answers are mere noise.

    Attributes
    ----------
    percentile
        .95 where high values mean agreement, .05 where low ones do.
    uniform
        That percentile when every answer is drawn uniformly from the scale.
    skewed
        The same when point k of K is drawn with a probability proportional to k.
    n, points, items, draws, seed
        The size of the simulated panels, and of the simulation.

    """

    percentile: float
    uniform: float
    skewed: float
    n: int
    points: int
    items: int
    draws: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An index of agreement among experts, beside what chance alone would give.

    Attributes
    ----------
    estimate, n, method, interval, reason, warnings
        As those of a `Statistic`.
    chance
        What a panel of this size reaches by chance.
    beyond_chance
        Whether the estimate passes the percentile of uniform answers.

    """

    estimate: float | None
    n: int
    method: str
    interval: Interval | None = None
    chance: Chance | None = None
    beyond_chance: bool | None = None
    reason: str | None = None
    warnings: tuple[str, ...] = ()

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))
