"""Words for a coefficient, with the probability that they are not too good for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal
from typing import get_args

if TYPE_CHECKING:
    from analysis.results import Coefficient

Scale = Literal["landis-koch", "altman", "fleiss"]
SCALES: dict[Scale, tuple[tuple[float, str], ...]] = {
    # Lower end and word of each band, best first.
    "landis-koch": (
        (0.8, "almost perfect"),
        (0.6, "substantial"),
        (0.4, "moderate"),
        (0.2, "fair"),
        (0.0, "slight"),
        (-1.0, "poor"),
    ),
    "altman": (
        (0.8, "very good"),
        (0.6, "good"),
        (0.4, "moderate"),
        (0.2, "fair"),
        (-1.0, "poor"),
    ),
    "fleiss": ((0.75, "excellent"), (0.4, "intermediate to good"), (-1.0, "poor")),
}
ENOUGH = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """The word for a coefficient.

    Attributes
    ----------
    label
        The best word whose cumulative probability exceeds `probability`; None without a standard
        error, and then `reason` says why.
    scale
        landis-koch, altman or fleiss.
    cumulative
        Each word, best first, with the probability that the coefficient is at least that good.
    probability
        What the cumulative probability must exceed.
    reason
        A code of `analysis.reasons`.

    """

    label: str | None
    scale: Scale
    cumulative: tuple[tuple[str, float], ...]
    probability: float = ENOUGH
    reason: str | None = None


def benchmark(
    statistic: Coefficient, scale: Scale = "landis-koch", *, probability: float = ENOUGH
) -> Benchmark:
    """Give the word that a coefficient has earned, its standard error considered.

    Gwet's cumulative benchmarking (2014, *Handbook of Inter-Rater Reliability*, 4th edition,
    chapter 6): band [a, b] has the probability [Φ((κ − a)/se) − Φ((κ − b)/se)]/T with
    T = Φ((κ + 1)/se) − Φ((κ − 1)/se), the coefficient lying between −1 and 1. From the best band
    down these are summed; the first band whose sum exceeds .95 gives the word. The word of the
    estimate alone is mostly too good: .775 with a standard error of .143 is only *moderate*.

    Parameters
    ----------
    statistic
        A coefficient with its standard error.
    scale
        "landis-koch" (1977), "altman" (1991) or "fleiss" (1981).
    probability
        What the sum must exceed.

    Raises
    ------
    ValueError
        If there is no such scale.

    Examples
    --------
    >>> from analysis.gwet import gwet_ac
    >>> nan = float("nan")
    >>> units = [[1, 1, nan, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2],
    ...          [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nan, 5, 5, 5],
    ...          [nan, nan, 1, 1], [nan, nan, 3, nan]]
    >>> benchmark(gwet_ac(units)).label
    'moderate'

    """
    if scale not in get_args(Scale):
        raise ValueError(f"The scale is one of {', '.join(get_args(Scale))}, not {scale!r}.")
    if not 0 < probability < 1:
        raise ValueError(f"A probability lies between 0 and 1, not {probability!r}.")
    if statistic.estimate is None:
        return Benchmark(label=None, scale=scale, cumulative=(), reason=statistic.reason)
    if statistic.se is None:
        return Benchmark(
            label=None, scale=scale, cumulative=(), reason=statistic.reason or "no_standard_error"
        )
    cumulative = _cumulative(statistic.estimate, statistic.se, scale)
    label = next(word for word, reached in cumulative if reached > probability)
    return Benchmark(label=label, scale=scale, cumulative=cumulative, probability=probability)


def _cumulative(estimate: float, se: float, scale: Scale) -> tuple[tuple[str, float], ...]:
    from scipy.special import ndtr

    bands = SCALES[scale]
    if se == 0:
        return tuple((word, float(estimate >= low or low == -1)) for low, word in bands)
    above_one = float(ndtr((estimate - 1) / se))
    whole = float(ndtr((estimate + 1) / se)) - above_one
    found = [
        (word, (float(ndtr((estimate - low) / se)) - above_one) / whole) for low, word in bands[:-1]
    ]
    return (*found, (bands[-1][1], 1.0))
