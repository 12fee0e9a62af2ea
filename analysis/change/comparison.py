"""One alliance on two occasions: everything that says whether, and how far, it moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

import numpy as np

from analysis.change.axis_change import axis_change
from analysis.change.joint_test import METHOD as JOINT
from analysis.change.joint_test import joint_test
from analysis.change.occasions import compared
from analysis.change.phase_change import phase_change
from analysis.change.sign_flips import untested
from analysis.change.stopping import stop_rule
from analysis.change.turnover import turnover_of
from analysis.serialise import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.change.axis_change import AxisChange
    from analysis.change.occasions import Moment
    from analysis.change.occasions import Occasion
    from analysis.change.phase_change import PhaseChange
    from analysis.change.sign_flips import PermutationTest
    from analysis.change.stopping import Stop
    from analysis.change.turnover import Turnover
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.serialise import Plain

Kind = Literal["rounds", "periods"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed between two occasions.

    Attributes
    ----------
    kind
        rounds: the same period as two rounds judged it. periods: two periods as one round judged
        them.
    n, n_from, n_to
        Experts with both scores on both occasions, on the earlier, and on the later one.
    axes
        By axis: the change and its tests.
    joint
        The test that neither axis changed.
    phase
        Whether the phase changed.
    turnover
        The stayers' part and the composition's.
    stop
        The rule of a Delphi, between rounds only.

    """

    kind: Kind
    alliance: str
    origin: Moment
    goal: Moment
    n: int
    n_from: int
    n_to: int
    axes: Mapping[str, AxisChange]
    joint: PermutationTest
    phase: PhaseChange | None
    turnover: Turnover
    stop: Stop | None
    reason: str | None
    warnings: tuple[str, ...]

    def as_dict(self) -> Plain:
        """Give plain JSON types; the occasions are `from` and `to`."""
        return {
            "kind": self.kind,
            "alliance": self.alliance,
            "from": plain(self.origin),
            "to": plain(self.goal),
            "n": self.n,
            "n_from": self.n_from,
            "n_to": self.n_to,
            "axes": plain(self.axes),
            "joint": plain(self.joint),
            "phase": plain(self.phase),
            "turnover": plain(self.turnover),
            "stop": plain(self.stop),
            "reason": self.reason,
            "warnings": plain(self.warnings),
        }


def compare(
    kind: Kind, alliance: str, first: Occasion, last: Occasion, frame: Frame, options: Options
) -> Comparison:
    """Compare how an alliance was judged on two occasions, paired by expert."""
    scores = {axis.id: compared(first, last, axis) for axis in frame.axes}
    before = np.column_stack([scores[axis.id].before for axis in frame.axes])
    after = np.column_stack([scores[axis.id].after for axis in frame.axes])
    pairs = _complete(before) & _complete(after)
    changes = {name: axis_change(found, options) for name, found in scores.items()}
    shared = all(found.questions for found in scores.values())
    turnover = turnover_of(
        before, after, (frame.vertical.id, frame.horizontal.id), minimum=options.minimum_placed
    )
    n = int(pairs.sum())
    enough = n >= options.minimum_placed
    reason = None if enough else _reason(n, shared=shared)
    return Comparison(
        kind=kind,
        alliance=alliance,
        origin=first.moment,
        goal=last.moment,
        n=n,
        n_from=int(_complete(before).sum()),
        n_to=int(_complete(after).sum()),
        axes=changes,
        joint=_joint(before[pairs], after[pairs], reason, options),
        phase=phase_change(
            before[pairs], after[pairs], frame, draws=options.joint_draws, seed=options.seed
        )
        if enough
        else None,
        turnover=turnover,
        stop=stop_rule(scores, changes, options) if kind == "rounds" else None,
        reason=reason,
        warnings=_warnings(n, changes, turnover, options),
    )


def _complete(scores: FloatArray) -> BoolArray:
    return np.asarray(~np.isnan(scores).any(axis=1), dtype=np.bool_)


def _reason(n: int, *, shared: bool) -> str:
    if not shared:
        return "no_common_questions"
    return "too_few_experts" if n else "no_complete_pairs"


def _joint(
    before: FloatArray, after: FloatArray, reason: str | None, options: Options
) -> PermutationTest:
    if reason:
        return untested(len(before), JOINT, reason)
    return joint_test(
        after - before, draws=options.sign_flips, seed=options.seed, level=options.level
    )


def _warnings(
    n: int, changes: Mapping[str, AxisChange], turnover: Turnover, options: Options
) -> tuple[str, ...]:
    tests = [change.test.can_be_significant for change in changes.values()]
    verdicts = [change.equivalence.verdict for change in changes.values()]
    codes = {
        "small_panel": 0 < n < options.small_panel,
        "cannot_be_significant": False in tests,
        "stability_cannot_be_shown": "cannot_be_shown" in verdicts,
        "high_turnover": turnover.model_should_lead,
    }
    return tuple(code for code, applies in codes.items() if applies)
