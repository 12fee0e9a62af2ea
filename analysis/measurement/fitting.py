"""The rater model of one axis: whether it can be fitted, and what it says of each target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_fit import fit_axis
from analysis.measurement.correcting import scale_targets
from analysis.measurement.design import design_of
from analysis.measurement.people_scale import interval_scores
from analysis.measurement.people_scale import rating_draws
from analysis.measurement.results import AxisMeasurement
from analysis.measurement.results import Habits
from analysis.measurement.results import Spread
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.measurement.axis_fit import AxisFit
    from analysis.measurement.design import AxisDesign
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.sheets import Sheet
    from analysis.sheets import Target

DRAWS = 4000
LARGEST = 10_000  # ratings of an axis, some 600 experts; a fit takes about ten seconds there
RATING = "expected rating of the linking item by the ordinal rater model; draws of its posterior"
LATENT = "position in the ordinal rater model; Laplace’s approximation"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FittedAxis:
    """The model of one axis with what it says of each target, or the reason why there is none."""

    design: AxisDesign | None
    fit: AxisFit | None
    reason: str | None
    at_mode: FloatArray
    draws: FloatArray

    def draws_of(self, target: Target) -> FloatArray:
        """Give the draws of a target's expected rating, shape (draws,)."""
        return self.draws[:, self.place_of(target)]

    def place_of(self, target: Target) -> int:
        """Give the number of a target among those that were rated."""
        return self.design.targets.index(target) if self.design else -1


def fit_one(
    panel: Panel, sheets: Mapping[Target, Sheet], axis: Axis, options: Options
) -> FittedAxis:
    """Fit the model of an axis, where it can be."""
    design = design_of(panel, sheets, axis)
    reason = _undefined(panel, axis, design, options)
    fit = fit_axis(design) if design is not None and reason is None else None
    if fit is None:
        nothing, why = np.zeros((0, 0)), reason or "not_converged"
        return FittedAxis(design=design, fit=None, reason=why, at_mode=nothing, draws=nothing)
    place = panel.frame.axes.index(axis)
    at_mode, draws = rating_draws(fit, DRAWS, [options.seed, place])
    return FittedAxis(design=design, fit=fit, reason=None, at_mode=at_mode, draws=draws)


def _undefined(panel: Panel, axis: Axis, design: AxisDesign | None, options: Options) -> str | None:
    if panel.linking_item(axis) is None:
        return "no_linking_item"
    if design is None:
        return "no_experts"
    if design.experts < options.minimum_placed:
        return "too_few_experts"
    if len(design.point) > LARGEST:
        return "too_many_ratings"
    if design.point.min() == design.point.max():
        return "no_variation"
    return None if design.is_linked else "not_linked"


def describe(
    panel: Panel, sheets: Mapping[Target, Sheet], axis: Axis, fitted: FittedAxis, options: Options
) -> AxisMeasurement:
    """Sum up the model of an axis, and Aldrich and McKelvey's scaling beside it."""
    design, fit = fitted.design, fitted.fit
    kinds = [kind for kind, _, _ in design.targets] if design else []
    anchored = "vignette" in kinds
    return AxisMeasurement(
        n=design.experts if design else 0,
        n_ratings=len(design.point) if design else 0,
        n_targets=len(kinds),
        n_vignettes=kinds.count("vignette"),
        view_sd=fit.parameters.view_sd if fit else None,
        shifts=_spread(fit.parameters.shifts) if fit else None,
        slopes=_spread(fit.parameters.slopes) if fit else None,
        aldrich_mckelvey=scale_targets(panel, sheets, axis, options),
        reason=fitted.reason,
        warnings=("unanchored",) if fit and not anchored else (),
    )


def _spread(values: FloatArray) -> Spread:
    low, high = np.quantile(values, [0.1, 0.9])
    return Spread(sd=float(values.std(ddof=1)), low=float(low), high=float(high))


def habits_of(panel: Panel, axis: Axis, fitted: FittedAxis) -> list[Habits]:
    """Give the habits of each expert, by name."""
    if fitted.fit is None:
        return []
    p = fitted.fit.parameters
    rows = fitted.fit.design.rows.tolist()
    return sorted(
        (
            Habits(expert=panel.experts[row], axis=axis.id, shift=shift, slope=slope)
            for row, shift, slope in zip(rows, p.shifts.tolist(), p.slopes.tolist(), strict=True)
        ),
        key=lambda habit: habit.expert,
    )


def measured(
    fitted: FittedAxis, target: Target, n: int, options: Options
) -> tuple[Statistic, Statistic, float | None]:
    """Give a target's expected rating, its position in the model's unit, and V-Dem's point."""
    reason = fitted.reason or ("too_few_experts" if n < options.minimum_placed else None)
    if reason or fitted.fit is None or fitted.design is None:
        reason = "no_experts" if n == 0 else reason
        nothing = Statistic(estimate=None, n=n, method=RATING, reason=reason)
        return nothing, Statistic(estimate=None, n=n, method=LATENT, reason=reason), None
    from scipy.special import ndtri

    place, fit = fitted.place_of(target), fitted.fit
    low, high = np.quantile(
        fitted.draws[:, place], [(1 - options.level) / 2, (1 + options.level) / 2]
    )
    rating = Statistic(
        estimate=float(fitted.at_mode[place]), n=n, method=RATING,
        interval=Interval(low=float(low), high=float(high), level=options.level, method=f"{DRAWS} draws of the posterior"),
    )  # fmt: skip
    theta = float(fit.parameters.positions[place])
    where = fit.layout.positions.start + place
    half = float(ndtri((1 + options.level) / 2)) * float(np.sqrt(fit.covariance[where, where]))
    latent = Statistic(
        estimate=theta, n=n, method=LATENT,
        interval=Interval(low=theta - half, high=theta + half, level=options.level, method="normal, from the curvature at the mode"),
    )  # fmt: skip
    return rating, latent, float(interval_scores(fit)[place])
