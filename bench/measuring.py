"""The measurement model: one axis of 25 experts, and places of 500 units from 100 raters."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_fit import fit_axis
from analysis.measurement.ordinal_irt import ordinal_irt
from analysis.measurement.people_scale import rating_draws
from bench.calibrate.rater_panels import draw_panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

EXPERTS, REPEATS = 25, 5
UNITS, RATERS, EACH, POINTS = 500, 100, 10, 5


def measure() -> Iterator[str]:
    design = draw_panel(EXPERTS, np.random.default_rng(1), split=False, groups=True).design
    fit = fit_axis(design)
    assert fit is not None
    fitting = min(_timed(lambda: fit_axis(design)) for _ in range(REPEATS))
    drawing = min(_timed(lambda: rating_draws(fit, 4000, [1])) for _ in range(REPEATS))
    yield f"one axis, {EXPERTS} experts, {len(design.point)} ratings: mode and curvature {1e3 * fitting:.0f} ms"
    yield f"its 4,000 draws of expected ratings {1e3 * drawing:.0f} ms"
    truth, rows = _ratings(np.random.default_rng(2))
    took = min(_timed(lambda: ordinal_irt(rows, n_categories=POINTS)) for _ in range(2))
    places = np.array(ordinal_irt(rows, n_categories=POINTS).z_mean, dtype=float)
    means = np.bincount(rows[:, 1], rows[:, 2]) / EACH
    yield f"{UNITS} units by {RATERS} raters, {EACH} ratings a unit: {took:.2f} s"
    yield (
        f"correlation with the truth {np.corrcoef(places, truth)[0, 1]:.3f}, "
        f"of the mean {np.corrcoef(means, truth)[0, 1]:.3f}"
    )


def _ratings(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    truth = rng.normal(size=UNITS)
    slopes = np.clip(rng.normal(1, 0.5, RATERS), 0.1, None)
    limits = np.sort(
        np.linspace(-1.5, 1.5, POINTS - 1) + 0.3 * rng.normal(size=(RATERS, POINTS - 1))
    )
    rows = [
        (j, i, 1 + int((limits[j] < slopes[j] * truth[i] + rng.normal()).sum()))
        for i in range(UNITS)
        for j in rng.choice(RATERS, EACH, replace=False).tolist()
    ]
    return truth, np.array(rows)


def _timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun
