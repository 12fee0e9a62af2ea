from __future__ import annotations

from typing import Any

import pytest

import analysis
from analysis.methods import METHODS
from tests.analysis.examples import published

CASES = published("scales-and-scores")
NOTHING: list[Any] = [[None, None], [None, None]]
ALIKE = [[3, 3, 3], [3, 3, 3], [3, 3, 3]]
NO_OVERLAP = [[1, None], [None, 2], [3, None]]
ONE_RATER = [[1], [2], [3], [2]]
TABLES: dict[str, Any] = {
    "nothing": [],
    "empty": NOTHING,
    "one-rating": [[4, None], [None, None]],
    "two-ratings-of-two-units": [[4, None], [None, 5]],
    "one-unit": [[2, 3, 4]],
    "one-rater": ONE_RATER,
    "no-overlap": NO_OVERLAP,
    "all-equal": ALIKE,
}
PARAMS: dict[str, list[dict[str, Any]]] = {
    "icc": [
        {"model": model, "type": kind, "unit": unit, "estimator": estimator}
        for model in ("oneway", "twoway")
        for kind in ("agreement", "consistency")
        for unit in ("single", "average")
        for estimator in ("anova", "moments", "reml")
    ],
    "kendall_w": [{"correct": True}, {"correct": False, "missing": "listwise"}],
    "finn": [{"levels": 5, "model": "oneway"}, {"levels": 5, "model": "twoway"}],
    "cronbach_alpha": [{"missing": "listwise"}, {"missing": "pairwise"}],
    "omega_total": [{"method": "cfa_ml"}, {"method": "minres"}],
    "split_half": [{"split": "odd-even"}, {"split": "first-last"}],
    "r_wg": [{"n_options": 5}],
    "r_wg_j": [{"n_options": 5}],
    "r_star_wg_j": [{"n_options": 5}],
    "a_wg": [{"low": 1, "high": 5}],
    "average_deviation": [{"center": "mean"}, {"center": "median"}],
}
BETWEEN = ("icc", "icc_ebel", "kendall_w", "mean_spearman", "finn")
SCALES = ("cronbach_alpha", "guttman_lambda2", "guttman_lambda6", "omega_total", "split_half")
WITHIN = ("r_wg", "r_wg_j", "r_star_wg_j", "a_wg", "average_deviation")
COUNTS = ("van_der_eijk_a", "tastle_consensus", "leik_dispersion", "blair_lacy")


def _with_params(names: tuple[str, ...]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, params) for name in names for params in PARAMS.get(name, [{}])]


def _none(found: dict[str, Any]) -> bool:
    return all(value is None for value in found.values())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_numbers_are_the_published_ones(case: dict[str, Any]) -> None:
    found = METHODS[case["method"]](case["data"], **case["params"])

    for key, value in case["expected"].items():
        expected = None if value is None else pytest.approx(value, abs=case["tolerance"])
        assert found[key] == expected


def test_what_is_in_print_is_met() -> None:
    rounded = [case for case in CASES if isinstance(case.get("published"), float)]

    assert len(rounded) > 5
    for case in rounded:
        places = len(str(case["published"]).split(".")[1])
        assert case["expected"]["estimate"] == pytest.approx(
            case["published"], abs=0.51 * 10**-places
        )


@pytest.mark.parametrize("name", sorted(METHODS))
def test_each_method_is_a_public_function_of_the_same_name(name: str) -> None:
    assert callable(getattr(analysis, name))
    assert name in analysis.__all__


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("name", "params"), _with_params(BETWEEN), ids=str)
def test_degenerate_ratings_give_no_number(name: str, params: dict[str, Any], table: str) -> None:
    found = METHODS[name](TABLES[table], **params)

    if (name, table) == ("finn", "all-equal"):  # its scale is declared
        assert found["estimate"] == 1
    elif (name, table) == ("finn", "one-unit") and params["model"] == "oneway":
        assert found["estimate"] == 0.5
    else:
        assert _none(found)


@pytest.mark.parametrize("table", ["nothing", "empty", "one-row", "one-item", "all-equal", "gaps"])
@pytest.mark.parametrize(("name", "params"), _with_params(SCALES), ids=str)
def test_degenerate_rows_give_no_number(name: str, params: dict[str, Any], table: str) -> None:
    rows = {
        **TABLES,
        "one-row": [[1, 2, 3, 4]],
        "one-item": [[1], [2], [4]],
        "gaps": [[4, None], [None, 5], [3, None]],
    }[table]

    assert _none(METHODS[name](rows, **params))


@pytest.mark.parametrize("ratings", [[], [[]], [None, None], [4], [[4], [None]], [[4, None]]])
@pytest.mark.parametrize(("name", "params"), _with_params(WITHIN), ids=str)
def test_a_group_of_fewer_than_two_gives_no_number(
    name: str, params: dict[str, Any], ratings: list[Any]
) -> None:
    assert _none(METHODS[name](ratings, **params))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *[(name, 1) for name in ("r_wg", "r_wg_j", "r_star_wg_j", "a_wg")],
        ("average_deviation", 0),
    ],
)
def test_a_group_of_one_mind_agrees_fully(name: str, expected: float) -> None:
    params = PARAMS[name][0]

    assert METHODS[name]([[4], [4], [4], [4]], **params)["estimate"] == expected


@pytest.mark.parametrize("counts", [[], [0, 0, 0], [0, 1, 0], [7]])
@pytest.mark.parametrize("name", COUNTS)
def test_counts_of_fewer_than_two_give_no_number(name: str, counts: list[int]) -> None:
    assert _none(METHODS[name](counts))


@pytest.mark.parametrize(
    ("name", "unanimous", "polar"),
    [
        ("van_der_eijk_a", 1, -1),
        ("tastle_consensus", 1, 0),
        ("leik_dispersion", 0, 1),
        ("blair_lacy", 1, 0),
    ],
)
def test_concentration_has_two_ends(name: str, unanimous: float, polar: float) -> None:
    assert METHODS[name]([0, 0, 6, 0, 0])["estimate"] == pytest.approx(unanimous)
    assert METHODS[name]([3, 0, 0, 0, 3])["estimate"] == pytest.approx(polar)


@pytest.mark.parametrize("data", [[], [[3, "a"]], [[3, "a"], [4, "b"]], [[3, "a"], [4, "a"]]])
def test_degenerate_groups_give_no_number(data: list[Any]) -> None:
    assert _none(METHODS["icc_groups"](data))


def test_groups_without_any_variation_give_no_number() -> None:
    assert _none(METHODS["icc_groups"]([[3, "a"], [3, "a"], [3, "b"], [3, "b"]]))


def test_an_aggregate_of_nothing_counts_it() -> None:
    found = METHODS["aggregate"]([None, None])

    assert found.pop("n") == 0
    assert _none(found)


def test_an_aggregate_of_one_rating_has_no_scatter() -> None:
    found = METHODS["aggregate"]([4, None])

    assert (found["n"], found["mean"], found["median"], found["mad"]) == (1, 4, 4, 0)
    assert (found["sd"], found["t_lo"], found["t_hi"]) == (None, None, None)


def test_no_labels_have_no_classes() -> None:
    assert _none(METHODS["dawid_skene"]([], n_classes=3))
