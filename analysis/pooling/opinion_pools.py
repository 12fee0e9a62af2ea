"""Pools of the experts' own probabilities of the phases, as they gave them by chips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.expert_bootstrap import over_resamples
from analysis.pooling.results import Chips
from analysis.pooling.results import OpinionPool
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.judgements import ChipAllocation
    from analysis.options import Options

JEFFREYS = 0.5
LINEAR = "linear opinion pool: the mean of the experts’ probabilities"
LOGARITHMIC = (
    "logarithmic opinion pool: the geometric mean of the experts’ probabilities, normalised; "
    "each is (chips + 0.5)/(all chips + half the number of phases)"
)
HIGHEST = 1e-12


def opinion_pools(
    chips: Iterable[ChipAllocation], phases: Sequence[str], options: Options
) -> Chips:
    """Pool the chips of one alliance, each expert alike.

    The linear pool is Σ p_i/n (Stone 1961), the logarithmic one ∝ Π p_i^{1/n} (Genest and Zidek
    1986, *Statistical Science* 1, pages 114 to 135). One expert who gives a phase no chip would
    make its logarithmic pool nothing, so there each phase has half a chip more, Jeffreys' prior of
    a multinomial. The intervals are percentiles over resamples of the experts; few experts make
    them too narrow.

    Parameters
    ----------
    chips
        One allocation an expert; with several of one expert the shares are averaged first.
    phases
        The phases, each once.
    options
        Level, smallest panel, resamples and their seed.

    """
    counts = counts_of(chips, phases)
    n = len(counts)
    if n < options.minimum_placed:
        reason = "too_few_experts" if n else "not_asked"
        pools = (
            _nothing("linear", LINEAR, phases, n, reason),
            _nothing("logarithmic", LOGARITHMIC, phases, n, reason),
        )
        return Chips(n=n, pools=pools)
    total = counts.sum(axis=1, keepdims=True)
    every = np.ones((1, n))
    shares = counts / total
    logs = np.log((counts + JEFFREYS) / (total + JEFFREYS * len(phases)))

    def linear(weights: FloatArray) -> FloatArray:
        return np.asarray(weights @ shares / n)

    def logarithmic(weights: FloatArray) -> FloatArray:
        raised = weights @ logs / n
        mass = np.exp(raised - raised.max(axis=1, keepdims=True))
        return np.asarray(mass / mass.sum(axis=1, keepdims=True))

    drawn = partial(over_resamples, n, n_boot=options.bootstrap_draws, seed=options.seed)
    return Chips(
        n=n,
        pools=(
            _pool("linear", LINEAR, phases, linear(every)[0], drawn(linear), n, options),
            _pool(
                "logarithmic",
                LOGARITHMIC,
                phases,
                logarithmic(every)[0],
                drawn(logarithmic),
                n,
                options,
            ),
        ),
    )


def counts_of(chips: Iterable[ChipAllocation], phases: Sequence[str]) -> FloatArray:
    """Give the chips by expert and phase, shape (experts, phases), in an order without names."""
    by_expert: dict[str, list[list[float]]] = {}
    for each in chips:
        given = dict(each.counts)
        row = [float(given.get(phase, 0)) for phase in phases]
        by_expert.setdefault(each.expert, []).append(row)
    rows = [np.sum(sorted(said), axis=0).tolist() for said in by_expert.values()]
    return np.array(sorted(rows)).reshape(len(rows), len(phases))


def likeliest_of(phases: Sequence[str], shares: Sequence[float]) -> str | None:
    """Give the phase with the highest share; None where several share it.

    Examples
    --------
    >>> likeliest_of(("ironclad", "stable"), (0.4, 0.6)), likeliest_of(("a", "b"), (0.5, 0.5))
    ('stable', None)

    """
    top = max(shares)
    best = [phase for phase, share in zip(phases, shares, strict=True) if share >= top - HIGHEST]
    return best[0] if len(best) == 1 else None


def resampled_statistics(
    phases: Sequence[str],
    estimates: FloatArray,
    drawn: FloatArray,
    n: int,
    method: str,
    options: Options,
) -> dict[str, Statistic]:
    """Give each phase's number with the percentiles of its resamples, shape (resamples, phases)."""
    tail = (1 - options.level) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0)
    return {
        phase: Statistic(
            estimate=float(estimates[place]),
            interval=Interval(
                low=float(low[place]),
                high=float(high[place]),
                level=options.level,
                method=f"percentile bootstrap of {n} experts, {len(drawn)} resamples",
            ),
            n=n,
            method=method,
            warnings=("zero_width",) if low[place] == high[place] else (),
        )
        for place, phase in enumerate(phases)
    }


def _pool(
    name: str,
    method: str,
    phases: Sequence[str],
    estimates: FloatArray,
    drawn: FloatArray,
    n: int,
    options: Options,
) -> OpinionPool:
    return OpinionPool(
        name=name,
        n=n,
        method=method,
        phases=resampled_statistics(phases, estimates, drawn, n, method, options),
        likeliest=likeliest_of(phases, estimates.tolist()),
        reason=None,
    )


def _nothing(name: str, method: str, phases: Sequence[str], n: int, reason: str) -> OpinionPool:
    nothing = Statistic(estimate=None, n=n, method=method, reason=reason)
    return OpinionPool(
        name=name,
        n=n,
        method=method,
        phases=dict.fromkeys(phases, nothing),
        likeliest=None,
        reason=reason,
    )
