"""How far the experts of one alliance fall apart on one axis."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE
from analysis.leik import METHOD as LEIK
from analysis.leik import dispersion_of_counts
from analysis.leik import leik_dispersion
from analysis.location import present
from analysis.results import Statistic
from analysis.van_der_eijk import van_der_eijk_a

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.frame import Item
    from analysis.options import Options

METHOD = "(1 − A)/2 with van der Eijk’s A of the linking item"
PERCENTILE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Polarisation:
    """One axis of one alliance, by its linking item.

    Attributes
    ----------
    polarisation
        0 if all agree, ½ if every point is as common, 1 if half stand at either end.
    dispersion
        Leik's D.
    dispersion_by_chance
        What D reaches in 5 % of panels of this size that answer at random, uniformly.
    is_negative
        Whether A is below 0.
    is_beyond_chance
        Whether D lies above that.

    """

    polarisation: Statistic
    dispersion: Statistic
    dispersion_by_chance: float | None
    is_negative: bool | None
    is_beyond_chance: bool | None


def polarisation_of(ratings: FloatArray, item: Item | None, options: Options) -> Polarisation:
    """Give the polarisation of the ratings of a linking item, shape (experts,), NaN for gaps.

    (1 − A)/2 with A of van der Eijk (2001, *Quality and Quantity* 35): its interval is A's, turned
    round.

    Examples
    --------
    >>> import numpy as np
    >>> from analysis.frame import Item
    >>> from analysis.options import Options
    >>> item = Item(id="T0", construct="threat_agreement", minimum=1, maximum=7, linking=True)
    >>> apart = polarisation_of(np.array([1.0, 1, 1, 7, 7, 7]), item, Options())
    >>> apart.polarisation.estimate, apart.is_negative
    (1.0, True)

    """
    x = present(ratings)
    reason = _reason(x, item, options)
    if reason or item is None:
        nothing = Statistic(estimate=None, n=x.size, method=METHOD, reason=reason)
        return Polarisation(
            polarisation=nothing,
            dispersion=replace(nothing, method=LEIK),
            dispersion_by_chance=None,
            is_negative=None,
            is_beyond_chance=None,
        )
    counts = item.counts(x)
    agreement = van_der_eijk_a(counts, conf=options.level)
    dispersion = leik_dispersion(counts, conf=options.level)
    chance = dispersion_by_chance(x.size, item.points, options.null_draws, options.seed)
    return Polarisation(
        polarisation=_turned(agreement),
        dispersion=dispersion,
        dispersion_by_chance=chance,
        is_negative=agreement.estimate is not None and agreement.estimate < -TOLERANCE,
        is_beyond_chance=dispersion.estimate is not None
        and dispersion.estimate > chance + TOLERANCE,
    )


def _reason(x: FloatArray, item: Item | None, options: Options) -> str | None:
    if item is None:
        return "no_linking_item"
    if x.size < options.minimum_placed:
        return "too_few_experts" if x.size else "no_experts"
    return None


def _turned(agreement: Statistic) -> Statistic:
    interval = agreement.interval
    return Statistic(
        estimate=None if agreement.estimate is None else (1 - agreement.estimate) / 2,
        n=agreement.n,
        method=METHOD,
        interval=interval
        and replace(interval, low=(1 - interval.high) / 2, high=(1 - interval.low) / 2),
        reason=agreement.reason,
        warnings=agreement.warnings,
    )


@lru_cache(maxsize=256)
def dispersion_by_chance(n: int, points: int, draws: int, seed: int) -> float:
    """Give the 95th percentile of Leik's D over panels that answer at random, every point as likely.

    Examples
    --------
    >>> 0.6 < dispersion_by_chance(10, 7, 1000, 1) < 0.9
    True

    """
    rng = np.random.default_rng([seed, n, points])
    counts = rng.multinomial(n, np.full(points, 1 / points), size=draws).astype(np.float64)
    return float(np.quantile(dispersion_of_counts(counts), PERCENTILE))
