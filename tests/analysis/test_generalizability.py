from __future__ import annotations

import numpy as np
import pytest

from analysis.generalizability import standard_error
from analysis.options import Options
from analysis.round import analyze
from tests.analysis.examples import panel
from tests.analysis.examples import rate


def test_the_standard_error_is_the_spread_of_the_mean_over_new_experts_and_items() -> None:
    rng = np.random.default_rng(3)
    experts, items = 12, 5
    claimed, means = [], []
    for _ in range(1500):
        table = rng.normal(0, 0.8, (experts, 1)) + rng.normal(0, 0.5, (1, items))
        table = table + rng.normal(0, 0.7, (experts, items))
        means.append(table.mean())
        claimed.append((standard_error(table).estimate or 0.0) ** 2)

    assert np.mean(claimed) == pytest.approx(np.var(means), rel=0.12)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [([[1.0], [2.0]], "too_few_items"), ([[1.0, 2.0], [np.nan, 3.0]], "too_few_experts")],
)
def test_too_small_a_table_has_no_standard_error(rows: list[list[float]], reason: str) -> None:
    result = standard_error(np.array(rows))

    assert (result.estimate, result.reason) == (None, reason)


@pytest.mark.parametrize("n", [4, 5])
def test_a_small_panel_has_none(n: int) -> None:
    ratings = [rate(f"e{e:02d}", item, 3 + e % 3) for e in range(n) for item in ("C0", "C1", "C3")]

    result = analyze(panel(ratings, experts=n), Options(null_draws=50, bootstrap_draws=20))

    error = result.alliances[0].axes["cohesion"].standard_error
    assert (error.estimate is None) is (n < 5)
    assert error.n == n
