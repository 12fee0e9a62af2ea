from __future__ import annotations

import numpy as np
import pytest

from analysis.leniency import leniency_of

NAN = np.nan


def test_complete_ratings_give_the_deviation_of_the_experts_means() -> None:
    ratings = np.array([[5.0, 3, 4], [6, 4, 5], [2, 2, 2]])

    assert leniency_of(ratings) == pytest.approx(ratings.mean(axis=1) - ratings.mean())


def test_which_vignettes_an_expert_drew_does_not_matter() -> None:
    vignettes = np.array([2.0, 4, 6])
    leniency = np.array([-1.0, 0, 1, 0])
    ratings = vignettes + leniency[:, np.newaxis]
    ratings[0, 2] = ratings[1, 0] = ratings[2, 1] = NAN

    assert leniency_of(ratings) == pytest.approx(leniency)


def test_experts_without_vignettes_have_no_leniency() -> None:
    assert np.isnan(leniency_of(np.array([[NAN, NAN], [4, 5]]))).tolist() == [True, False]
    assert np.isnan(leniency_of(np.full((3, 2), NAN))).all()
    assert np.isnan(leniency_of(np.zeros((3, 0)))).all()
