from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_distances import LEVELS
from analysis.ratings import Ratings
from tests.analysis import by_definition

NAN = float("nan")

tables = st.builds(
    by_definition.random_table,
    st.integers(0, 10_000),
    st.integers(3, 12),
    st.integers(2, 8),
    st.integers(2, 7),
    st.sampled_from([0.0, 0.2, 0.5]),
)


def _same(first: Any, second: Any) -> bool:
    """Say whether two results have the same estimate and standard error."""
    pairs = ((first.estimate, second.estimate), (first.se, second.se))
    return all(b == (None if a is None else pytest.approx(a, rel=1e-7, abs=1e-9)) for a, b in pairs)


@settings(max_examples=60, deadline=None)
@given(tables, st.randoms(use_true_random=False), st.sampled_from(LEVELS))
def test_the_order_of_units_and_raters_changes_nothing(table: Any, random: Any, level: Any) -> None:
    rows, columns = list(range(table.shape[0])), list(range(table.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)

    shuffled = krippendorff_alpha(table[rows][:, columns], level=level)

    assert _same(shuffled, krippendorff_alpha(table, level=level))


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from(LEVELS), st.integers(0, 50))
def test_empty_units_and_raters_and_a_split_change_nothing(
    table: Any, level: Any, cut: int
) -> None:
    units, raters = table.shape
    wider = np.full((units + 2, raters + 1), NAN)
    wider[1:-1, :-1] = table
    rows = [
        (f"r{rater}", f"u{unit}", table[unit, rater])
        for unit in range(units)
        for rater in range(raters)
    ]

    split = Ratings.concatenate([Ratings.from_rows(rows[:cut]), Ratings.from_rows(rows[cut:])])

    whole = krippendorff_alpha(table, level=level)
    assert _same(krippendorff_alpha(wider, level=level), whole)
    assert _same(krippendorff_alpha(split, level=level), whole)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_each_level_ignores_what_it_has_no_sense_for(table: Any) -> None:
    names = np.array([0.0, 5, 3, 9, 1, 7, 2, 4])

    def moved(level: Any, change: Any) -> bool:
        return _same(
            krippendorff_alpha(change(table), level=level), krippendorff_alpha(table, level=level)
        )

    assert moved(
        "nominal", lambda t: np.where(np.isnan(t), NAN, names[np.nan_to_num(t).astype(int)])
    )
    assert moved("ordinal", np.exp)
    assert moved("interval", lambda t: 12.5 - 3 * t)
    assert moved("ratio", lambda t: 2.5 * t)
    assert moved("bipolar", lambda t: 4 - t / 2)
