"""What experts say beside ratings: who they are, chips, a phase, a point on the map, a word for a cell."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING
from typing import Literal

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Hashable

    from analysis.panel import Panel

__all__ = ["ChipAllocation", "MapPoint", "MapReading", "Membership", "PhaseChoice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An expert's value of a coarse attribute of the panel, as ``community`` ``scholar``."""

    expert: str
    attribute: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipAllocation:
    """How one expert divided chips over the phases of an alliance.

    Attributes
    ----------
    counts
        (phase, chips) for each phase that got any.
    outlook
        Whether it is a forecast, and not a judgement of the period.

    """

    expert: str
    item: str
    alliance: str
    counts: tuple[tuple[str, int], ...]
    period: str = ""
    outlook: bool = False

    @property
    def total(self) -> int:
        """The number of chips.

        Examples
        --------
        >>> ChipAllocation(
        ...     expert="e1", item="PH2", alliance="us-rok", counts=(("ironclad", 7), ("stable", 3))
        ... ).total
        10

        """
        return sum(chips for _, chips in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseChoice:
    """The phase that one expert chose for an alliance directly, without seeing the map."""

    expert: str
    item: str
    alliance: str
    phase: str
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """Where one expert placed an alliance on the plane, in scale points of the two axes."""

    expert: str
    item: str
    alliance: str
    vertical: float
    horizontal: float
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapReading:
    """Which phase one expert calls a mixed cell that is described in words."""

    expert: str
    item: str
    cell: Literal["high_weak", "low_strong"]
    phase: str


def check_judgements(panel: Panel) -> None:
    """Check that what stands beside the ratings fits the panel.

    Raises
    ------
    ValueError
        If an expert, alliance or phase is unknown, an expert says a thing twice, chips are
        negative or none, or a point has a coordinate that is no number.

    """
    experts, phases = frozenset(panel.experts), frozenset(panel.frame.phases.phases)
    alliances = frozenset(panel.alliances)
    _check_once("membership", [(each.expert, each.attribute) for each in panel.memberships])
    for membership in panel.memberships:
        _check_expert("membership", membership.expert, experts)
    for kind, said in (
        ("chip allocation", panel.chips),
        ("phase choice", panel.phase_choices),
        ("map point", panel.map_points),
    ):
        _check_once(kind, [(each.expert, each.item, each.alliance, each.period) for each in said])
        for each in said:
            _check_expert(kind, each.expert, experts)
            if (each.alliance, each.period) not in alliances:
                raise ValueError(
                    f"A {kind} is of {(each.alliance, each.period)}, which is not in the panel."
                )
    _check_once("map reading", [(each.expert, each.cell) for each in panel.map_readings])
    for reading in panel.map_readings:
        _check_expert("map reading", reading.expert, experts)
        _check_phase("map reading", reading.phase, phases)
    for choice in panel.phase_choices:
        _check_phase("phase choice", choice.phase, phases)
    for allocation in panel.chips:
        _check_chips(allocation, phases)
    for point in panel.map_points:
        if not (isfinite(point.vertical) and isfinite(point.horizontal)):
            raise ValueError(f"The map point of {point.expert} has a coordinate that is no number.")


def _check_once(kind: str, keys: list[tuple[str, ...]]) -> None:
    seen: set[Hashable] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"The {kind} {key} stands twice in the panel.")
        seen.add(key)


def _check_expert(kind: str, expert: str, experts: Collection[str]) -> None:
    if expert not in experts:
        raise ValueError(f"A {kind} is by “{expert}”, who is not in the panel.")


def _check_phase(kind: str, phase: str, phases: Collection[str]) -> None:
    if phase not in phases:
        raise ValueError(f"A {kind} names “{phase}”, which is no phase of the map.")


def _check_chips(allocation: ChipAllocation, phases: Collection[str]) -> None:
    named = [phase for phase, _ in allocation.counts]
    for phase in named:
        _check_phase("chip allocation", phase, phases)
    if len(set(named)) < len(named):
        raise ValueError(f"The chip allocation of {allocation.expert} names a phase twice.")
    if any(chips < 0 for _, chips in allocation.counts) or allocation.total < 1:
        raise ValueError(
            f"The chip allocation of {allocation.expert} must hold chips, and none below 0."
        )
