"""Whether another round is worth asking: stability first, then consensus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

import numpy as np

from analysis.change.consensus import consensus_on
from analysis.change.stability import stability_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.change.axis_change import AxisChange
    from analysis.change.consensus import Consensus
    from analysis.change.occasions import Compared
    from analysis.change.stability import Stability
    from analysis.options import Options

Decision = Literal["stable_consensus", "stable_split", "unstable", "maximum_decides"]
WORST_FIRST: tuple[Decision, ...] = (
    "unstable",
    "maximum_decides",
    "stable_split",
    "stable_consensus",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisStop:
    """One axis between two rounds, by its linking item and its scores.

    Attributes
    ----------
    decision
        stable_consensus: stop. stable_split: stop, and report the split. unstable: ask again.
        maximum_decides: stability cannot be shown with so few, so the protocol's maximum of rounds
        decides. None where nothing can be said.
    stability, consensus
        Of the ratings of the linking item; consensus is that of the later round. None without one.

    """

    decision: Decision | None
    stability: Stability | None
    consensus: Consensus | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What the rule says of an alliance: the least settled of its axes, and each of them."""

    decision: Decision | None
    reason: str | None
    axes: Mapping[str, AxisStop]


def stop_rule(
    scores: Mapping[str, Compared], changes: Mapping[str, AxisChange], options: Options
) -> Stop:
    """Apply the rule: stable only if equivalence is shown and distribution, median and CV settled.

    Where equivalence cannot be shown at this n, a change that is significant still says unstable.
    """
    axes = {name: _axis(scores[name], changes[name], options) for name in scores}
    reason = next((axis.reason for axis in axes.values() if axis.reason), None)
    found = {axis.decision for axis in axes.values()}
    worst = next((decision for decision in WORST_FIRST if decision in found), None)
    return Stop(decision=None if reason else worst, reason=reason, axes=axes)


def _axis(scores: Compared, change: AxisChange, options: Options) -> AxisStop:
    if scores.linking is None:
        return AxisStop(decision=None, stability=None, consensus=None, reason="no_linking_item")
    before, after = scores.linking_before, scores.linking_after
    both = ~np.isnan(before) & ~np.isnan(after)
    stability = stability_of(
        before[both],
        after[both],
        scores.linking,
        minimum=options.minimum_placed,
        level=options.level,
    )
    consensus = consensus_on(after[~np.isnan(after)], scores.linking, options)
    reason = change.equivalence.reason or stability.reason or consensus.reason
    return AxisStop(
        decision=None if reason else _decide(change, stability, consensus, options),
        stability=stability,
        consensus=consensus,
        reason=reason,
    )


def _decide(
    change: AxisChange, stability: Stability, consensus: Consensus, options: Options
) -> Decision:
    verdict = change.equivalence.verdict
    if verdict == "shown" and stability.settled:
        return "stable_consensus" if consensus.reached else "stable_split"
    moved = change.test.p is not None and change.test.p <= 1 - options.level
    if verdict == "cannot_be_shown" and not moved:
        return "maximum_decides"
    return "unstable"
