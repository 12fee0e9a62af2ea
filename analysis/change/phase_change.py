"""How likely it is that the panel's average changed its phase, and where to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE
from analysis.location import exact_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.arrays import IntArray
    from analysis.frame import Frame

MINIMUM = 8  # leaves n − 4 = 4 degrees of freedom
AXES = 4  # two axes on two occasions
NOTHING = 1e-12  # of the largest eigenvalue: rounding, and no direction of its own
METHOD = (
    "posterior of both positions together: 4-dimensional t with n − 4 degrees of freedom, "
    "independence-Jeffreys prior, by simulation"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseChange:
    """Whether the phase changed, as a probability of what an endless panel's average did.

    Attributes
    ----------
    phase_from, phase_to
        The phases of the two mean points of those who judged both times.
    changed
        The probability that the two averages lie in different phases.
    moved_to
        By phase: the probability that the later average lies in it and the earlier one does not.
    transitions
        By earlier and later phase: the joint probability; all of them sum to 1.
    draws, seed, simulation_error
        Of the simulation; the standard error of `changed` that comes from it.

    """

    phase_from: str
    phase_to: str
    n: int
    method: str
    changed: float | None = None
    moved_to: Mapping[str, float] | None = None
    transitions: Mapping[str, Mapping[str, float]] | None = None
    draws: int | None = None
    seed: int | None = None
    simulation_error: float | None = None
    reason: str | None = None


def phase_change(
    before: FloatArray, after: FloatArray, frame: Frame, *, draws: int = 100_000, seed: int = 0
) -> PhaseChange:
    """Give the probability that the phase changed, from both positions together.

    With the independence-Jeffreys prior |Σ|^−(p+1)/2, p = 4, the four true means are jointly t with
    n − 4 degrees of freedom around the sample means, with scale matrix S(n − 1)/(n(n − 4)) (Geisser
    and Cornfield 1963). Each draw is put into its phase on both occasions.
    The symmetric root of the scale matrix is taken, as that one does not depend on the machine.

    Parameters
    ----------
    before, after
        shape (n, 2): vertical and horizontal score of each expert, the same experts in the same
        order, complete.
    draws, seed
        Of the simulation.

    Returns
    -------
    Without probabilities for fewer than eight pairs, for the reason too_few_for_joint.

    """
    rows = np.column_stack([before, after])
    rows = rows[np.lexsort(rows.T)]
    n = len(rows)
    centre = np.array([exact_mean(column) for column in rows.T])
    first = frame.phase(float(centre[0]), float(centre[1]))
    last = frame.phase(float(centre[2]), float(centre[3]))
    if n < MINIMUM:
        return PhaseChange(
            phase_from=first, phase_to=last, n=n, method=METHOD, reason="too_few_for_joint"
        )
    shape = np.cov(rows.T, ddof=1) * ((n - 1) / (n * (n - AXES)))
    means = _root(shape) @ _draws(draws, seed, n - AXES)
    means += centre[:, np.newaxis]
    places = _cells(means[:2], frame) * AXES + _cells(means[2:], frame)
    table = np.bincount(places, minlength=AXES * AXES).reshape(AXES, AXES) / draws
    return _named(table, frame, n, (first, last), draws, seed)


def _named(
    table: FloatArray, frame: Frame, n: int, phases: tuple[str, str], draws: int, seed: int
) -> PhaseChange:
    names = frame.phases.phases
    transitions = {earlier: dict.fromkeys(names, 0.0) for earlier in names}
    for row, earlier in enumerate(names):
        for column, later in enumerate(names):
            transitions[earlier][later] += float(table[row, column])
    moved = {
        later: math.fsum(transitions[earlier][later] for earlier in transitions if earlier != later)
        for later in transitions
    }
    changed = math.fsum(moved.values())
    return PhaseChange(
        phase_from=phases[0],
        phase_to=phases[1],
        n=n,
        method=METHOD,
        changed=changed,
        moved_to=moved,
        transitions=transitions,
        draws=draws,
        seed=seed,
        simulation_error=math.sqrt(max(changed * (1 - changed), 0.0) / draws),
    )


def _cells(points: FloatArray, frame: Frame) -> IntArray:
    """Give the place of each point's cell in `PhaseMap.phases`; points in two rows, an axis each."""
    low = points[0] < frame.vertical.cut - TOLERANCE
    weak = points[1] < frame.horizontal.cut - TOLERANCE
    return np.asarray(2 * weak.astype(np.int64) + low, dtype=np.int64)


def _root(matrix: FloatArray) -> FloatArray:
    values, vectors = np.linalg.eigh(matrix)
    kept = np.where(values > NOTHING * max(float(values[-1]), 0.0), values, 0.0)
    return np.asarray((vectors * np.sqrt(kept)) @ vectors.T, dtype=np.float64)


@lru_cache(maxsize=4)
def _draws(draws: int, seed: int, df: int) -> FloatArray:
    """Draw from the standard t in four dimensions, shape (4, draws), each with its mirror image."""
    rng = np.random.default_rng([seed, df])
    half = -(-draws // 2)
    normal = rng.standard_normal((AXES, half))
    scale = np.sqrt(rng.chisquare(df, size=half) / df)
    found = normal / scale
    both = np.ascontiguousarray(np.concatenate([found, -found], axis=1)[:, :draws])
    both.flags.writeable = False
    return both
