"""All changes that a round can tell of: since the round before, and over the periods it asked about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.change.comparison import compare
from analysis.change.occasions import Moment
from analysis.change.occasions import Occasion
from analysis.change.trajectory import trajectory_of
from analysis.serialise import plain
from analysis.sheets import arrange

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.change.comparison import Comparison
    from analysis.change.trajectory import Trajectory
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.serialise import Plain
    from analysis.sheets import Sheet
    from analysis.sheets import Target

PRESENT = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed.

    Attributes
    ----------
    comparisons
        Each alliance since the round before (by period), then over consecutive periods.
    trajectories
        One for each alliance with more than one occasion.
    reason
        Why there are none, where they are held back.

    """

    comparisons: tuple[Comparison, ...]
    trajectories: tuple[Trajectory, ...]
    reason: str | None = None

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return {
            "comparisons": [comparison.as_dict() for comparison in self.comparisons],
            "trajectories": plain(self.trajectories),
            "reason": self.reason,
        }


def change_of(
    panel: Panel, sheets: Mapping[Target, Sheet], earlier: Sequence[Panel], options: Options
) -> Change:
    """Compare a round with the one before, and its periods with each other.

    Parameters
    ----------
    panel, sheets
        The round, and its ratings by target.
    earlier
        The rounds before it, oldest first, each with its `round` and experts by the same ids. The
        last is compared; all are on the trajectories.

    """
    rounds = [*(_occasions(each, arrange(each)) for each in earlier), _occasions(panel, sheets)]
    names = list(dict.fromkeys(alliance for alliance, _ in panel.alliances))
    comparisons = []
    trajectories = []
    for alliance in names:
        periods = _in_time(panel, alliance)
        ways = [
            found[alliance, period]
            for period in periods
            for found in rounds
            if (alliance, period) in found
        ]
        if len(ways) > 1:
            trajectories.append(trajectory_of(alliance, ways, panel.frame, options))
        comparisons += _since_before(alliance, periods, rounds, panel, options)
        comparisons += _over_periods(alliance, periods, rounds[-1], panel, options)
    return Change(comparisons=tuple(comparisons), trajectories=tuple(trajectories))


def held_back(reason: str) -> Change:
    """Say why no change is told of."""
    return Change(comparisons=(), trajectories=(), reason=reason)


_Occasions = dict[tuple[str, str], Occasion]


def _occasions(panel: Panel, sheets: Mapping[Target, Sheet]) -> _Occasions:
    return {
        (alliance, period): Occasion(
            moment=Moment(round=panel.round, period=period),
            experts=panel.experts,
            sheet=sheets["alliance", alliance, period],
        )
        for alliance, period in panel.alliances
    }


def _in_time(panel: Panel, alliance: str) -> list[str]:
    """Give an alliance's periods in the order of time: by `Panel.periods`, or as they are listed."""
    asked = [period for name, period in panel.alliances if name == alliance]
    order = [*panel.periods, *(period for period in asked if period not in panel.periods)]
    past = [period for period in order if period in asked and period != PRESENT]
    return [*past, *([PRESENT] if PRESENT in asked else [])]


def _since_before(
    alliance: str,
    periods: Sequence[str],
    rounds: Sequence[_Occasions],
    panel: Panel,
    options: Options,
) -> list[Comparison]:
    if len(rounds) == 1:
        return []
    *_, before, now = rounds
    return [
        compare(
            "rounds",
            alliance,
            before[alliance, period],
            now[alliance, period],
            panel.frame,
            options,
        )
        for period in reversed(periods)
        if (alliance, period) in before
    ]


def _over_periods(
    alliance: str,
    periods: Sequence[str],
    now: _Occasions,
    panel: Panel,
    options: Options,
) -> list[Comparison]:
    return [
        compare(
            "periods", alliance, now[alliance, first], now[alliance, last], panel.frame, options
        )
        for first, last in pairwise(periods)
    ]
