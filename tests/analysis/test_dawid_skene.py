from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from analysis.dawid_skene import dawid_skene


def simulated(seed: int, units: int = 300, raters: int = 6, k: int = 3) -> Any:
    rng = np.random.default_rng(seed)
    truth = rng.choice(k, size=units, p=[0.5, 0.3, 0.2])
    skill = rng.uniform(0.6, 0.9, size=raters)
    rows = [
        (r, u, int(truth[u]) if rng.random() < skill[r] else int(rng.integers(k)))
        for r in range(raters)
        for u in range(units)
        if rng.random() < 0.8
    ]
    return truth, rows


def likelihood(rows: Any, prevalence: Any, errors: Any, units: int) -> float:
    total = 0.0
    for u in range(units):
        by_class = np.array(prevalence)
        for rater, unit, label in rows:
            if unit == u:
                by_class = by_class * [errors[rater][j][label] for j in range(len(prevalence))]
        total += float(np.log(by_class.sum()))
    return total


def test_classes_are_found() -> None:
    truth, rows = simulated(1)
    votes = np.zeros((300, 3))
    for _, unit, label in rows:
        votes[unit, label] += 1

    found = dawid_skene(rows)

    assert found.converged
    assert found.labels is not None
    right = np.mean(np.array(found.labels) == truth)
    assert right > np.mean(votes.argmax(axis=1) == truth) - 0.02
    assert found.prevalence == pytest.approx([0.5, 0.3, 0.2], abs=0.08)


def test_the_likelihood_is_that_of_the_model() -> None:
    _, rows = simulated(2, units=20)

    found = dawid_skene(rows)

    assert found.log_likelihood == pytest.approx(
        likelihood(rows, found.prevalence, found.errors, 20), abs=1e-4
    )
    for table in np.array(found.errors):
        assert table.sum(axis=1) == pytest.approx(np.ones(3))
    assert np.array(found.probabilities).sum(axis=1) == pytest.approx(np.ones(20))


def test_more_steps_never_lower_the_likelihood() -> None:
    _, rows = simulated(3, units=40)

    likelihoods = [dawid_skene(rows, max_iterations=n).log_likelihood or 0 for n in (1, 2, 5, 20)]

    assert likelihoods == sorted(likelihoods)
    assert not dawid_skene(rows, max_iterations=1).converged


def test_order_of_rows_changes_nothing_and_names_of_classes_follow() -> None:
    _, rows = simulated(4, units=50)
    turned = [(rater, unit, 2 - label) for rater, unit, label in rows[::-1]]

    found, other = dawid_skene(rows), dawid_skene(turned)

    assert found.prevalence is not None
    assert found.labels is not None
    assert other.prevalence == pytest.approx(found.prevalence[::-1], abs=1e-6)
    assert other.labels == tuple(2 - (label or 0) for label in found.labels)


def test_a_fit_reads_as_a_sentence() -> None:
    _, rows = simulated(3, units=40)

    assert str(dawid_skene([])) == "No expert answered."
    assert dawid_skene([]).as_dict()["labels"] is None
    assert str(dawid_skene(rows, max_iterations=1)).endswith("40 units, 6 raters, not converged")


def test_a_unit_that_nobody_rated_has_no_label() -> None:
    found = dawid_skene([(0, 0, 1), (1, 0, 1), (0, 2, 0), (1, 2, 0)], n_classes=3)

    assert found.labels == (1, None, 0)
    assert found.n_units == 2
    assert found.prevalence == pytest.approx((0.5, 0.5, 0.0))


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        ([(0, 0, 3)], {"n_classes": 3}),
        ([(0, 0, -1)], {}),
        ([(0, 0, 0.5)], {}),
        ([(0, 0)], {}),
        ([("a", 0, 0)], {}),
    ],
)
def test_what_is_no_row_is_refused(rows: Any, options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"whole numbers|classes from 0"):
        dawid_skene(rows, **options)
