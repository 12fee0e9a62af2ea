"""Fears state by state on their own plane, and named threats beside each other."""

from __future__ import annotations

import pytest

from analysis.round import analyze
from tests.analysis.differences.panels import QUICK
from tests.analysis.examples import panel
from tests.analysis.examples import rate

AB_A, EN_A = (5, 6, 4, 5, 2, 1), (2, 3, 4, 6, 5, 1)


def test_each_government_has_a_plane_of_its_own() -> None:
    ratings = [
        rate(f"e{n:02d}", item, value)
        for item, values in (("AB_A", AB_A), ("EN_A", EN_A), ("AB_B", EN_A), ("EN_B", AB_A))
        for n, value in enumerate(values)
    ]

    a, b = analyze(panel(ratings, experts=6), QUICK).alliances[0].dilemma

    assert (a.holder, b.holder, a.n, a.middle) == ("A", "B", 6, 4.0)
    assert a.quadrants is not None
    counts = {name: quadrant.n for name, quadrant in a.quadrants.items()}
    assert counts == {"both": 2, "abandonment": 2, "entrapment": 1, "neither": 1}
    assert a.ellipses is not None
    assert (a.ellipses["90"].x, a.ellipses["90"].y) == pytest.approx((21 / 6, 23 / 6))
    assert b.difference.estimate == pytest.approx(-(a.difference.estimate or 0))
    assert a.test.p == b.test.p
    assert a.test.n_changed == 4


def test_fears_of_few_have_no_ellipse_and_no_quadrants() -> None:
    ratings = [rate(f"e{n:02d}", item, 5) for item in ("AB_A", "EN_A") for n in range(4)]

    (dilemma,) = analyze(panel(ratings, experts=4), QUICK).alliances[0].dilemma

    assert (dilemma.n, dilemma.ellipses, dilemma.quadrants) == (4, None, None)
    assert dilemma.test.reason == "too_few_experts"


def test_threats_are_compared_expert_by_expert_over_what_was_asked_of_both() -> None:
    ratings = []
    for n in range(6):
        name = f"e{n:02d}"
        ratings.append(rate(name, "T2", 2 + n % 3, threat="china"))
        ratings.append(rate(name, "T2", 5 + n % 3, threat="north-korea"))
        ratings.append(rate(name, "T3", 1, threat="china"))

    china, korea = analyze(panel(ratings, experts=6), QUICK).alliances[0].threats

    (difference,) = china.differences
    assert korea.differences == ()
    assert (difference.other, difference.axis) == ("north-korea", "threat_agreement")
    assert difference.items == ("T2",)
    assert difference.difference.estimate == -3
    assert difference.difference.warnings == ("zero_width",)
    assert difference.test.p == 2 / 2**6
    assert china.axes["threat_agreement"].estimate == pytest.approx(2)


def test_threats_with_no_item_in_common_are_not_compared() -> None:
    ratings = [rate("e00", "T2", 5, threat="china"), rate("e00", "T3", 5, threat="north-korea")]

    threats = analyze(panel(ratings, experts=1), QUICK).alliances[0].threats

    assert [threat.differences for threat in threats] == [(), ()]
