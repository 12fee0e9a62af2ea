"""What small and degenerate panels get, case by case."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from analysis.options import Options
from analysis.round import analyze
from tests.analysis.examples import FRAME
from tests.analysis.examples import LINKING
from tests.analysis.examples import pairs_panel
from tests.analysis.examples import panel
from tests.analysis.examples import rate

QUICK = Options(null_draws=300, bootstrap_draws=100)
VARIED = [(6, 5), (5, 6), (7, 6), (4, 5), (6, 7), (5, 3), (7, 7), (6, 4), (3, 5), (5, 5), (6, 6)]


def alliance(pairs: Any) -> dict[str, Any]:
    result = analyze(pairs_panel(pairs), QUICK).as_dict(with_experts=True)
    json.dumps(result, allow_nan=False)
    entry: dict[str, Any] = result["alliances"][0]
    return entry


def indices(entry: dict[str, Any]) -> list[dict[str, Any]]:
    names = ("van_der_eijk_a", "r_wg", "r_wg_j", "r_star_wg_j")
    return [entry["axes"][axis][name] for axis in entry["axes"] for name in names]


def test_no_expert_gives_counts_only() -> None:
    entry = alliance([(None, None), (None, None)])

    assert (entry["n"], entry["n_vertical"], entry["n_horizontal"]) == (0, 0, 0)
    assert (entry["position"], entry["phase"]) == (None, None)
    assert entry["certainty"] == "not_assessed"
    assert entry["placement_reason"] == "no_complete_pairs"
    assert {index["reason"] for index in indices(entry)} == {"no_experts"}
    axis = entry["axes"]["cohesion"]
    assert (axis["mean"]["reason"], axis["sd"]["reason"]) == ("no_experts", "no_experts")
    assert axis["range"] is None


def test_one_expert_gives_a_position_without_intervals_or_coefficients() -> None:
    entry = alliance([(6, 3)])

    assert entry["position"] == {"threat_agreement": 6, "cohesion": 3}
    assert entry["phase"] == "drifting"
    for axis in entry["axes"].values():
        for name in ("mean", "median", "trimmed_mean"):
            assert axis[name]["interval"] is None
            assert axis[name]["reason"] == "too_few_experts"
        for name in ("sd", "average_deviation", "within_one"):
            assert (axis[name]["estimate"], axis[name]["reason"]) == (None, "too_few_experts")
    assert {index["reason"] for index in indices(entry)} == {"too_few_experts"}


@pytest.mark.parametrize("n", [2, 3, 4])
def test_two_to_four_experts_give_position_range_and_ad(n: int) -> None:
    entry = alliance(VARIED[:n])

    assert entry["n"] == n
    assert entry["position"] is not None
    assert entry["placement_probability"] is None
    assert entry["placement_reason"] == "too_few_experts"
    assert entry["certainty"] == "not_assessed"
    assert (entry["ellipses"], entry["phase_shares"]) == (None, None)
    assert {index["reason"] for index in indices(entry)} == {"too_few_experts"}
    for axis in entry["axes"].values():
        assert axis["range"] is not None
        assert axis["average_deviation"]["estimate"] is not None
        assert axis["score_average_deviation"]["estimate"] is not None
        assert axis["mean"]["estimate"] is not None
        assert axis["mean"]["interval"] is None


@pytest.mark.parametrize(("n", "small"), [(5, True), (9, True), (10, False)])
def test_five_to_nine_experts_give_everything_with_a_flag(n: int, *, small: bool) -> None:
    entry = alliance(VARIED[:n])

    assert ("small_panel" in entry["warnings"]) is small
    assert sum(entry["placement_probability"].values()) == pytest.approx(1)
    for axis in entry["axes"].values():
        assert axis["mean"]["interval"] is not None
        assert axis["r_wg"]["chance"]["n"] == n
        assert axis["r_wg"]["chance"]["items"] == 1
        assert axis["average_deviation"]["chance"]["percentile"] == 0.05


def test_equal_ratings_are_unanimous_and_leave_no_coefficient() -> None:
    result = analyze(pairs_panel([(6, 6)] * 7), QUICK).as_dict()

    entry, reliability = result["alliances"][0], result["reliability"]
    assert entry["placement_probability"]["ironclad"] == 1
    assert "unanimous" in entry["warnings"]
    for axis in entry["axes"].values():
        assert axis["van_der_eijk_a"]["estimate"] == 1
        assert axis["r_wg"]["estimate"] == 1
        assert axis["average_deviation"]["estimate"] == 0
        assert axis["within_one"]["estimate"] == 1
        assert axis["mean"]["warnings"] == ["zero_width"]
    assert reliability["axis_correlation"]["reason"] == "no_variation"
    assert reliability["cohesion"]["cronbach_alpha"]["reason"] == "too_few_items"


@pytest.mark.parametrize("rating", [6, 2])
def test_one_axis_without_variation_is_placed_along_the_other(rating: int) -> None:
    entry = alliance([(rating, h) for h in (3, 4, 5, 6, 4, 5)])

    assert "degenerate" in entry["warnings"]
    probability = entry["placement_probability"]
    strong, weak = ("ironclad", "drifting") if rating == 6 else ("stable", "danger")
    assert probability[strong] + probability[weak] == pytest.approx(1)
    assert 0.5 < probability[strong] < 1


@pytest.mark.parametrize("sign", [1, -1])
def test_scores_on_one_line_are_placed_along_it(sign: int) -> None:
    entry = alliance([(4 + step, 4 + sign * step) for step in (-2, -1, 0, 1, 2, 3)])

    assert "degenerate" in entry["warnings"]
    mixed = entry["placement_probability"]["stable"] + entry["placement_probability"]["drifting"]
    same = entry["placement_probability"]["ironclad"] + entry["placement_probability"]["danger"]
    if sign == 1:
        assert (same, mixed) == (pytest.approx(1), pytest.approx(0))
    else:
        # Between the two crossings the line passes through no corner: the mean is (4.5, 3.5).
        assert (same, mixed) == (pytest.approx(0), pytest.approx(1))


def test_a_mean_on_the_cut_is_labelled() -> None:
    entry = alliance([(3, 6), (5, 6), (4, 5), (4, 7), (4, 6)])

    assert entry["boundary"] == {"threat_agreement": True, "cohesion": False}
    assert entry["phase"] == "ironclad"
    assert "on_boundary" in entry["warnings"]


def test_a_split_panel_is_called_polarised() -> None:
    entry = alliance([(1, 6)] * 6 + [(7, 6)] * 6)

    assert entry["axes"]["threat_agreement"]["van_der_eijk_a"]["estimate"] == -1
    assert "polarised" in entry["warnings"]


def test_experts_with_one_axis_only_are_named() -> None:
    entry = alliance([*VARIED, (5, None)])

    assert (entry["n"], entry["n_vertical"], entry["n_horizontal"]) == (11, 12, 11)
    assert "incomplete_pairs" in entry["warnings"]


def test_fewer_than_five_alliances_give_no_coefficient_over_them() -> None:
    reliability = analyze(many_alliances(4), QUICK).as_dict()["reliability"]

    for axis in ("threat_agreement", "cohesion"):
        coefficients = [
            reliability[axis]["krippendorff_alpha_ordinal"],
            *reliability[axis]["icc"].values(),
        ]
        assert {c["reason"] for c in coefficients} == {"too_few_targets"}
        assert {c["n_units"] for c in coefficients} == {4}


def test_five_alliances_give_coefficients_with_their_intervals() -> None:
    reliability = analyze(many_alliances(5), QUICK).as_dict()["reliability"]["cohesion"]

    alpha = reliability["krippendorff_alpha_ordinal"]
    assert alpha["interval"]["method"].startswith("raters jackknife")
    assert 0 < alpha["estimate"] < 1
    assert reliability["icc"]["ICC(A,k)"]["interval"] is not None


def test_sampled_alliances_are_left_out_one_at_a_time_too() -> None:
    sampled = Options(null_draws=300, bootstrap_draws=100, alliances_sampled=True)

    alpha = analyze(many_alliances(6), sampled).reliability.axes["cohesion"].agreement

    interval = alpha.krippendorff_alpha_ordinal.interval
    assert interval is not None
    assert interval.method.startswith("two-way jackknife")


def test_few_experts_have_no_icc_interval() -> None:
    icc = analyze(many_alliances(5, experts=3), QUICK).reliability.axes["cohesion"].agreement.icc

    assert icc["ICC(A,1)"].estimate is not None
    assert (icc["ICC(A,1)"].interval, icc["ICC(A,1)"].reason) == (None, "too_few_experts")


def test_equal_ratings_over_alliances_give_no_coefficient() -> None:
    reliability = analyze(many_alliances(5, constant=True), QUICK).as_dict()["reliability"]

    axis = reliability["cohesion"]
    assert axis["krippendorff_alpha_ordinal"]["reason"] == "no_variation"
    assert axis["icc"]["ICC(A,1)"]["reason"] == "no_variation"


def test_experts_who_rated_nothing_in_common_have_no_icc() -> None:
    ratings = [rate("e00", "C0", 3 + place, f"a{place}") for place in range(3)]
    ratings += [rate("e01", "C0", 3 + place, f"a{place}") for place in range(2, 5)]
    names = tuple((f"a{place}", "") for place in range(5))

    result = analyze(panel(ratings, experts=2, items=LINKING, alliances=names), QUICK)

    icc = result.reliability.axes["cohesion"].agreement.icc["ICC(C,1)"]
    assert (icc.estimate, icc.reason) == (None, "no_complete_rows")


def test_an_axis_without_a_linking_item_says_so() -> None:
    items = tuple(item for item in LINKING if item.id == "T0")
    ratings = [rate(f"e{n:02d}", "T0", 5) for n in range(6)]

    entry = analyze(panel(ratings, experts=6, items=items), QUICK).as_dict()["alliances"][0]

    assert entry["axes"]["cohesion"]["r_wg"]["reason"] == "no_linking_item"
    assert entry["scores"]["linking"]["reason"] == "no_complete_pairs"


def test_a_scale_of_two_points_has_no_a() -> None:
    items = tuple(replace(item, maximum=2) for item in LINKING)
    frame = replace(
        FRAME,
        vertical=replace(FRAME.vertical, cut=1.5),
        horizontal=replace(FRAME.horizontal, cut=1.5),
    )
    ratings = [rate(f"e{n:02d}", i, 1 + n % 2) for n in range(6) for i in ("T0", "C0")]

    entry = analyze(panel(ratings, experts=6, items=items, frame=frame), QUICK).alliances[0]

    index = entry.axes["cohesion"].concentration.van_der_eijk_a
    assert (index.estimate, index.reason) == (None, "too_few_points")


def many_alliances(count: int, *, experts: int = 6, constant: bool = False) -> Any:
    levels = (2, 6, 4, 3, 5, 7)
    ratings = []
    for place in range(count):
        for number in range(experts):
            level = 4 if constant else min(max(levels[place] + (number + place) % 3 - 1, 1), 7)
            ratings += [rate(f"e{number:02d}", name, level, f"a{place}") for name in ("T0", "C0")]
    names = tuple((f"a{place}", "") for place in range(count))
    return panel(ratings, experts=experts, items=LINKING, alliances=names)
