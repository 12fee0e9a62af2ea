"""The experts' scores pooled in eight ways: mean, three robust ones, and four with weights."""

from __future__ import annotations

import math
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.expert_bootstrap import over_resamples
from analysis.hodges_lehmann import hodges_lehmann
from analysis.hodges_lehmann import resampled_hodges_lehmann
from analysis.location import mean_t
from analysis.location import median_order
from analysis.location import trimmed_mean
from analysis.phase_mass import mass_by_phase
from analysis.pooling.resampled import resampled_medians
from analysis.pooling.resampled import resampled_trimmed_means
from analysis.pooling.results import ScorePool
from analysis.pooling.weighted_mean import WEIGHTED
from analysis.pooling.weighted_mean import effective_number
from analysis.pooling.weighted_mean import weighted_means
from analysis.pooling.weighted_mean import weighted_posterior
from analysis.posterior import bivariate_t
from analysis.posterior import posterior_of
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.posterior import Posterior

EXACT = "bivariate t with n − 2 degrees of freedom, as the headline"
RESAMPLED = (
    "bivariate t around the estimate, n − 2 degrees of freedom, with the covariance of the "
    "estimate over resamples of the experts"
)
WEIGHTS = "bivariate t of the weighted mean, (Σw)²/Σw² − 2 degrees of freedom"
ROBUST: Mapping[str, tuple[Callable[..., Statistic], Callable[..., FloatArray]]] = {
    "median": (median_order, resampled_medians),
    "trimmed_mean": (trimmed_mean, resampled_trimmed_means),
    "hodges_lehmann": (hodges_lehmann, resampled_hodges_lehmann),
}
NAMES = (
    "mean",
    *ROBUST,
    "confidence_weighted",
    "reliability_weighted",
    "vignette_weighted",
    "equal_communities",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighing:
    """The weights of one rule, shape (experts,), or why there are none."""

    name: str
    values: FloatArray | None
    reason: str | None = None


def score_pools(
    pairs: FloatArray, weighings: tuple[Weighing, ...], frame: Frame, options: Options
) -> tuple[ScorePool, ...]:
    """Pool the scores of one alliance in every way.

    Below the smallest panel there are estimates of the robust kinds, and neither intervals nor
    probabilities; weighted means are then not given, since with few experts they would, beside the
    mean, tell single scores.

    Parameters
    ----------
    pairs
        shape (experts, 2): vertical and horizontal score of every expert, NaN where missing.
    weighings
        The weights by rule.
    frame, options
        Cuts and map; level, smallest panel, resamples.

    """
    complete = ~np.isnan(pairs).any(axis=1)
    x = pairs[complete]
    order = np.lexsort(x.T)
    x = x[order]
    mean = _mean(x, frame, options)
    found = [mean]
    if len(x):
        found += [_robust(name, x, frame, options) for name in ROBUST]
    else:
        found += [replace(mean, name=name) for name in ROBUST]
    for weighing in weighings:
        given = None if weighing.values is None else weighing.values[complete][order]
        found.append(_weighted(weighing, x, given, frame, options))
    return tuple(_beside(pool, mean) for pool in found)


def _mean(x: FloatArray, frame: Frame, options: Options) -> ScorePool:
    statistics = [mean_t(column, conf=options.level) for column in x.T]
    posterior = posterior_of(x) if len(x) >= options.minimum_placed else None
    return _pool("mean", x, statistics, posterior, EXACT, frame, options)


def _robust(name: str, x: FloatArray, frame: Frame, options: Options) -> ScorePool:
    estimate, again = ROBUST[name]
    statistics = [estimate(column, conf=options.level) for column in x.T]
    posterior = None
    n = len(x)
    if n >= options.minimum_placed:
        orders = [np.argsort(column, kind="stable") for column in x.T]

        def estimates(counts: FloatArray) -> FloatArray:
            columns = zip(x.T, orders, strict=True)
            return np.column_stack([again(each[by], counts[:, by]) for each, by in columns])

        drawn = over_resamples(n, estimates, n_boot=options.bootstrap_draws, seed=options.seed)
        posterior = bivariate_t(
            _centre(statistics),
            np.cov(list(drawn.T), ddof=0),
            shrink=math.sqrt(n / (n - 2)),
            df=n - 2,
        )
    return _pool(name, x, statistics, posterior, RESAMPLED, frame, options)


def _weighted(
    weighing: Weighing, x: FloatArray, given: FloatArray | None, frame: Frame, options: Options
) -> ScorePool:
    n = len(x)
    reason = weighing.reason or ("no_weights" if given is None else None)
    if n < options.minimum_placed:
        reason = "too_few_experts" if n else "no_complete_pairs"
    if reason or given is None:
        return _without(weighing.name, n, frame, str(reason))
    order = np.lexsort((given, *x.T))  # so that the order of experts cannot matter
    x = x[order]
    weights, equal = _usable(given[order])
    effective = effective_number(weights)
    if effective < options.minimum_placed:
        return _without(weighing.name, n, frame, "too_uneven_weights")
    pool = _pool(
        weighing.name,
        x,
        list(weighted_means(x, weights, conf=options.level)),
        weighted_posterior(x, weights),
        WEIGHTS,
        frame,
        options,
    )
    warnings = (*pool.warnings, *(("equal_weights",) if equal else ()))
    return replace(pool, effective_n=effective, warnings=warnings)


def _usable(given: FloatArray) -> tuple[FloatArray, bool]:
    """Give weights that sum to one, and whether they had to be, or are, equal."""
    n = len(given)
    if not given.sum() > 0 or float(np.ptp(given)) <= 1e-12 * float(given.max()):
        return np.full(n, 1 / n), True
    return given / math.fsum(given.tolist()), False


def _without(name: str, n: int, frame: Frame, reason: str) -> ScorePool:
    nothing = Statistic(estimate=None, n=n, method=WEIGHTED, reason=reason)
    return ScorePool(
        name=name,
        n=n,
        effective_n=None,
        method=WEIGHTED,
        axes={axis.id: nothing for axis in frame.axes},
        position=None,
        phase=None,
        alternative_phase=None,
        placement_probability=None,
        probability_method=WEIGHTS,
        shift=None,
        probability_shift=None,
        reason=reason,
        warnings=(),
    )


def _pool(
    name: str,
    x: FloatArray,
    statistics: list[Statistic],
    posterior: Posterior | None,
    method: str,
    frame: Frame,
    options: Options,
) -> ScorePool:
    named = {
        axis.id: _guarded(statistic, options)
        for axis, statistic in zip(frame.axes, statistics, strict=True)
    }
    cell = frame.cell(*_centre(statistics)) if len(x) else None
    few = "too_few_experts" if len(x) else "no_complete_pairs"
    return ScorePool(
        name=name,
        n=len(x),
        effective_n=None,
        method=statistics[0].method,
        axes=named,
        position=dict(zip(named, _centre(statistics), strict=True)) if cell else None,
        phase=frame.phases.phase(*cell) if cell else None,
        alternative_phase=frame.alternative.phase(*cell) if cell and frame.alternative else None,
        placement_probability=mass_by_phase(posterior, frame) if posterior else None,
        probability_method=method,
        shift=None,
        probability_shift=None,
        reason=None if posterior else few,
        warnings=_warnings(posterior, _centre(statistics) if len(x) else None, frame),
    )


def _centre(statistics: list[Statistic]) -> tuple[float, float]:
    vertical, horizontal = (float(each.estimate or 0) for each in statistics)
    return vertical, horizontal


def _guarded(statistic: Statistic, options: Options) -> Statistic:
    if statistic.interval is None or statistic.n >= options.minimum_placed:
        return statistic
    return replace(statistic, interval=None, reason="too_few_experts", warnings=())


def _warnings(
    posterior: Posterior | None, centre: tuple[float, float] | None, frame: Frame
) -> tuple[str, ...]:
    flat = posterior is not None and posterior.is_degenerate
    point = posterior is not None and posterior.is_point
    on_cut = centre is not None and any(
        axis.is_boundary(place) for axis, place in zip(frame.axes, centre, strict=True)
    )
    codes = {"unanimous": point, "degenerate": flat and not point, "on_boundary": on_cut}
    return tuple(code for code, applies in codes.items() if applies)


def _beside(pool: ScorePool, mean: ScorePool) -> ScorePool:
    """Add what the pool changes, beside the mean."""
    if pool.position is None or mean.position is None:
        return pool
    shift = {axis: pool.position[axis] - mean.position[axis] for axis in pool.position}
    change = None
    if pool.placement_probability and mean.placement_probability and mean.phase:
        change = pool.placement_probability[mean.phase] - mean.placement_probability[mean.phase]
    return replace(pool, shift=shift, probability_shift=change)
