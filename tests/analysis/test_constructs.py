from __future__ import annotations

import numpy as np
import pytest
from scipy.special import stdtrit

from analysis.options import Options
from analysis.round import analyze
from tests.analysis.examples import panel
from tests.analysis.examples import rate

QUICK = Options(null_draws=300, bootstrap_draws=100)
FEARS = {
    "AB_A": (5, 6, 4, 5, 6),
    "EN_A": (2, 3, 3, 1, 2),
    "AB_B": (1, 2, 1, 2, 1),
    "EN_B": (6, 6, 7, 5, 6),
}


def test_each_governments_fears_stay_its_own() -> None:
    ratings = [
        rate(f"e{n:02d}", item, value)
        for item, values in FEARS.items()
        for n, value in enumerate(values)
    ]

    alliance = analyze(panel(ratings, experts=5), QUICK).alliances[0]

    a, b = alliance.dilemma
    assert (a.holder, b.holder) == ("A", "B")
    assert a.abandonment.estimate == pytest.approx(5.2)
    assert a.entrapment.estimate == pytest.approx(2.2)
    assert a.difference.estimate == pytest.approx(3.0)
    assert b.difference.estimate == pytest.approx(-4.6)
    differences = np.subtract(FEARS["AB_A"], FEARS["EN_A"])
    half = stdtrit(4, 0.975) * differences.std(ddof=1) / np.sqrt(5)
    assert a.difference.interval is not None
    assert a.difference.interval.high == pytest.approx(3.0 + half)
    scored = {(entry.construct, entry.holder): entry.mean.n for entry in alliance.constructs}
    assert scored == {
        ("abandonment", "A"): 5,
        ("abandonment", "B"): 5,
        ("entrapment", "A"): 5,
        ("entrapment", "B"): 5,
    }


def test_a_difference_needs_both_fears_of_an_expert() -> None:
    ratings = [rate("e00", "AB_A", 5), rate("e00", "EN_A", 2), rate("e01", "AB_A", 7)]

    (dilemma,) = analyze(panel(ratings, experts=2), QUICK).alliances[0].dilemma

    assert (dilemma.abandonment.n, dilemma.entrapment.n, dilemma.difference.n) == (2, 1, 1)
    assert dilemma.difference.estimate == 3


def test_each_threat_has_its_own_score_beside_the_overall_one() -> None:
    ratings = []
    for n in range(6):
        expert = f"e{n:02d}"
        ratings.append(rate(expert, "T0", 4))
        for item in ("T2", "T3"):
            ratings.append(rate(expert, item, 2 + n % 2, threat="china"))
            ratings.append(rate(expert, item, 6, threat="north-korea"))

    alliance = analyze(panel(ratings, experts=6), QUICK).alliances[0]

    china, korea = alliance.threats
    assert (china.threat, korea.threat) == ("china", "north-korea")
    assert china.axes["threat_agreement"].estimate == pytest.approx(2.5)
    assert korea.axes["threat_agreement"].estimate == pytest.approx(6)
    assert [entry.item for entry in china.items] == ["T2", "T3"]
    assert "cohesion" not in china.axes
    overall = alliance.axes["threat_agreement"].mean.estimate
    assert overall == pytest.approx((4 + 2 * 2.5 + 2 * 6) / 5)


def test_small_panels_have_scores_without_intervals() -> None:
    ratings = [rate(f"e{n:02d}", "AB_A", 5 + n % 2) for n in range(4)]

    (score,) = analyze(panel(ratings, experts=4), QUICK).alliances[0].constructs

    assert score.mean.estimate == 5.5
    assert (score.mean.interval, score.mean.reason) == (None, "too_few_experts")
