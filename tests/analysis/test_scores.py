from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from analysis.scores import Scores
from analysis.scores import axis_scores
from analysis.scores import equate
from analysis.scores import prorate
from analysis.sheets import arrange
from tests.analysis.examples import FRAME
from tests.analysis.examples import panel
from tests.analysis.examples import rate

NAN = np.nan
TARGET = ("alliance", "us-japan", "")


def scores_of(values: list[float]) -> Scores:
    return Scores(values=np.array(values), prorated=0.0, questions=1)


def test_a_score_is_the_mean_after_reversal() -> None:
    answers = {"C0": 6, "C1": 5, "C2A": 4, "C2B": 4, "C3": 7, "C5R": 2}
    ratings = [rate("e00", name, value) for name, value in answers.items()]

    scores = axis_scores(arrange(panel(ratings, experts=1)), FRAME.horizontal)

    # The reversed 2 counts as 6: (6 + 5 + 4 + 4 + 7 + 6) / 6.
    assert scores["items"][TARGET].values[0] == pytest.approx(32 / 6)
    assert scores["linking"][TARGET].values[0] == 6


def test_each_threat_counts_as_a_question() -> None:
    ratings = [
        rate("e00", "T0", 7),
        rate("e00", "T2", 6, threat="china"),
        rate("e00", "T2", 1, threat="north-korea"),
        rate("e00", "T3", 5, threat="china"),
        rate("e00", "T3", 2, threat="north-korea"),
    ]

    score = axis_scores(arrange(panel(ratings, experts=1)), FRAME.vertical)["items"][TARGET]

    assert (score.questions, score.values[0]) == (5, pytest.approx(21 / 5))


@pytest.mark.parametrize(
    ("k", "answered", "has_score"),
    [(6, 4, True), (6, 3, False), (5, 4, True), (5, 3, False), (3, 2, True), (1, 0, False)],
)
def test_two_thirds_of_the_questions_must_be_answered(
    k: int, answered: int, *, has_score: bool
) -> None:
    row = np.array([[4.0] * answered + [NAN] * (k - answered)])

    result = prorate(row)

    assert (result.n == 1) is has_score
    assert result.prorated == (1.0 if has_score and answered < k else 0.0)


def test_a_question_shown_to_nobody_was_not_asked() -> None:
    ratings: list[Any] = [rate("e00", "C0", 6), rate("e01", "C0", 5)]
    ratings += [rate(expert, "C1", None, missing="not_shown") for expert in ("e00", "e01")]

    score = axis_scores(arrange(panel(ratings, experts=2)), FRAME.horizontal)["items"][TARGET]

    assert (score.questions, score.prorated, score.n) == (1, 0.0, 2)


def test_another_perspective_enters_no_score() -> None:
    own = [rate("e00", "T0", 3)]
    officials = [rate("e00", "T0", 7, perspective="officials")]

    with_them = arrange(panel(own + officials, experts=1))

    without = arrange(panel(own, experts=1))
    assert np.array_equal(with_them[TARGET].values, without[TARGET].values)


def test_equated_scores_have_the_linking_level_and_the_items_contrasts() -> None:
    a, b = ("alliance", "a", ""), ("alliance", "b", "")
    items = {a: scores_of([5.0, 4.0, NAN]), b: scores_of([3.0, 2.5, 4.0])}
    linking = {a: scores_of([6.0, NAN, 5.0]), b: scores_of([5.0, 4.5, NAN])}

    equated = equate(items, linking)

    # Expert 1: linking mean 5.5, item means 5 and 3, whose mean is 4: 5.5 + 5 − 4 and 5.5 + 3 − 4.
    # Expert 2 has both for b alone: 4.5 + 4 − 2.5 and 4.5. Expert 3 has both for neither.
    assert equated[a].values == pytest.approx([6.5, 6.0, NAN], nan_ok=True)
    assert equated[b].values == pytest.approx([4.5, 4.5, NAN], nan_ok=True)


def test_without_alliances_there_is_nothing_to_equate() -> None:
    assert equate({}, {}) == {}
