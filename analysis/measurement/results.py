"""What the measurement model and the vignettes say, beside the mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.serialise import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.measurement.leading import Leading
    from analysis.measurement.vignette_ranks import VignetteRanks
    from analysis.results import Statistic
    from analysis.serialise import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How experts differ in one habit: standard deviation, and the 10th and 90th percentile."""

    sd: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """One expert's use of the scale of one axis: for researchers who may see single rows."""

    expert: str
    axis: str
    shift: float
    slope: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledTarget:
    """One stimulus of Aldrich and McKelvey's scaling, with its position on the ratings' scale."""

    kind: str
    id: str
    period: str
    position: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledTargets:
    """Aldrich and McKelvey's scaling of what nearly everybody rated with the linking item."""

    targets: tuple[ScaledTarget, ...]
    unexplained: float | None
    n: int
    n_targets: int
    n_dropped: int
    method: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisMeasurement:
    """The rater model of one axis.

    Attributes
    ----------
    n, n_ratings, n_targets, n_vignettes
        Experts with a rating; ratings; what was rated, vignettes among it.
    view_sd
        Standard deviation of the experts' own views of a target, in the model's unit.
    shifts, slopes
        How experts differ in leniency, and in how sharply they tell targets apart.
    aldrich_mckelvey
        A second corrector.
    reason
        Why there is no model: no_experts, too_few_experts, no_linking_item, no_variation,
        not_linked, too_many_ratings or not_converged.

    """

    n: int
    n_ratings: int
    n_targets: int
    n_vignettes: int
    view_sd: float | None
    shifts: Spread | None
    slopes: Spread | None
    aldrich_mckelvey: ScaledTargets
    reason: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPosition:
    """An alliance on one axis.

    Attributes
    ----------
    rating
        The expected rating of the linking item over an endless panel of such experts.
    osp
        V-Dem's point on the people's scale: that of an expert without any habits.
    latent
        The position in the model's unit, 0 at the prior mean of alliances.
    difference
        The rating minus the mean of the experts' scores; None where there is not both.
    anchored_mean
        The panel's mean in the unit of the vignettes' written positions.
    vignette_ranks
        The alliance among the vignettes that everybody rated.

    """

    n: int
    rating: Statistic
    osp: float | None
    latent: Statistic
    difference: float | None
    anchored_mean: Statistic
    vignette_ranks: VignetteRanks


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredAlliance:
    """An alliance in a period by the rater model of both axes.

    Attributes
    ----------
    n
        The smaller of the numbers of experts who rated it on either axis.
    axes
        By axis.
    position, phase
        Of the expected ratings.
    placement_probability
        By phase: the share of draws of both axes' posteriors there.
    axis_correlation
        How the draws of the axes were joined: with the correlation of the experts' scores.
    reason
        Why there is no position: that of an axis.

    """

    id: str
    period: str
    n: int
    axes: Mapping[str, MeasuredPosition]
    position: Mapping[str, float] | None
    phase: str | None
    placement_probability: Mapping[str, float] | None
    axis_correlation: float | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """The second estimator, what leads, and each expert's habits for those who may see them."""

    leading: Leading
    axes: Mapping[str, AxisMeasurement]
    alliances: tuple[MeasuredAlliance, ...]
    habits: tuple[Habits, ...]

    def as_dict(self) -> Plain:
        """Give plain JSON types, without single experts."""
        return {
            "leading": plain(self.leading),
            "axes": plain(self.axes),
            "alliances": plain(self.alliances),
        }
