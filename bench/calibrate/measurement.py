"""The ordinal rater model: does its interval hold what an endless panel would rate?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.location import mean_t
from analysis.measurement.axis_fit import fit_axis
from analysis.measurement.people_scale import rating_draws
from analysis.results import Interval
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family
from bench.calibrate.rater_panels import draw_panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.calibrate.cells import Outcome

DRAWS = 2000
LEVEL = 0.95
RATING, LATENT, MEAN = "model, rating", "model, position", "mean of items"
#: From the name of a variant to whether each group rates one alliance only, and whether groups differ.
VARIANTS = {
    "everyone rates both": (False, False),
    "everyone rates both, groups ±.4": (False, True),
    "each group rates one": (True, False),
    "each group rates one, groups ±.4": (True, True),
}
DESIGNS = tuple(
    Design(experts=experts, units=2, variant=variant)
    for variant in VARIANTS
    for experts in (8, 15, 25)
)


def simulate(design: Design, rng: np.random.Generator, number: int) -> Iterator[Outcome]:
    """Draw a panel and give, for one of its two alliances, the intervals of the model and of the mean."""
    split, groups = VARIANTS[design.variant]
    panel = draw_panel(design.experts, rng, split=split, groups=groups)
    which = number % 2
    fit = fit_axis(panel.design)
    rating = latent = None
    if fit is not None:
        _, draws = rating_draws(fit, DRAWS, [number])
        low, high = np.quantile(draws[:, which], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        rating = Interval(low=float(low), high=float(high), level=LEVEL, method="draws")
        place = fit.layout.positions.start + which
        half = 1.96 * float(np.sqrt(fit.covariance[place, place]))
        at = float(fit.x[place])
        latent = Interval(low=at - half, high=at + half, level=LEVEL, method="Laplace")
    yield RATING, rating, float(panel.ratings[which])
    yield LATENT, latent, float(panel.positions[which])
    yield MEAN, mean_t(panel.means[which], conf=LEVEL).interval, float(panel.ratings[which])


FAMILY = Family(
    name="measurement",
    title="The measurement model",
    about=(
        "Ratings from an ordinal probit with shifts (sd .6), slopes (ln, sd .3) and own views (sd .5) of experts, five items "
        "an alliance of unequal ease (sd .5) and five vignettes, on *seven points*. Two groups of experts, which in half of "
        "the rows use the scale .4 higher and .4 lower, and in half rate one alliance each. True is the position, and what an "
        "endless panel of such experts would rate on the linking item. The mean of the items is given Student’s interval: it "
        "misses by the items’ ease, and by the group where only one rates."
    ),
    units="alliances",
    designs=DESIGNS,
    groups=(("Experts a sample, items and vignettes as drawn.", (RATING, LATENT, MEAN)),),
    simulate=simulate,
)
