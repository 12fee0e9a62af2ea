"""How often a placement probability is right: simulated panels, by what they claimed.

`python -m bench.placement_calibration` writes what the page of methods draws.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from analysis.exact_share import exact_share
from analysis.phase_mass import mass_by_phase
from analysis.posterior import posterior_of
from bench.pool_calibration import FRAME
from bench.pool_calibration import draw_pairs

FILE = Path(__file__).parents[1] / "surveys/services/reporting/figures/placement_calibration.json"
SIZES = (5, 8, 12, 24, 40)
HALVES = (1.0, 0.3)
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
PANELS, SEED = 3000, 20260101
LEAST = 30  # panels of a bin: with fewer its share says little


def simulate(n: int, half: float, panels: int = PANELS, seed: int = SEED) -> list[dict[str, Any]]:
    """Draw panels whose true point lies within `half` of both cuts; sum them up by what they claimed."""
    rng = np.random.default_rng([seed, n, round(100 * half)])
    claims, hits = np.zeros(panels), np.zeros(panels, dtype=bool)
    for panel in range(panels):
        truth = 4 + rng.uniform(-half, half, 2)
        pairs = draw_pairs(truth, n, rng)
        masses = mass_by_phase(posterior_of(pairs), FRAME)
        phase = FRAME.phase(*pairs.mean(axis=0).tolist())
        claims[panel], hits[panel] = masses[phase], phase == FRAME.phase(*truth.tolist())
    bins = []
    for low, high in pairwise(EDGES):
        inside = (claims > low) & (claims <= high)
        count = int(inside.sum())
        if count >= LEAST:
            share = exact_share(int(hits[inside].sum()), count, conf=0.95)
            assert share.estimate is not None
            assert share.interval is not None
            bins.append(
                {
                    "claimed": float(claims[inside].mean()),
                    "right": share.estimate,
                    "low": share.interval.low,
                    "high": share.interval.high,
                    "panels": count,
                }
            )
    return bins


def main() -> None:
    document = {
        "panels": PANELS,
        "seed": SEED,
        "sizes": {
            str(n): [{"half": half, "bins": simulate(n, half)} for half in HALVES] for n in SIZES
        },
    }
    FILE.write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    main()
