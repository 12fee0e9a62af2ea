from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis.axis_correlation import axis_correlation
from analysis.options import Options
from analysis.round import analyze
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from analysis.target_agreement import agreement_over
from tests.analysis.examples import LINKING
from tests.analysis.examples import VIGNETTES
from tests.analysis.examples import design
from tests.analysis.examples import panel
from tests.analysis.examples import rate
from tests.analysis.examples import target

if TYPE_CHECKING:
    from analysis.panel import Rating

QUICK = Options(null_draws=300, bootstrap_draws=300)
ALLIANCES = (target("us-japan", 4.2, 4.3), target("us-rok", 3.9, 4.4))


def test_pure_leniency_gives_an_alpha_and_a_correlation_that_vanish_without_it() -> None:
    lenient = design(
        *ALLIANCES,
        experts=120,
        vignettes_per_expert=None,
        view_sd=0.0,
        leniency_sd=0.6,
        item_sd=0.9,
        difficulty_sd=0.0,
    )

    result = analyze(panel_of(lenient, simulate_panel(lenient, seed=5)), QUICK).reliability

    axis = result.axes["cohesion"]
    assert axis.scale.cronbach_alpha.estimate == pytest.approx(0.7, abs=0.12)
    assert result.axis_correlation.estimate == pytest.approx(0.7, abs=0.15)
    assert axis.scale_leniency_removed.cronbach_alpha.estimate is not None
    assert axis.scale_leniency_removed.cronbach_alpha.estimate < 0.5
    assert result.axis_correlation_leniency_removed.estimate is not None
    assert abs(result.axis_correlation_leniency_removed.estimate) < 0.25


def test_alliances_with_other_threats_are_compared_item_by_item() -> None:
    other = replace(ALLIANCES[1], threats=("russia",))
    same, differs = design(*ALLIANCES), design(ALLIANCES[0], other)

    results = [
        analyze(panel_of(d, simulate_panel(d, seed=6)), QUICK).reliability.axes["threat_agreement"]
        for d in (same, differs)
    ]

    assert [result.columns for result in results] == ["questions", "items"]
    assert [result.scale.cronbach_alpha.n_items for result in results] == [5, 3]
    assert all(result.scale.cronbach_alpha.estimate is not None for result in results)


def test_without_vignettes_no_leniency_can_be_removed() -> None:
    plain = design(*ALLIANCES, vignettes_per_expert=0, fixed_vignettes=())

    result = analyze(panel_of(plain, simulate_panel(plain, seed=7)), QUICK).reliability

    assert result.axis_correlation_leniency_removed.reason == "no_vignettes"
    for axis in result.axes.values():
        assert axis.scale_leniency_removed.cronbach_alpha.reason == "no_vignettes"
        assert axis.scale.cronbach_alpha.estimate is not None


def test_an_expert_without_vignettes_is_left_out_of_the_corrected_alpha() -> None:
    d = design(*ALLIANCES)
    ratings = tuple(
        r
        for r in simulate_panel(d, seed=8)
        if not (r.expert.endswith("01") and r.target_kind == "vignette")
    )

    axis = analyze(panel_of(d, ratings), QUICK).reliability.axes["cohesion"]

    assert (axis.scale.cronbach_alpha.n, axis.scale_leniency_removed.cronbach_alpha.n) == (48, 46)


def test_agreement_over_targets_has_an_interval_from_five_experts_on() -> None:
    rng = np.random.default_rng(5)
    ratings = np.arange(1, 7)[:, np.newaxis] + rng.integers(0, 2, size=(6, 5)).astype(float)

    few, enough = (agreement_over(table, table, QUICK) for table in (ratings[:, :4], ratings))

    for statistic in (few.krippendorff_alpha_ordinal, few.icc["ICC(A,k)"]):
        assert statistic.estimate is not None
        assert (statistic.interval, statistic.reason) == (None, "too_few_experts")
    assert enough.krippendorff_alpha_ordinal.interval is not None
    assert enough.icc["ICC(A,k)"].interval is not None


def test_targets_that_only_one_expert_rated_do_not_make_five() -> None:
    ratings = np.full((6, 5), np.nan)
    ratings[:4] = np.arange(1, 5)[:, np.newaxis] + np.eye(4, 5)
    ratings[4:, 0] = 3

    alpha = agreement_over(ratings, ratings, QUICK).krippendorff_alpha_ordinal

    assert (alpha.estimate, alpha.interval, alpha.reason) == (None, None, "too_few_targets")
    assert alpha.n_units == 4


def test_small_panels_have_no_reliability() -> None:
    few = design(*ALLIANCES, experts=4)

    result = analyze(panel_of(few, simulate_panel(few, seed=9)), QUICK).reliability

    assert result.axis_correlation.reason == "too_few_experts"
    assert result.axes["cohesion"].scale.cronbach_alpha.reason == "too_few_experts"


def test_the_correlation_is_that_within_alliances() -> None:
    rng = np.random.default_rng(1)
    within = rng.normal(size=(60, 2)) @ np.array([[1, 0.5], [0, 1]])
    groups = np.repeat([0.0, 1.0, 2.0], 20)
    shifted = within + 10 * groups[:, np.newaxis]

    result = axis_correlation(shifted, groups=groups, clusters=np.tile(np.arange(20.0), 3))

    centred = within - np.repeat(within.reshape(3, 20, 2).mean(axis=1), 20, axis=0)
    assert result.estimate == pytest.approx(np.corrcoef(centred.T)[0, 1])
    assert result.interval is not None
    assert result.interval.low < (result.estimate or 0) < result.interval.high


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [([[1, 2], [3, 4]], "no_complete_rows"), ([[1, 2], [1, 4], [1, 3]], "no_variation")],
)
def test_an_undefined_correlation_has_a_reason(pairs: list[list[float]], reason: str) -> None:
    table = np.array(pairs, dtype=float)

    result = axis_correlation(
        table, groups=np.zeros(len(table)), clusters=np.arange(float(len(table)))
    )

    assert (result.estimate, result.reason) == (None, reason)


def test_a_correlation_that_rests_on_one_expert_has_no_interval() -> None:
    table = np.array([[1.0, 2], [1, 2], [1, 2], [1, 2], [5, 6]])

    result = axis_correlation(table, groups=np.zeros(5), clusters=np.arange(5.0))

    assert result.estimate == pytest.approx(1)
    assert (result.interval, result.reason) == (None, "jackknife_undefined")


def test_the_interval_of_a_correlation_leaves_experts_out_on_fishers_scale() -> None:
    rng = np.random.default_rng(2)
    scores = rng.normal(size=(2, 12, 2)) @ np.array([[1, 0.6], [0, 1]])
    clusters = np.tile(np.arange(12.0), 2)

    result = axis_correlation(
        scores.reshape(-1, 2), groups=np.repeat([0.0, 1.0], 12), clusters=clusters
    )

    left = []
    for expert in range(12):
        rest = np.delete(scores, expert, axis=1)
        rest = rest - rest.mean(axis=1, keepdims=True)
        left.append(np.corrcoef(rest.reshape(-1, 2).T)[0, 1])
    r = result.estimate or 0.0
    half = 2.200985160 * math.sqrt(11 * np.var(left)) / (1 - r**2)  # t with 11 degrees of freedom
    assert result.interval is not None
    assert [result.interval.low, result.interval.high] == pytest.approx(
        [math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)]
    )


def test_agreement_over_vignettes_has_its_own_name_and_checks_their_order() -> None:
    ratings: list[Rating] = []
    for n in range(6):
        expert = f"e{n:02d}"
        for name, (vertical, horizontal) in VIGNETTES.items():
            wobble = (n + len(ratings)) % 2
            ratings.append(rate(expert, "T0", int(vertical) + wobble, name))
            ratings.append(rate(expert, "C0", int(horizontal), name))
    ratings.append(rate("e06", "T0", 2, "V1"))
    ratings.append(rate("e06", "T0", 6, "V4"))

    use = analyze(
        panel(ratings, experts=7, items=LINKING, vignettes=tuple(VIGNETTES)), QUICK
    ).scale_use

    axis = use.axes["threat_agreement"]
    assert use.name == "agreement in using the scale"
    assert axis.agreement.krippendorff_alpha_ordinal.n == 7
    assert axis.agreement.icc["ICC(A,1)"].n == 6
    pair = next(entry for entry in axis.pairs if (entry.lower, entry.higher) == ("V4", "V1"))
    assert (pair.n, pair.ordered, pair.tied, pair.inverted) == (7, 6, 0, 1)
    assert not pair.flagged
    assert axis.with_ties == pytest.approx(6 / 7)
    assert use.axes["cohesion"].strict is not None
    assert {mean.vignette for mean in axis.means} == set(VIGNETTES)


def test_vignettes_of_unknown_order_are_not_checked() -> None:
    ratings = [rate(f"e{n:02d}", "T0", 3 + n % 2, "V1") for n in range(6)]
    unknown = replace(
        panel(ratings, experts=6, items=LINKING, vignettes=("V1", "V5")), vignette_positions=()
    )

    axis = analyze(unknown, QUICK).scale_use.axes["threat_agreement"]

    assert (axis.pairs, axis.strict, axis.with_ties) == ((), None, None)
    assert axis.agreement.krippendorff_alpha_ordinal.reason == "too_few_targets"


def test_targets_that_were_dealt_have_an_icc_of_the_incomplete_design_beside() -> None:
    rng = np.random.default_rng(8)
    scores = rng.normal(0, 2, (8, 1)) + rng.normal(0, 0.5, (8, 30))
    dealt = np.where(rng.random(scores.shape) < 0.5, scores, np.nan)
    dealt[:2] = np.where(np.arange(30) % 2 == [[0], [1]], scores[:2], np.nan)  # nobody has both

    found = agreement_over(np.rint(dealt), dealt, QUICK)

    assert found.kendall_w.reason == "no_complete_rows"
    assert found.icc["ICC(A,1)"].reason == "no_complete_rows"
    beside = found.icc["ICC(A,1), incomplete designs"]
    assert beside.estimate == pytest.approx(0.94, abs=0.06)
    assert beside.interval is not None
    assert "moments" in beside.method
