"""The experts' own judgement beside what they believe officials would answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.round import analyze
from tests.analysis.differences.panels import QUICK
from tests.analysis.examples import LINKING
from tests.analysis.examples import panel
from tests.analysis.examples import rate

if TYPE_CHECKING:
    from analysis.differences import PerspectiveComparison

OWN = (5, 6, 4, 5, 6, 7)
OFFICIALS = (3, 5, 4, 3, 4, None)


def asked(n: int = 6) -> tuple[PerspectiveComparison, ...]:
    ratings = []
    for number in range(n):
        name = f"e{number:02d}"
        ratings.append(rate(name, "T0", OWN[number]))
        other = OFFICIALS[number]
        missing = "" if other is not None else "cannot_judge"
        ratings.append(rate(name, "T0", other, perspective="officials", missing=missing))
    return analyze(panel(ratings, experts=n, items=LINKING), QUICK).alliances[0].perspectives


def test_each_expert_is_compared_with_what_they_believe_of_others() -> None:
    (comparison,) = asked()

    assert comparison.perspective == "officials"
    assert set(comparison.axes) == {"threat_agreement"}
    axis = comparison.axes["threat_agreement"]
    assert axis.n == 5
    assert axis.own.estimate == pytest.approx(5.2)
    assert axis.other.estimate == pytest.approx(3.8)
    assert axis.difference.estimate == pytest.approx(1.4)
    assert axis.difference.interval is not None
    assert (axis.test.p, axis.test.n_changed) == (0.125, 4)  # 2 of 2^4 assignments
    assert axis.test.can_be_significant is False


def test_fewer_than_five_pairs_are_not_tested() -> None:
    axis = asked(4)[0].axes["threat_agreement"]

    assert (axis.n, axis.test.p, axis.test.reason) == (4, None, "too_few_experts")
    assert axis.difference.interval is None


def test_a_round_that_asks_for_no_other_perspective_has_none() -> None:
    found = analyze(panel([rate("e00", "T0", 5)], experts=1, items=LINKING), QUICK)

    assert found.alliances[0].perspectives == ()
