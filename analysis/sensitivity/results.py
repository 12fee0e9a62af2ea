"""How far a placement depends on choices: what the analysis says about one alliance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.results import Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class CutSweep:
    """The phase under other cuts.

    Attributes
    ----------
    vertical_cuts, horizontal_cuts
        The cuts tried, ascending, in scale points.
    phases
        By vertical cut, then by horizontal cut: the phase of the position.
    kept
        The share of the pairs of cuts that keep the phase of the stated ones.
    distance
        By axis: position − cut, in scale points.
    distance_se
        By axis: the same in standard errors of the mean; None where the scores do not vary.
    nearest
        The axis whose cut is nearer.

    """

    vertical_cuts: tuple[float, ...]
    horizontal_cuts: tuple[float, ...]
    phases: tuple[tuple[str, ...], ...]
    kept: float
    distance: Mapping[str, float]
    distance_se: Mapping[str, float | None]
    nearest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoredCuts:
    """The placement with the panel's own mean of the boundary vignette as the cuts.

    Attributes
    ----------
    vignettes
        Those that were written to stand on both cuts.
    n
        Experts who rated the boundary vignette on both axes, and have a score on both.
    cuts
        By axis: the panel's mean of the vignette, with its interval.
    position
        By axis: the mean of the same experts' scores of the alliance.
    changes
        Whether the phase is another one than with the stated cuts.
    placement_probability
        By phase, from each expert's score less the own rating of the vignette: the uncertainty of
        the cuts is in it.

    """

    vignettes: tuple[str, ...]
    n: int
    cuts: Mapping[str, Statistic] | None
    position: Mapping[str, float] | None
    phase: str | None
    changes: bool | None
    placement_probability: Mapping[str, float] | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The lowest and the highest value that was reached."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertsLeftOut:
    """What becomes of the placement when each expert in turn is left out; nobody is named.

    Attributes
    ----------
    phases
        By phase: how many of the n analyses reach it.
    position
        By axis: the range of the positions.
    probability
        The range of the placement probability of the phase of all experts.

    """

    n: int
    phases: Mapping[str, int]
    position: Mapping[str, Range]
    probability: Range | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLeftOut:
    """The placement without one item, with its threats; the rule of two thirds counts anew."""

    axis: str
    item: str
    n: int
    position: Mapping[str, float] | None
    phase: str | None
    probability: float | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipNumber:
    """The smallest number of experts whose removal changes the phase.

    Attributes
    ----------
    n
        Of so many experts.
    experts
        The number; None where `reason` says why there is none.
    axis
        The axis whose cut is crossed.
    phase
        The phase that it becomes.

    """

    n: int
    experts: int | None
    axis: str | None
    phase: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A choice of the analysis, and the options that were tried; the first is the one stated."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """One analysis: for each choice the place of its option, and what comes out."""

    options: tuple[int, ...]
    n: int
    vertical: float
    horizontal: float
    phase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCount:
    """How many of the analyses with an option keep the phase."""

    choice: str
    option: str
    n: int
    holds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificationCurve:
    """Every combination of the choices (Simonsohn, Simmons and Nelson 2020, *Nature Human Behaviour* 4).

    Attributes
    ----------
    phase
        The phase of the stated analysis.
    n, holds
        How many analyses there are, and how many give that phase.
    n_cells, holds_cell
        The same over the analyses in the reading in use: the other reading of the map names cells
        otherwise and moves nothing.
    by_option
        Where the analyses that differ come from.
    left_out
        Options that could not be tried, with the reason code.

    """

    phase: str
    choices: tuple[Choice, ...]
    n: int
    holds: int
    n_cells: int
    holds_cell: int
    by_option: tuple[OptionCount, ...]
    left_out: Mapping[str, str]
    specifications: tuple[Specification, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """How far the placement of one alliance depends on choices; all None where `reason` says why."""

    n: int
    cut_sweep: CutSweep | None
    anchored_cuts: AnchoredCuts | None
    experts_left_out: ExpertsLeftOut | None
    items_left_out: tuple[ItemLeftOut, ...]
    flip_number: FlipNumber | None
    specifications: SpecificationCurve | None
    flagged: Mapping[str, int] | None
    reason: str | None
