"""Intraclass correlations by analysis of variance, each with its F interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

Form = Literal["ICC(1)", "ICC(k)", "ICC(C,1)", "ICC(C,k)", "ICC(A,1)", "ICC(A,k)"]
FORMS: tuple[Form, ...] = ("ICC(1)", "ICC(k)", "ICC(C,1)", "ICC(C,k)", "ICC(A,1)", "ICC(A,k)")
TWO = 2
NOTHING = 1e-12  # sums of squares below this share of the squared ratings are rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanSquares:
    """The mean squares of n units by k raters: units R, raters C, rest E, within units W."""

    units: float
    raters: float
    rest: float
    within: float
    n: int
    k: int


def icc(ratings: Ratings, *, form: Form = "ICC(A,1)", level: float = 0.95) -> Statistic:
    """Give an intraclass correlation in the notation of McGraw and Wong (1996).

    ICC(1) is one-way, ICC(C,·) two-way consistency, ICC(A,·) two-way agreement; 1 is for a single
    rater, k for the mean of all. Units with a gap are dropped. The interval of an average form is
    the Spearman–Brown transform of that of the single form, also for ICC(A,k). Negative values are
    given as they are.

    Parameters
    ----------
    ratings
        Units by raters.
    form
        One of ICC(1), ICC(k), ICC(C,1), ICC(C,k), ICC(A,1), ICC(A,k).
    level
        Level of the interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_complete_rows, no_variation or
    formula_undefined; without an interval, for the reason no_limits.

    Examples
    --------
    >>> from analysis.ratings import Ratings
    >>> units = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...          [6, 2, 4, 7]]  # Shrout and Fleiss 1979
    >>> [round(icc(Ratings.from_matrix(units), form=form).estimate, 2)
    ...  for form in ("ICC(1)", "ICC(A,1)", "ICC(C,1)")]
    [0.17, 0.29, 0.71]

    """
    if form not in FORMS:
        raise ValueError(f"The form is one of {', '.join(FORMS)}, not {form!r}.")
    rows = ratings.complete
    n, k = rows.shape
    method = f"{form}, analysis of variance on complete rows"
    reason = _reason(ratings, rows)
    if reason:
        return Statistic(estimate=None, n=k, n_units=n, method=method, reason=reason)
    squares = mean_squares(rows)
    single, low, high = _single(squares, form, level)
    values = [step_up(value, k) if form.endswith("k)") else value for value in (single, low, high)]
    if not math.isfinite(values[0]):
        return Statistic(estimate=None, n=k, n_units=n, method=method, reason="formula_undefined")
    limited = all(math.isfinite(value) for value in values)
    return Statistic(
        estimate=values[0],
        interval=Interval(low=values[1], high=values[2], level=level, method=_how(form))
        if limited
        else None,
        n=k,
        n_units=n,
        method=method,
        reason=None if limited else "no_limits",
        warnings=("incomplete_ignored",) if n < len(ratings.values) else (),
        n_dropped=len(ratings.values) - n,
    )


def mean_squares(rows: FloatArray) -> MeanSquares:
    """Give the mean squares of complete rows, shape (n units, k raters)."""
    n, k = rows.shape
    mean = rows.mean()
    units = k * ((rows.mean(axis=1) - mean) ** 2).sum()
    raters = n * ((rows.mean(axis=0) - mean) ** 2).sum()
    total = ((rows - mean) ** 2).sum()
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


def step_up(single: float, k: int) -> float:
    """Give the reliability of the mean of k raters from that of one (Spearman–Brown).

    It exists above −1/(k − 1) only: it falls without limit there, and beyond it the formula turns
    to positive values without a meaning.
    """
    below = 1 + (k - 1) * single
    return k * single / below if below > NOTHING else math.nan


def _divide(numerator: float, denominator: float) -> float:
    """Divide, and give NaN where the coefficient does not exist."""
    return numerator / denominator if abs(denominator) > NOTHING else math.nan


def _reason(ratings: Ratings, rows: FloatArray) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if len(rows) < TWO:
        return "no_complete_rows"
    return "no_variation" if (rows == rows[0, 0]).all() else None


def _single(squares: MeanSquares, form: Form, level: float) -> tuple[float, float, float]:
    """Give the single-rater coefficient with its limits."""
    if "A" in form:
        return _agreement(squares, level)
    if "C," in form:
        df = (squares.n - 1) * (squares.k - 1)
        return _ratio(squares, squares.rest, df, level)
    return _ratio(squares, squares.within, squares.n * (squares.k - 1), level)


def _ratio(squares: MeanSquares, error: float, df: int, level: float) -> tuple[float, float, float]:
    """Give (MSR − MSE)/(MSR + (k − 1)MSE); its limits divide MSR by F quantiles."""
    from scipy.special import fdtri

    tail = (1 + level) / 2
    upper = float(fdtri(squares.n - 1, df, tail))
    lower = float(fdtri(df, squares.n - 1, tail))

    def coefficient(units: float) -> float:
        return _divide(units - error, units + (squares.k - 1) * error)

    return (
        coefficient(squares.units),
        coefficient(squares.units / upper),
        coefficient(squares.units * lower),
    )


def _agreement(squares: MeanSquares, level: float) -> tuple[float, float, float]:
    """Give ICC(A,1) with the limits of McGraw and Wong, df by Satterthwaite."""
    from scipy.special import fdtri

    n, k = squares.n, squares.k
    msr, msc, mse = squares.units, squares.raters, squares.rest
    estimate = _divide(msr - mse, msr + (k - 1) * mse + k * (msc - mse) / n)
    df = _satterthwaite(squares, estimate)
    tail = (1 + level) / 2
    upper, lower = float(fdtri(n - 1, df, tail)), float(fdtri(df, n - 1, tail))
    spread = k * msc + (k * n - k - n) * mse
    low = _divide(n * (msr - upper * mse), upper * spread + n * msr)
    high = _divide(n * (lower * msr - mse), spread + n * lower * msr)
    return estimate, low, high


def _satterthwaite(squares: MeanSquares, estimate: float) -> float:
    n, k = squares.n, squares.k
    if squares.rest == 0 and squares.raters == 0:
        return float((n - 1) * (k - 1))
    a = k * estimate / (n * (1 - estimate))
    b = 1 + k * estimate * (n - 1) / (n * (1 - estimate))
    parts = (a * squares.raters, b * squares.rest)
    denominator = parts[0] ** 2 / (k - 1) + parts[1] ** 2 / ((n - 1) * (k - 1))
    return sum(parts) ** 2 / denominator if denominator else float((n - 1) * (k - 1))


def _how(form: Form) -> str:
    if form == "ICC(A,k)":
        return "Spearman–Brown transform of the F interval of ICC(A,1)"
    return "F interval"
