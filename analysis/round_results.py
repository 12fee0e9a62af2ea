"""What the analysis of a round gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.serialise import plain

if TYPE_CHECKING:
    from analysis.alliance_results import AlliancePlacement
    from analysis.change import Change
    from analysis.connectivity import Connectivity
    from analysis.differences import CampMember
    from analysis.frame import Frame
    from analysis.measurement import Measurement
    from analysis.options import Options
    from analysis.pooling import MapTest
    from analysis.reliability import AxisReliability
    from analysis.reliability import Reliability
    from analysis.scale_use import AxisScaleUse
    from analysis.scale_use import ScaleUse
    from analysis.serialise import Plain
    from analysis.target_agreement import TargetAgreement


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertCounts:
    """The experts, and how many of them a check has flagged; flags never delete anyone.

    Attributes
    ----------
    n, n_rating
        Those who submitted, and those of them who rated anything.
    straight_lining
        Those who gave one point to all of many questions about a target, reversed ones included.
    order_inversions
        Those who rated two vignettes in the opposite of the order they were written to have.

    """

    n: int
    n_rating: int
    straight_lining: int
    order_inversions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertPoint:
    """One expert's scores of one alliance: for researchers who may see single rows."""

    expert: str
    alliance: str
    period: str
    vertical: float | None
    horizontal: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """All results of a round; single experts' points stay out of `as_dict` unless asked for."""

    frame: Frame
    options: Options
    experts: ExpertCounts
    alliances: tuple[AlliancePlacement, ...]
    reliability: Reliability
    scale_use: ScaleUse
    connectivity: Connectivity
    measurement: Measurement
    map_test: MapTest | None
    change: Change
    warnings: tuple[str, ...]
    expert_points: tuple[ExpertPoint, ...]
    camp_members: tuple[CampMember, ...]

    def as_dict(self, *, with_experts: bool = False) -> Plain:
        """Give plain JSON types, without rounding; undefined numbers are null with a reason.

        Parameters
        ----------
        with_experts
            Whether the points of single experts, their habits, and the camp of each are in it.

        """
        result: Plain = {
            "frame": plain(self.frame),
            "experts": plain(self.experts),
            "alliances": [alliance.as_dict() for alliance in self.alliances],
            "reliability": self._reliability(),
            "scale_use": self._scale_use(),
            "connectivity": plain(self.connectivity),
            "measurement": self.measurement.as_dict(),
            "map_test": plain(self.map_test),
            "change": self.change.as_dict(),
            "warnings": plain(self.warnings),
            "options": self.options.as_dict(),
        }
        if with_experts:
            result["expert_points"] = plain(self.expert_points)
            result["expert_habits"] = plain(self.measurement.habits)
            result["camp_members"] = plain(self.camp_members)
        return result

    def _reliability(self) -> Plain:
        named = {
            "axis_correlation": self.reliability.axis_correlation,
            "axis_correlation_leniency_removed": (
                self.reliability.axis_correlation_leniency_removed
            ),
        }
        return {
            name: _axis_reliability(axis) for name, axis in self.reliability.axes.items()
        } | dict(plain(named))

    def _scale_use(self) -> Plain:
        axes = {name: _axis_scale_use(axis) for name, axis in self.scale_use.axes.items()}
        return {"name": self.scale_use.name, "axes": axes}


def _axis_reliability(axis: AxisReliability) -> Plain:
    raw, lenient = plain(axis.scale), plain(axis.scale_leniency_removed)
    return {
        **raw,
        **{f"{name}_leniency_removed": found for name, found in lenient.items()},
        "columns": axis.columns,
        "items": plain(axis.items),
        **_agreement(axis.agreement),
    }


def _axis_scale_use(axis: AxisScaleUse) -> Plain:
    use = {
        "means": axis.means,
        "pairs": axis.pairs,
        "strict": axis.strict,
        "with_ties": axis.with_ties,
    }
    return _agreement(axis.agreement) | dict(plain(use))


def _agreement(agreement: TargetAgreement) -> Plain:
    return dict(plain(agreement))
