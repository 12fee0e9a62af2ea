"""What the analysis says about one alliance in one period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.serialise import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.cannot_judge import Unjudged
    from analysis.constructs import ConstructScore
    from analysis.differences import Camps
    from analysis.differences import Dilemma
    from analysis.differences import GroupComparison
    from analysis.differences import PerspectiveComparison
    from analysis.differences import ThreatScore
    from analysis.dispersion import Concentration
    from analysis.dispersion import Spread
    from analysis.placement_results import Placement
    from analysis.pooling import AlliancePools
    from analysis.pooling import Convergence
    from analysis.question_agreement import QuestionAgreement
    from analysis.results import Statistic
    from analysis.sensitivity import Sensitivity
    from analysis.serialise import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseShare:
    """How many experts, each by their own scores, stand in a phase."""

    share: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePlacement:
    """Where one of the three scores puts the alliance."""

    n: int
    position: Mapping[str, float] | None
    phase: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisResult:
    """One axis of one alliance: where the experts' scores lie, and how far they agree."""

    n: int
    questions: int
    prorated: float
    mean: Statistic
    median: Statistic
    trimmed_mean: Statistic
    standard_error: Statistic
    spread: Spread
    concentration: Concentration
    by_question: tuple[QuestionAgreement, ...]

    def as_dict(self) -> Plain:
        """Give plain JSON types; A, r_wg and AD (with chance) are those of the linking item."""
        spread = self.spread
        described = {
            "n": self.n,
            "questions": self.questions,
            "prorated": self.prorated,
            "mean": self.mean,
            "median": self.median,
            "trimmed_mean": self.trimmed_mean,
            "standard_error": self.standard_error,
            "sd": spread.sd,
            "range": None if spread.low is None else {"low": spread.low, "high": spread.high},
            "within_one": spread.within_one,
            "score_average_deviation": spread.average_deviation,
            "score_average_deviation_median": spread.average_deviation_median,
        }
        concentration: Plain = plain(self.concentration)
        return {**plain(described), **concentration, "by_question": plain(self.by_question)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlliancePlacement:
    """All results of one alliance in one period.

    Attributes
    ----------
    n, n_vertical, n_horizontal
        Experts with a score on both axes, and on each.
    placement
        Position, phase and probability, from the experts with both scores.
    depends_on_score
        Whether the three scores give different phases.
    phase_shares
        None where the panel is too small to show them.

    """

    id: str
    period: str
    n: int
    n_vertical: int
    n_horizontal: int
    placement: Placement
    depends_on_score: bool
    scores: Mapping[str, ScorePlacement]
    axes: Mapping[str, AxisResult]
    phase_shares: Mapping[str, PhaseShare] | None
    threats: tuple[ThreatScore, ...]
    constructs: tuple[ConstructScore, ...]
    dilemma: tuple[Dilemma, ...]
    groups: tuple[GroupComparison, ...]
    perspectives: tuple[PerspectiveComparison, ...]
    camps: Camps
    cannot_judge: Unjudged
    pools: AlliancePools
    convergence: Convergence
    sensitivity: Sensitivity
    warnings: tuple[str, ...]

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        result = (
            {
                "id": self.id,
                "period": self.period,
                "n": self.n,
                "n_vertical": self.n_vertical,
                "n_horizontal": self.n_horizontal,
            }
            | self._placement_dict()
            | {
                "depends_on_score": self.depends_on_score,
                "scores": self.scores,
                "axes": {name: axis.as_dict() for name, axis in self.axes.items()},
                "phase_shares": self.phase_shares,
                "threats": self.threats,
                "constructs": self.constructs,
                "dilemma": self.dilemma,
                "groups": self.groups,
                "perspectives": self.perspectives,
                "camps": self.camps.as_dict(),
                "cannot_judge": self.cannot_judge,
                "pools": self.pools,
                "convergence": self.convergence,
                "sensitivity": self.sensitivity,
                "warnings": self.warnings,
            }
        )
        return dict(plain(result))

    def _placement_dict(self) -> Plain:
        placement = self.placement
        return {
            "position": placement.position,
            "phase": placement.phase,
            "alternative_phase": placement.alternative_phase,
            "certainty": placement.certainty,
            "listed": placement.listed,
            "placement_probability": placement.probability,
            "placement_reason": placement.reason,
            "placement_method": placement.method,
            "bootstrap_probability": placement.bootstrap_probability,
            "boundary": placement.boundary,
            "covariance": placement.covariance,
            "ellipses": placement.ellipses,
            "shared_error": placement.shared_error,
        }
