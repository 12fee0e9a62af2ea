"""What the pooling of a round gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.results import Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePool:
    """One way to pool the experts' scores of an alliance, and where it places the alliance.

    Attributes
    ----------
    name
        mean, median, trimmed_mean, hodges_lehmann, confidence_weighted, reliability_weighted,
        vignette_weighted or equal_communities.
    n, effective_n
        Experts with a score on both axes and a weight; how many equally weighted ones they are
        worth, (Σw)²/Σw², None where nothing is weighted.
    axes
        By axis: the estimate with its interval.
    position, phase, alternative_phase
        The pooled point, and its phase in both readings; None without an estimate.
    placement_probability, probability_method
        By phase, as in `Placement`; None where it is not defined, and then `reason` says why.
    shift
        By axis: the pooled position minus that of the mean of the same experts' alliance.
    probability_shift
        What the probability of the phase of the mean becomes larger by.
    reason, warnings
        Codes of `analysis.reasons`.

    """

    name: str
    n: int
    effective_n: float | None
    method: str
    axes: Mapping[str, Statistic]
    position: Mapping[str, float] | None
    phase: str | None
    alternative_phase: str | None
    placement_probability: Mapping[str, float] | None
    probability_method: str
    shift: Mapping[str, float] | None
    probability_shift: float | None
    reason: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionPool:
    """One way to pool the experts' own probabilities of the phases.

    Attributes
    ----------
    name
        linear or logarithmic.
    phases
        By phase: the pooled probability with its interval.
    likeliest
        The phase with the highest one; None where there is no number, or several are highest.

    """

    name: str
    n: int
    method: str
    phases: Mapping[str, Statistic]
    likeliest: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """Both pools of the chips, of the present or of the outlook."""

    n: int
    pools: tuple[OpinionPool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The phase that experts chose directly.

    Attributes
    ----------
    shares
        By phase: the share of experts, with an exact interval.
    likeliest
        The phase that most chose; None where there is no number, or several are highest.
    dawid_skene
        By phase: its probability by the model of Dawid and Skene, which lets experts err in ways of
        their own; None where the model cannot be fitted, and then `dawid_skene_reason` says why.

    """

    n: int
    shares: Mapping[str, Statistic]
    likeliest: str | None
    dawid_skene: Mapping[str, Statistic] | None
    dawid_skene_reason: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlliancePools:
    """All pools of one alliance in one period."""

    scores: tuple[ScorePool, ...]
    chips: Chips
    outlook: Chips
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way in which the panel said where an alliance stands.

    Attributes
    ----------
    name
        items, linking, choice, chips or map.
    phase
        The panel's phase by this reading: that of the average point, or the one that is likeliest.
    support
        The placement probability, the pooled probability or the share of experts behind the phase;
        None where it has none.
    probabilities
        The same for every phase.
    position
        By axis, where the reading is a point.

    """

    name: str
    n: int
    phase: str | None
    support: float | None
    probabilities: Mapping[str, float] | None
    position: Mapping[str, float] | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingAgreement:
    """Whether the same experts say the same phase in two readings.

    Attributes
    ----------
    first, second
        Names of the readings.
    share
        The share of experts whose own two phases are the same.
    kappa
        Cohen's kappa: the same beyond what the two distributions give by chance.

    """

    first: str
    second: str
    n: int
    share: Statistic
    kappa: Statistic | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Convergence:
    """Further, independent readings of the same thing beside the placement.

    Attributes
    ----------
    agree
        Whether every reading names the phase of the headline; None with fewer than two readings.
    apart
        The readings that name another one.
    map_difference
        By axis: the point on the map minus the expert's own score.

    """

    readings: tuple[Reading, ...]
    agree: bool | None
    apart: tuple[str, ...]
    agreement: tuple[ReadingAgreement, ...]
    map_difference: Mapping[str, Statistic] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReading:
    """Which phase the panel calls one mixed cell that is described in words.

    Attributes
    ----------
    cell
        high_weak or low_strong.
    map_phase, alternative_phase
        What the map in use, and the alternative one, call it.
    shares
        By phase: the share of experts, with an exact interval.
    map_n, alternative_n
        How many chose the one, and the other.
    p
        Of the exact two-sided test that, among those who chose one of the two, both are equally
        likely; None where it is not defined.
    supports
        map, alternative or neither.

    """

    cell: str
    n: int
    map_phase: str
    alternative_phase: str | None
    shares: Mapping[str, Statistic] | None
    map_n: int | None
    alternative_n: int | None
    p: float | None
    supports: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTest:
    """Which reading of the two mixed cells the panel itself uses.

    Attributes
    ----------
    n
        Experts who named both cells.
    cells
        Each cell by itself.
    whole_map_n, whole_alternative_n
        How many of these read both cells as the map, or as the alternative, does.
    p
        Of the exact two-sided sign test between these two.
    supports
        map, alternative or neither: the one with more if p is below 1 − the level.

    """

    n: int
    cells: tuple[CellReading, ...]
    whole_map_n: int | None
    whole_alternative_n: int | None
    p: float | None
    supports: str | None
    method: str
    reason: str | None
