"""What is told of the groups of a panel, and of each two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.differences.energy import EnergyTest
    from analysis.ellipse import Ellipse
    from analysis.results import Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPosition:
    """Where one group places an alliance; a withheld group is named, and nothing else.

    Attributes
    ----------
    group
        The value of the attribute that its members share.
    n
        Members with a score on both axes; None where the group is withheld.
    axes
        By axis: their mean score, with its t interval.
    placement_probability
        By phase, as for the panel.
    reason
        withheld: it has fewer than five such members, or would give away a group that has.

    """

    group: str
    n: int | None
    position: Mapping[str, float] | None
    phase: str | None
    axes: Mapping[str, Statistic] | None
    placement_probability: Mapping[str, float] | None
    ellipses: Mapping[str, Ellipse] | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisGroupDifference:
    """How two groups differ on one axis.

    Attributes
    ----------
    difference
        Of the mean scores, first minus second group.
    cliff_delta
        How much oftener a member of the first stands above one of the second than below.
    on_vignettes
        The same difference on vignettes, which are alike for all: a habit of using the scale.
    adjusted
        The difference of the scores less each expert's own leniency on the vignettes.

    """

    difference: Statistic
    cliff_delta: Statistic
    on_vignettes: Statistic
    adjusted: Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDifference:
    """How two groups differ: axis by axis, and on the plane."""

    first: str
    second: str
    n_first: int
    n_second: int
    axes: Mapping[str, AxisGroupDifference]
    energy: EnergyTest
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupComparison:
    """All groups of one attribute, in their order by name, and each two that may be shown.

    Attributes
    ----------
    n
        Experts with a score on both axes, be they of a known group or not.
    tests
        How many tests of the attribute, over pairs and alliances, the Holm p is adjusted for.
    reason
        Why there are no pairs.

    """

    attribute: str
    n: int
    groups: tuple[GroupPosition, ...]
    pairs: tuple[GroupDifference, ...]
    tests: int
    reason: str | None = None
