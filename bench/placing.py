"""Placement probability of one alliance: quadrature here, against SciPy's multivariate t (quasi-Monte Carlo)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import multivariate_t

from analysis.posterior import Posterior
from analysis.quadrant import quadrant_mass

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

REPEATS = 200
DF, RHO = 22, 0.4
POINTS = np.random.default_rng(1).normal(size=(REPEATS, 2))


def measure() -> Iterator[str]:
    shape = [[1.0, RHO], [RHO, 1.0]]
    ours, exact = _timed(_ours)
    peers, drawn = _timed(lambda a, b: float(multivariate_t.cdf([a, b], shape=shape, df=DF)))
    yield f"ours   {1e3 * ours / REPEATS:8.3f} ms a probability"
    yield f"SciPy  {1e3 * peers / REPEATS:8.3f} ms a probability, {peers / ours:.1f} times ours"
    yield f"largest difference {np.abs(exact - drawn).max():.1e} (SciPy's answer varies from call to call)"


def _ours(a: float, b: float) -> float:
    posterior = Posterior(
        vertical=0, horizontal=0, scale_vertical=1, scale_horizontal=1, correlation=RHO, df=DF
    )
    return quadrant_mass(posterior, (a, b)).low_weak


def _timed(mass: Callable[[float, float], float]) -> tuple[float, np.ndarray]:
    mass(*POINTS[0])
    begun = time.perf_counter()
    masses = [mass(a, b) for a, b in POINTS]
    return time.perf_counter() - begun, np.array(masses)
