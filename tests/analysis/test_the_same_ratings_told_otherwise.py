"""Order, names, empty units and a second call for the rest change nothing in what ratings say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import analysis
from analysis.ratings import Ratings
from tests.analysis import by_definition

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.results import Coefficient

NAN = float("nan")
#: Chance-corrected coefficients and alpha have tests of their own beside these.
OF_RATINGS: dict[str, Callable[[Any], Coefficient]] = {
    "Light": analysis.light_kappa,
    "Fleiss 1971": analysis.fleiss_kappa_classic,
    "Gwet's alpha": analysis.krippendorff_alpha_se,
    "bootstrap": lambda data: analysis.krippendorff_alpha_bootstrap(data, n_boot=50),
    "ICC(A,1)": analysis.icc,
    "ICC(C,k)": lambda data: analysis.icc(data, type="consistency", unit="average"),
    "ICC(1)": lambda data: analysis.icc(data, model="oneway"),
    "ICC(A,1) moments": lambda data: analysis.icc(data, estimator="moments"),
    "Ebel": analysis.icc_ebel,
    "W": analysis.kendall_w,
    "mean rho": analysis.mean_spearman,
    "Finn": lambda data: analysis.finn(data, levels=7, model="twoway"),
}
NOMINAL = ("Light", "Fleiss 1971", "Gwet's alpha")
#: Their bootstrap draws units by place, so that another order is another draw.
ORDERED = tuple(name for name in OF_RATINGS if name != "bootstrap")

tables = st.builds(
    by_definition.random_table,
    st.integers(0, 10_000),
    st.integers(3, 12),
    st.integers(3, 6),
    st.integers(2, 7),
    st.sampled_from([0.0, 0.1, 0.4]),
)


def _assert_same(told: Coefficient, found: Coefficient) -> None:
    assert (told.reason, told.warnings, told.n, told.n_units) == (
        found.reason,
        found.warnings,
        found.n,
        found.n_units,
    )
    for new, old in ((told.estimate, found.estimate), (told.se, found.se)):
        assert new == (None if old is None else pytest.approx(old, rel=1e-7, abs=1e-9))
    assert (told.interval is None) == (found.interval is None)
    if told.interval and found.interval:
        assert told.interval.low == pytest.approx(found.interval.low, rel=1e-6, abs=1e-8)
        assert told.interval.high == pytest.approx(found.interval.high, rel=1e-6, abs=1e-8)


def _rows(table: Any) -> list[tuple[str, str, float]]:
    return [
        (f"r{rater}", f"u{unit:02}", table[unit, rater])
        for unit in range(table.shape[0])
        for rater in range(table.shape[1])
    ]


@settings(max_examples=10, deadline=None)
@given(tables, st.randoms(use_true_random=False))
@pytest.mark.parametrize("name", ORDERED)
def test_the_order_of_units_and_raters_changes_nothing(name: str, table: Any, random: Any) -> None:
    rows, columns = (list(range(size)) for size in table.shape)
    random.shuffle(rows)
    random.shuffle(columns)

    _assert_same(OF_RATINGS[name](table[rows][:, columns]), OF_RATINGS[name](table))


@settings(max_examples=10, deadline=None)
@given(tables, st.integers(0, 60))
@pytest.mark.parametrize("name", OF_RATINGS)
def test_empty_units_and_a_split_into_two_calls_change_nothing(
    name: str, table: Any, cut: int
) -> None:
    wider = np.full((len(table) + 2, table.shape[1] + 1), NAN)
    wider[1:-1, 1:] = table
    rows = _rows(table)
    parts = [Ratings.from_rows(rows[:cut]), Ratings.from_rows(rows[cut:])]

    found = OF_RATINGS[name](table)

    _assert_same(OF_RATINGS[name](wider), found)
    _assert_same(OF_RATINGS[name](Ratings.concatenate(parts)), found)


@settings(max_examples=10, deadline=None)
@given(tables, st.permutations(range(7)))
@pytest.mark.parametrize("name", NOMINAL)
def test_other_names_of_unordered_points_change_nothing(name: str, table: Any, names: Any) -> None:
    places = np.nan_to_num(table).astype(int)
    renamed = np.where(np.isnan(table), NAN, np.array([0, *names])[places])
    words = np.where(np.isnan(table), "", np.array(["", *"gaebfcd"])[places])

    _assert_same(OF_RATINGS[name](renamed), OF_RATINGS[name](table))
    _assert_same(OF_RATINGS[name](words.tolist()), OF_RATINGS[name](table))


@settings(max_examples=20, deadline=None)
@given(tables)
def test_cohens_kappa_is_the_same_for_swapped_raters_and_empty_units(table: Any) -> None:
    pair = table[:, :2]
    wider = np.vstack([[NAN, NAN], pair, [NAN, NAN]])

    for weights in ("identity", "linear", "quadratic"):
        found = analysis.cohen_kappa(pair, weights=weights)
        _assert_same(analysis.cohen_kappa(pair[:, ::-1], weights=weights), found)
        _assert_same(analysis.cohen_kappa(wider, weights=weights), found)
        ranks = analysis.cohen_kappa(10 - 3 * pair, weights=weights)
        _assert_same(ranks, found)


@pytest.mark.parametrize("name", OF_RATINGS)
def test_raters_and_units_numbered_with_gaps_are_no_missing_raters_or_units(name: str) -> None:
    table = by_definition.random_table(4, 8, 3, 5, 0.0)
    numbered = Ratings.from_long(
        np.tile([3, 7, 20], 8), np.repeat(10 * np.arange(8), 3), table.ravel()
    )

    _assert_same(OF_RATINGS[name](numbered), OF_RATINGS[name](table))


@pytest.mark.parametrize("name", ["mean A", *OF_RATINGS])
def test_ratings_given_twice_are_counted_and_said(name: str) -> None:
    coefficient = {**OF_RATINGS, "mean A": analysis.mean_concentration}[name]
    rows = [("x", "u00", 7.0), *_rows(by_definition.random_table(4, 8, 5, 5, 0.0))]
    twice = [(rater.replace("x", "r0"), unit, value) for rater, unit, value in rows]

    found = coefficient(Ratings.from_rows(twice))

    assert found.n_repeated == 1
    assert "repeated_ratings" in found.warnings
    assert found.estimate == pytest.approx(coefficient(Ratings.from_rows(rows[1:])).estimate)
