from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from analysis.measurement.aldrich_mckelvey import aldrich_mckelvey
from analysis.measurement.anchored_mean import anchored_mean
from analysis.measurement.vignette_ranks import rank_among
from analysis.measurement.vignette_ranks import vignette_rank

NAN = np.nan


@pytest.mark.parametrize(
    ("rating", "vignettes", "rank"),
    [
        (1, (2, 3), (1, 1)),
        (2, (2, 3), (2, 2)),
        (2.5, (2, 3), (3, 3)),
        (3, (2, 3), (4, 4)),
        (4, (2, 3), (5, 5)),
        (1, (2, 2), (1, 1)),
        (2, (2, 2), (2, 4)),
        (3, (2, 2), (5, 5)),
        (1, (3, 2), (1, 1)),
        (2, (3, 2), (1, 4)),
        (2.5, (3, 2), (1, 5)),
        (3, (3, 2), (2, 5)),
        (4, (3, 2), (5, 5)),
    ],
)
def test_ranks_are_those_of_the_table_of_king_and_wand(
    rating: float, vignettes: tuple[float, float], rank: tuple[int, int]
) -> None:
    assert vignette_rank(rating, vignettes) == rank


def test_ranks_do_not_depend_on_the_numbers_that_an_expert_uses() -> None:
    for move in (lambda x: x, lambda x: 3 * x - 20, np.exp):
        assert vignette_rank(move(4.0), [move(z) for z in (2.0, 3.0, 5.0)]) == (5, 5)


def test_experts_who_allow_several_ranks_count_for_each_in_parts() -> None:
    ratings = np.array([6.0, 4, 4, 3, NAN, 5])
    table = np.array([[3.0, 5], [3, 5], [4, 4], [5, 2], [3, 5], [NAN, 5]])

    found = rank_among(ratings, table, ("low", "high"), at_least=4)

    # above both; between; 2 to 4 in thirds; inverted and between them, so 1 to 5 in fifths
    shares = [0.2, 1 / 3 + 0.2, 1 + 1 / 3 + 0.2, 1 / 3 + 0.2, 1 + 0.2]
    assert found.shares == pytest.approx([share / 4 for share in shares])
    assert (found.n, found.several) == (4, 2)
    assert (found.mean_low, found.mean_high) == (11 / 4, 17 / 4)


def test_few_experts_or_no_vignettes_give_no_ranks() -> None:
    assert rank_among(np.array([4.0]), np.array([[3.0]]), ("v",), at_least=5).reason == (
        "too_few_experts"
    )
    assert rank_among(np.ones(9), np.zeros((9, 0)), (), at_least=5).reason == "no_vignettes"


def test_scaling_is_that_of_the_eigenvector_in_the_paper() -> None:
    rng = np.random.default_rng(1)
    z = np.array([-1.0, -0.5, 0.2, 0.6, 1.4])
    rows = rng.normal(size=(12, 1)) + np.exp(0.3 * rng.normal(size=(12, 1))) * (
        z + 0.3 * rng.normal(size=(12, 5))
    )

    found = aldrich_mckelvey(rows)

    a = np.zeros((5, 5))
    for row in rows:
        x = np.column_stack([np.ones(5), row])
        a += x @ np.linalg.inv(x.T @ x) @ x.T
    values, vectors = np.linalg.eigh(a - 12 * np.eye(5))
    largest = vectors[:, np.argsort(values)[-2]]  # the largest is 0, of the constant vector
    assert values[-1] == pytest.approx(0, abs=1e-9)
    assert np.abs(found.places or ()) == pytest.approx(np.abs(largest), abs=1e-9)
    assert np.corrcoef(found.places or (), z)[0, 1] > 0.98


def test_scaling_forgives_every_experts_shift_and_stretch() -> None:
    rng = np.random.default_rng(2)
    rows = rng.normal(size=(10, 4)) + np.array([0.0, 1, 3, 4])
    turned = rows * np.exp(rng.normal(size=(10, 1))) + rng.normal(size=(10, 1))

    first, second = aldrich_mckelvey(rows), aldrich_mckelvey(turned)

    assert second.places == pytest.approx(first.places)
    assert second.unexplained == pytest.approx(first.unexplained)


def test_experts_who_agree_but_for_the_scale_are_explained_wholly() -> None:
    z = np.array([1.0, 2, 4, 7])

    found = aldrich_mckelvey(np.array([z, 2 * z + 3, z / 2, [NAN, 1, 2, 3], [5, 5, 5, 5]]))

    assert found.unexplained == pytest.approx(0, abs=1e-12)
    assert (found.n, found.n_dropped) == (3, 2)
    assert np.mean(found.positions or ()) == pytest.approx(np.mean([z, 2 * z + 3, z / 2]))
    assert np.diff(found.positions or ())[0] > 0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "too_few_stimuli"),
        ([[1, 2, 3]] * 5, "too_few_stimuli"),
        ([[1, 2, 3, None]] * 5, "no_complete_rows"),
        ([[1, 2, 3, 4], [4, 3, 2, 1]], "no_variation"),
    ],
)
def test_too_little_cannot_be_scaled(rows: list[Any], reason: str) -> None:
    found = aldrich_mckelvey(rows)

    assert found.reason == reason
    assert found.places is None


def test_the_mean_is_read_on_the_line_of_the_vignettes() -> None:
    table = np.array([[2.0, 4, 6], [3, 5, 7], [1, 3, 5], [2, 4, 6], [NAN, NAN, NAN]])
    written = np.array([-1.0, 0, 1])  # means 2, 4, 6: two points a unit, 4 at the boundary

    found = anchored_mean(np.array([5.0, 6, 4, NAN, 5]), table, written, conf=0.95, at_least=4)

    assert found.estimate == pytest.approx(0.5)
    assert found.interval
    assert found.interval.low < 0.5 < found.interval.high
    assert (found.n, found.n_units) == (4, 3)


def test_a_panel_that_is_lenient_as_a_whole_gets_the_same_anchored_mean() -> None:
    rng = np.random.default_rng(3)
    written = np.array([-1.5, -0.75, 0, 0.75, 1.5])
    table = 4 + written + 0.5 * rng.normal(size=(9, 5))
    scores = 5 + 0.5 * rng.normal(size=9)

    first = anchored_mean(scores, table, written, conf=0.9, at_least=5)
    second = anchored_mean(2 * scores + 1, 2 * table + 1, written, conf=0.9, at_least=5)

    assert second.estimate == pytest.approx(first.estimate)
    assert first.interval
    assert second.interval
    assert second.interval.low == pytest.approx(first.interval.low)


@pytest.mark.parametrize(
    ("scores", "table", "reason"),
    [
        ([NAN] * 5, [[1, 2, 3]] * 5, "no_experts"),
        ([4, 4, NAN, NAN, NAN], [[1, 2, 3]] * 5, "too_few_experts"),
        ([4] * 5, [[1, 2, NAN]] * 5, "few_vignettes"),
        ([4] * 5, [[3, 2, 1]] * 5, "flat_vignettes"),
    ],
)
def test_without_a_yardstick_there_is_no_anchored_mean(
    scores: list[float], table: list[list[float]], reason: str
) -> None:
    found = anchored_mean(
        np.array(scores, dtype=float), np.array(table, dtype=float), np.array([-1.0, 0, 1]),
        conf=0.95, at_least=5,
    )  # fmt: skip

    assert (found.estimate, found.reason) == (None, reason)
