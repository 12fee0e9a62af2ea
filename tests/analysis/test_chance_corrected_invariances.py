from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.brennan_prediger import brennan_prediger
from analysis.conger import conger_kappa
from analysis.fleiss import fleiss_kappa
from analysis.gwet import gwet_ac
from analysis.krippendorff_gwet import krippendorff_alpha_se
from analysis.percent_agreement import percent_agreement
from analysis.weights import WEIGHTS
from tests.analysis import by_definition

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.results import Coefficient

NAN = float("nan")
FAMILY: dict[str, Callable[..., Coefficient]] = {
    "percent_agreement": percent_agreement,
    "gwet_ac": gwet_ac,
    "fleiss_kappa": fleiss_kappa,
    "conger_kappa": conger_kappa,
    "brennan_prediger": brennan_prediger,
}
ALL: dict[str, Any] = {**FAMILY, "krippendorff_alpha_se": krippendorff_alpha_se}

tables = st.builds(
    by_definition.random_table,
    st.integers(0, 10_000),
    st.integers(3, 12),
    st.integers(2, 8),
    st.integers(2, 7),
    st.sampled_from([0.0, 0.2, 0.5]),
)


def _same(first: Coefficient, second: Coefficient) -> bool:
    pairs = ((first.estimate, second.estimate), (first.se, second.se))
    return all(b == (None if a is None else pytest.approx(a, rel=1e-7, abs=1e-7)) for a, b in pairs)


@settings(max_examples=60, deadline=None)
@given(tables, st.randoms(use_true_random=False), st.sampled_from(list(ALL)), st.data())
def test_order_and_empty_units_change_nothing(
    table: Any, random: Any, name: str, data: Any
) -> None:
    weights = data.draw(st.sampled_from(WEIGHTS))
    options = {"weights": weights, "categories": range(1, 8)}
    if name != "krippendorff_alpha_se":
        options["interval"] = data.draw(st.sampled_from(["gwet", "two-way", "raters", "units"]))
    rows, columns = list(range(table.shape[0])), list(range(table.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    wider = np.full((len(rows) + 2, len(columns) + 1), NAN)
    wider[1:-1, 1:] = table

    result = ALL[name](table, **options)

    assert _same(ALL[name](table[rows][:, columns], **options), result)
    assert _same(ALL[name](wider, **options), result)


@settings(max_examples=40, deadline=None)
@given(tables, st.sampled_from(list(ALL)), st.permutations(range(7)))
def test_other_names_of_unordered_points_change_nothing(table: Any, name: str, names: Any) -> None:
    renamed = np.where(
        np.isnan(table), NAN, np.array([0, *names])[np.nan_to_num(table).astype(int)]
    )

    assert _same(ALL[name](renamed), ALL[name](table))


@settings(max_examples=40, deadline=None)
@given(tables, st.sampled_from(list(ALL)), st.sampled_from(["linear", "quadratic", "radical"]))
def test_the_unit_of_measurement_changes_nothing(table: Any, name: str, weights: Any) -> None:
    moved = ALL[name](3 * table - 40, weights=weights)

    assert _same(moved, ALL[name](table, weights=weights))
