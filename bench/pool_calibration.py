"""How often each pool is right about the phase, and how often it says it will be: simulated panels.

`python -m bench.pool_calibration` prints the table of docs/reference/pooling.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analysis.frame import Axis
from analysis.frame import Frame
from analysis.frame import PhaseMap
from analysis.options import Options
from analysis.pooling.score_pools import Weighing
from analysis.pooling.score_pools import score_pools

FRAME = Frame(
    vertical=Axis(id="vertical", cut=4),
    horizontal=Axis(id="horizontal", cut=4),
    phases=PhaseMap(high_strong="hs", low_strong="ls", high_weak="hw", low_weak="lw"),
)
ITEMS, VIEW, NOISE, CORRELATION = 6, 0.9, 0.7, 0.4
CONFIDENCE = (0.02, 0.05, 0.10, 0.20, 0.30, 0.23, 0.10)  # of the seven points
SIZES = (5, 8, 12, 24, 40)
HALVES = (1.0, 0.3)
RUNS, SEED = 1000, 20260101


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one pool claimed of its likeliest phase on average, and how often it was right."""

    runs: int
    claimed: float
    right: float


def draw_pairs(truth: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw the scores of a panel, shape (n, 2).

    An expert's view of each axis is the truth with a normal error, sd .9, correlated .4 between the
    axes; six items add .7 each, are rounded to points from 1 to 7, and averaged.
    """
    shared = rng.standard_normal((n, 2))
    shared[:, 1] = CORRELATION * shared[:, 0] + math.sqrt(1 - CORRELATION**2) * shared[:, 1]
    view = truth + VIEW * shared
    items = np.round(view[:, np.newaxis, :] + NOISE * rng.standard_normal((n, ITEMS, 2)))
    return np.asarray(np.clip(items, 1, 7).mean(axis=1))


def calibration(n: int, half: float, *, runs: int, seed: int) -> dict[str, Record]:
    """Simulate panels whose true point lies within `half` points of both cuts."""
    rng = np.random.default_rng([seed, n, round(100 * half)])
    options = Options(bootstrap_draws=500)
    found: dict[str, list[tuple[float, bool]]] = {}
    for _ in range(runs):
        truth = 4 + rng.uniform(-half, half, 2)
        pairs = draw_pairs(truth, n, rng)
        weights = rng.choice(np.arange(7.0), size=n, p=CONFIDENCE)
        weighing = Weighing(name="weighted", values=weights)
        for pool in score_pools(pairs, (weighing,), FRAME, options):
            claimed = pool.placement_probability
            if claimed is not None:
                phase = max(claimed, key=lambda each: claimed[each])
                found.setdefault(pool.name, []).append(
                    (claimed[phase], phase == FRAME.phase(truth[0], truth[1]))
                )
    return {
        name: Record(
            runs=len(said),
            claimed=float(np.mean([claimed for claimed, _ in said])),
            right=float(np.mean([right for _, right in said])),
        )
        for name, said in found.items()
    }


def main() -> None:
    """Print the table: claimed minus right, for each pool, size and spread of the truth."""
    for half in HALVES:
        for n in SIZES:
            found = calibration(n, half, runs=RUNS, seed=SEED)
            cells = [f"{name} {each.claimed - each.right:+.3f}" for name, each in found.items()]
            print(f"within {half} of the cuts, n = {n}: " + ", ".join(cells), flush=True)


if __name__ == "__main__":
    main()
