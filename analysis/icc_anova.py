"""Intraclass correlations of complete tables by analysis of variance, with F intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Literal

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

Single = Literal["ICC(1)", "ICC(C,1)", "ICC(A,1)"]
NOTHING = (
    1e-12  # what is below this share of the largest mean square, or of all squares, is rounding
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanSquares:
    """The mean squares of n units by k raters: units R, raters C, rest E, within units W."""

    units: float
    raters: float
    rest: float
    within: float
    n: int
    k: int


def mean_squares(rows: FloatArray) -> MeanSquares:
    """Give the mean squares of complete rows, shape (n units, k raters)."""
    n, k = rows.shape
    y = rows - rows.mean()
    units = k * (y.mean(axis=1) ** 2).sum()
    raters = n * (y.mean(axis=0) ** 2).sum()
    total = (y**2).sum()
    units, raters, rest, within = (
        part if part > NOTHING * total else 0.0
        for part in (units, raters, total - units - raters, total - units)
    )
    return MeanSquares(
        units=float(units / (n - 1)),
        raters=float(raters / (k - 1)),
        rest=float(rest / ((n - 1) * (k - 1))),
        within=float(within / (n * (k - 1))),
        n=n,
        k=k,
    )


def step_up(single: float, k: float) -> float:
    """Give the reliability of the mean of k raters from that of one (Spearman–Brown).

    It exists above −1/(k − 1) only: it falls without limit there, and beyond it the formula turns
    to positive values without a meaning.
    """
    below = 1 + (k - 1) * single
    return k * single / below if below > NOTHING else math.nan


def _divide(numerator: float, denominator: float) -> float:
    """Divide, and give NaN where the coefficient does not exist."""
    return numerator / denominator if abs(denominator) > NOTHING else math.nan


def single_with_limits(
    squares: MeanSquares, form: Single, conf: float
) -> tuple[float, float, float]:
    """Give the single-rater coefficient with its limits; NaN where there is none.

    Where all units have one mean every F is 0, and the limits, all alike, would claim to be certain.
    """
    squares = _in_own_unit(squares)
    if "A" in form:
        found = _agreement(squares, conf)
    elif "C," in form:
        found = _ratio(squares, squares.rest, (squares.n - 1) * (squares.k - 1), conf)
    else:
        found = _ratio(squares, squares.within, squares.n * (squares.k - 1), conf)
    return found if squares.units else (found[0], math.nan, math.nan)


def _in_own_unit(squares: MeanSquares) -> MeanSquares:
    """Divide by the power of two above the largest mean square: no coefficient changes by that."""
    largest = max(squares.units, squares.raters, squares.rest, squares.within)
    unit = math.ldexp(1.0, math.frexp(largest)[1])
    return replace(
        squares,
        units=squares.units / unit,
        raters=squares.raters / unit,
        rest=squares.rest / unit,
        within=squares.within / unit,
    )


def _ratio(squares: MeanSquares, error: float, df: int, conf: float) -> tuple[float, float, float]:
    """Give (MSR − MSE)/(MSR + (k − 1)MSE); its limits divide MSR by F quantiles."""
    from scipy.special import fdtri

    tail = (1 + conf) / 2
    upper = float(fdtri(squares.n - 1, df, tail))
    lower = float(fdtri(df, squares.n - 1, tail))

    def coefficient(units: float) -> float:
        return _divide(units - error, units + (squares.k - 1) * error)

    return (
        coefficient(squares.units),
        coefficient(squares.units / upper),
        coefficient(squares.units * lower),
    )


def _agreement(squares: MeanSquares, conf: float) -> tuple[float, float, float]:
    """Give ICC(A,1) with the limits of McGraw and Wong, df by Satterthwaite.

    Of a negative coefficient Satterthwaite's sum is a difference. Near 0 its degrees of freedom
    vanish, and both limits may fall below the coefficient: they are then none.
    """
    from scipy.special import fdtri

    n, k = squares.n, squares.k
    msr, msc, mse = squares.units, squares.raters, squares.rest
    estimate = _divide(msr - mse, msr + (k - 1) * mse + k * (msc - mse) / n)
    df = _satterthwaite(squares, estimate)
    tail = (1 + conf) / 2
    upper, lower = float(fdtri(n - 1, df, tail)), float(fdtri(df, n - 1, tail))
    spread = k * msc + (k * n - k - n) * mse
    low = _divide(n * (msr - upper * mse), upper * spread + n * msr)
    high = _divide(n * (lower * msr - mse), spread + n * lower * msr)
    slack = NOTHING + NOTHING * abs(estimate)
    around = low - slack <= estimate <= high + slack
    return (estimate, low, high) if around else (estimate, math.nan, math.nan)


def _satterthwaite(squares: MeanSquares, estimate: float) -> float:
    n, k = squares.n, squares.k
    if squares.rest == 0 and squares.raters == 0:
        return float((n - 1) * (k - 1))
    a = k * estimate / (n * (1 - estimate))
    b = 1 + k * estimate * (n - 1) / (n * (1 - estimate))
    parts = (a * squares.raters, b * squares.rest)
    denominator = parts[0] ** 2 / (k - 1) + parts[1] ** 2 / ((n - 1) * (k - 1))
    return sum(parts) ** 2 / denominator if denominator else float((n - 1) * (k - 1))
