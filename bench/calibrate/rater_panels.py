"""Panels drawn from the ordinal rater model itself: one axis, two alliances, five vignettes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.design import ALLIANCE_SD
from analysis.measurement.design import VIGNETTE_SD
from analysis.measurement.design import AxisDesign
from bench.calibrate.raters import normal_nodes

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

POINTS = 7
LIMITS = 0.8 * (np.arange(1, POINTS) - 3.5)
VIGNETTES = np.array([-1.5, -0.75, 0.0, 0.75, 1.5])
ITEMS = 5
SHIFT_SD, SLOPE_SD, VIEW_SD, ITEM_SD, DEVIATION_SD, GROUP = 0.6, 0.3, 0.5, 0.5, 0.2, 0.4
TARGETS = tuple(("alliance", name, "") for name in "ab") + tuple(
    ("vignette", f"v{number}", "") for number in range(len(VIGNETTES))
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RaterPanel:
    """A simulated panel.

    Attributes
    ----------
    design
        Its ratings, as the model takes them.
    positions, ratings
        shape (2,): true positions of the alliances, and what an endless panel would rate them.
    means
        For each alliance the experts' means of their ratings.

    """

    design: AxisDesign
    positions: FloatArray
    ratings: FloatArray
    means: tuple[FloatArray, FloatArray]


def draw_panel(experts: int, rng: np.random.Generator, *, split: bool, groups: bool) -> RaterPanel:
    """Draw a panel.

    Parameters
    ----------
    experts
        How many there are; every second one belongs to the second group.
    rng
        The random numbers.
    split
        Whether each group rates one alliance only.
    groups
        Whether the groups use the scale differently, one .4 higher and one .4 lower.

    """
    second = np.arange(experts) % 2
    sign = np.where(second == 1, 1.0, -1.0)
    shifts = SHIFT_SD * rng.normal(size=experts) + (GROUP * sign if groups else 0.0)
    slopes = np.exp(SLOPE_SD * rng.normal(size=experts))
    positions = rng.uniform(-1.5, 1.5, size=2)
    ease = np.concatenate([[0.0], ITEM_SD * rng.normal(size=ITEMS - 1)])
    own_ease = DEVIATION_SD * rng.normal(size=(2, ITEMS))
    own_ease[:, 0] = 0
    views = VIEW_SD * rng.normal(size=(experts, 2 + len(VIGNETTES)))
    vignettes = VIGNETTES + VIGNETTE_SD * rng.normal(size=len(VIGNETTES))
    felt = np.concatenate(
        [
            (positions[:, np.newaxis] + ease + own_ease).ravel()
            + np.repeat(views[:, :2], ITEMS, axis=1),
            vignettes + views[:, 2:],
        ],
        axis=1,
    )
    linear = slopes[:, np.newaxis] * felt + shifts[:, np.newaxis] + rng.normal(size=felt.shape)
    point = np.searchsorted(LIMITS, linear.ravel()).reshape(linear.shape)
    target = np.concatenate([np.repeat([0, 1], ITEMS), np.arange(2, len(TARGETS))])
    item = np.concatenate([np.tile(np.arange(ITEMS), 2), np.zeros(len(VIGNETTES), dtype=int)])
    asked = np.ones(point.shape, dtype=bool)
    if split:
        asked = (target >= 2) | (target == second[:, np.newaxis])
    rows, columns = np.nonzero(asked)
    return RaterPanel(
        design=AxisDesign(
            points=POINTS, minimum=1, targets=TARGETS,
            means=np.concatenate([[0, 0], VIGNETTES]),
            sds=np.concatenate([[ALLIANCE_SD] * 2, [VIGNETTE_SD] * len(VIGNETTES)]),
            rows=np.arange(experts), expert=rows, target=target[columns],
            scale=np.zeros(len(rows), dtype=int), question=item[columns],
            deviation=np.where(item > 0, target * (ITEMS - 1) + item, 0)[columns],
            point=point[rows, columns],
            scales=1, questions=ITEMS - 1, deviations=2 * (ITEMS - 1), linking_scale=0,
        ),
        positions=positions,
        ratings=expected_rating(positions),
        means=tuple(
            1 + point[:, target == which].mean(axis=1)[asked[:, target == which][:, 0]]
            for which in (0, 1)
        ),
    )  # fmt: skip


def expected_rating(positions: FloatArray) -> FloatArray:
    """Give the mean rating of the linking item over endless experts, from quadrature."""
    from scipy.special import ndtr

    logs, weights = normal_nodes(SLOPE_SD, 21)
    slope = np.exp(logs)
    wide = np.sqrt(1 + SHIFT_SD**2 + (slope * VIEW_SD) ** 2)
    limits = (slope * positions[:, np.newaxis] - LIMITS[:, np.newaxis, np.newaxis]) / wide
    return np.asarray(1 + (ndtr(limits) @ weights).sum(axis=0))
