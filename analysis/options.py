"""What a researcher may choose about an analysis; stored with every result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

from analysis.serialise import plain

if TYPE_CHECKING:
    from analysis.serialise import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The choices behind a result.

    Attributes
    ----------
    level
        Level of the intervals.
    seed
        Seed of every simulation and resampling.
    null_draws, bootstrap_draws
        Simulated panels behind a chance percentile; resamples behind a bootstrap.
    minimum_placed, small_panel
        Below the first no probability, interval or coefficient; below the second a flag.
    minimum_targets
        Fewer targets get no coefficient over targets.
    clear, probable, leaning, listed
        Placement probabilities from which each word is used, and from which a phase is listed.
    shared_errors
        Standard deviations, in scale points, of an error that all experts share.
    ellipse_levels
        Probabilities that the posterior ellipses hold.
    bootstrap_gap
        The difference from the bootstrap's probability that raises a warning.
    cannot_judge_limit
        The share of "cannot judge" above which a question is flagged.
    item_rest_limit
        The correlation of an item with the others of its axis below which it is flagged.
    inversion_limit
        The share of inverted orders above which a pair of vignettes is flagged.
    straight_line
        The number of equal answers, a reversed item among them, that is flagged.
    sign_flips, joint_draws
        Assignments of signs behind a test of change where not all are looked at; draws behind the
        probability that a phase changed.
    permutations
        Assignments to groups behind a test of two groups, where not all are looked at.
    camp_share
        The share of experts in camps of another phase than the panel's from which there may be two.
    negligible_change
        The mean change, in scale points, within which a position counts as stable.
    consensus_iqr, consensus_share, consensus_above_chance
        The rule of consensus: the widest interquartile range, the share of ratings within one point
        of the median, and whether A must lie above chance.
    sweep_reach, sweep_step
        How far, and in which steps, the cuts are moved to see which phase the position has then.
    alliances_sampled
        True if the alliances are a sample of alliances: intervals of coefficients then leave out
        alliances as well as experts, one at a time.
    estimator
        What leads: by_design, or always the mean or the model.
    complete_design
        Whether every expert is asked about every alliance.
    missing_limit
        The share of what was assigned above which, when missing, both estimators are given alike.

    Examples
    --------
    >>> Options(level=0.9).as_dict()["level"]
    0.9

    """

    level: float = 0.95
    seed: int = 20260101
    null_draws: int = 20000
    bootstrap_draws: int = 2000
    minimum_placed: int = 5
    small_panel: int = 10
    minimum_targets: int = 5
    clear: float = 0.95
    probable: float = 0.80
    leaning: float = 0.55
    listed: float = 0.15
    shared_errors: tuple[float, ...] = (0.2, 0.3, 0.5)
    ellipse_levels: tuple[float, ...] = (0.5, 0.9)
    bootstrap_gap: float = 0.05
    cannot_judge_limit: float = 0.30
    item_rest_limit: float = 0.30
    inversion_limit: float = 0.25
    straight_line: int = 8
    sign_flips: int = 10000
    joint_draws: int = 100000
    permutations: int = 10000
    camp_share: float = 0.25
    negligible_change: float = 0.5
    consensus_iqr: float = 1.0
    consensus_share: float = 0.75
    consensus_above_chance: bool = True
    sweep_reach: float = 0.5
    sweep_step: float = 0.1
    alliances_sampled: bool = False
    estimator: Literal["by_design", "mean", "model"] = "by_design"
    complete_design: bool = True
    missing_limit: float = 0.20

    def __post_init__(self) -> None:
        if not 0 < self.level < 1:
            raise ValueError(f"The level must lie between 0 and 1; it is {self.level}.")
        if self.minimum_placed < 5:  # noqa: PLR2004 - the posterior needs 3 degrees of freedom
            raise ValueError(
                f"At least 5 experts are needed to place an alliance; "
                f"minimum_placed is {self.minimum_placed}.",
            )
        draws = (self.null_draws, self.bootstrap_draws, self.sign_flips, self.permutations)
        if min(*draws, self.joint_draws) < 1:
            raise ValueError("The numbers of draws must be at least 1.")
        if not 0 < self.sweep_step <= self.sweep_reach:
            raise ValueError("The cuts must be moved by a positive step, and at least by one.")
        if not 0 <= self.listed <= self.leaning <= self.probable <= self.clear <= 1:
            raise ValueError(
                "The probabilities for listed, leaning, probable and clear must rise from 0 to 1.",
            )

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))
