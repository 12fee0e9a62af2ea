from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from analysis.icc import icc
from analysis.icc_anova import step_up
from analysis.ratings import Ratings
from tests.analysis.examples import published

FORMS: dict[str, dict[str, Any]] = {
    "ICC(1)": {"model": "oneway"},
    "ICC(k)": {"model": "oneway", "unit": "average"},
    "ICC(C,1)": {"type": "consistency"},
    "ICC(C,k)": {"type": "consistency", "unit": "average"},
    "ICC(A,1)": {},
    "ICC(A,k)": {"unit": "average"},
}
CASES = [
    (case["units"], case["level"], form) for case in published("icc") for form in case["forms"]
]


@pytest.mark.parametrize(("units", "level", "form"), CASES, ids=lambda value: str(value)[:20])
def test_icc_and_its_interval_are_the_published_ones(
    units: Any, level: float, form: dict[str, Any]
) -> None:
    result = icc(Ratings.from_matrix(units), **FORMS[form["form"]], conf=level)

    assert result.interval is not None
    assert result.estimate == pytest.approx(form["expected"], abs=1e-8)
    assert result.interval.low == pytest.approx(form["low"], abs=1e-8)
    assert result.interval.high == pytest.approx(form["high"], abs=1e-8)


def test_the_published_roundings_are_met() -> None:
    rounded = [form for _, _, form in CASES if form["published"] is not None]

    assert len(rounded) == 6
    for form in rounded:
        assert form["expected"] == pytest.approx(form["published"], abs=5e-3)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([[3, 3, 3], [3, 3, 3], [3, 3, 3]], "no_variation"),
        ([[1, None], [None, 2], [3, None]], "no_complete_rows"),
        ([[1], [2], [3]], "too_few_raters"),
        ([[None, None], [None, None]], "too_few_raters"),
        ([[1, 2], [3, None]], "no_complete_rows"),
    ],
    ids=["all-equal", "no-overlap", "one-rater", "empty", "one-complete-row"],
)
def test_an_undefined_icc_has_a_reason(form: Any, units: Any, reason: str) -> None:
    result = icc(Ratings.from_matrix(units), **FORMS[form])

    assert (result.estimate, result.interval, result.reason) == (None, None, reason)


@pytest.mark.parametrize("form", FORMS)
def test_raters_who_agree_exactly_have_an_icc_of_one(form: Any) -> None:
    result = icc(Ratings.from_matrix([[1, 1], [2, 2], [4, 4]]), **FORMS[form])

    assert result.interval is not None
    assert (result.estimate, result.interval.low, result.interval.high) == (1, 1, 1)


@pytest.mark.parametrize(
    ("units", "form"),
    [
        ([[1, 2], [2, 1]], "ICC(1)"),
        ([[1, 2], [2, 1]], "ICC(k)"),
        ([[1, 2], [1, 2]], "ICC(C,1)"),
        ([[1, 2], [1, 2]], "ICC(C,k)"),
        ([[1, 2], [1, 2]], "ICC(A,1)"),
        ([[1, 2], [2, 3], [3, 4]], "ICC(A,1)"),
        ([[1, 2], [2, 1]], "ICC(C,1)"),
        ([[1, 2], [2, 1]], "ICC(A,k)"),
        ([[1, 2], [2, 1]], "ICC(A,1)"),
    ],
)
def test_extreme_tables_give_a_finite_number_or_a_reason(units: Any, form: Any) -> None:
    result = icc(Ratings.from_matrix(units), **FORMS[form])

    if result.estimate is None:
        assert result.reason in {"no_variation", "formula_undefined"}
    else:
        assert np.isfinite(result.estimate)


@pytest.mark.parametrize("form", FORMS)
def test_raters_who_agree_exactly_in_fractions_have_an_icc_of_one(form: Any) -> None:
    # Means of sixths differ in their last digit from column to column.
    scores = [[sixths / 6] * 7 for sixths in (19, 23, 29, 31, 37, 41)]

    result = icc(Ratings.from_matrix(scores), **FORMS[form])

    assert result.estimate == pytest.approx(1)
    assert result.interval is not None
    assert result.interval.low == pytest.approx(1)
    assert result.warnings == ("zero_width",)


def test_an_average_form_whose_lower_limit_falls_without_end_has_no_interval() -> None:
    units = [[4, 3, 7, 2, 7, 1, 5], [5, 7, 3, 7, 5, 7, 2], [6, 7, 1, 3, 5, 1, 4]]

    result = icc(Ratings.from_matrix(units), unit="average")

    assert result.estimate == pytest.approx(-1.1275167785)
    assert (result.interval, result.reason) == (None, "no_limits")


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        # irr::icc(matrix(c(4,2,7,1,4,4,3,6, 6,2,2,1,3,7,6,3, 3,3,5,5,2,7,2,4, 7,5,2,6,2,7,1,1), nrow =
        # 4, byrow = TRUE), "twoway", "agreement") gives -0.1289 [NaN, -0.1299].
        ([[4, 2, 7, 1, 4, 4, 3, 6], [6, 2, 2, 1, 3, 7, 6, 3], [3, 3, 5, 5, 2, 7, 2, 4], [7, 5, 2, 6, 2, 7, 1, 1]], -0.128871484514),
        ([[2, 8, 2, 4], [3, 5, 6, 3]], -0.268041237113),
    ],
)  # fmt: skip
def test_limits_that_do_not_hold_the_coefficient_are_none(units: Any, expected: float) -> None:
    # McGraw and Wong (1996), table 7: of a negative ICC(A,1), Satterthwaite's aMSC + bMSE, page 41,
    # is a difference, whose degrees of freedom vanish near 0.
    result = icc(units)

    assert result.estimate == pytest.approx(expected)
    assert (result.interval, result.reason) == (None, "no_limits")


@pytest.mark.parametrize("form", ["ICC(1)", "ICC(C,1)", "ICC(A,1)"])
def test_units_of_one_mean_leave_no_interval_that_claims_to_be_certain(form: str) -> None:
    result = icc([[2, 6], [4, 4], [5, 3]], **FORMS[form])

    assert result.estimate is not None
    assert result.estimate < 0
    assert (result.interval, result.reason) == (None, "no_limits")


def test_incomplete_units_are_left_out_and_named() -> None:
    complete = [[9, 2, 5], [6, 1, 3], [8, 4, 6]]

    result = icc(Ratings.from_matrix([*complete, [1, None, 2]]))

    assert result.warnings == ("incomplete_ignored",)
    assert (result.n_units, result.n_dropped) == (3, 1)
    assert result.estimate == icc(Ratings.from_matrix(complete)).estimate


def test_the_average_of_k_raters_is_the_single_one_stepped_up() -> None:
    ratings = Ratings.from_matrix(CASES[0][0])
    single, average = (icc(ratings, **FORMS[form]) for form in ("ICC(A,1)", "ICC(A,k)"))

    assert single.estimate is not None
    assert single.interval is not None
    assert average.interval is not None
    assert average.estimate == pytest.approx(step_up(single.estimate, 4))
    assert average.interval.high == pytest.approx(step_up(single.interval.high, 4))


@pytest.mark.parametrize(
    "choice", [{"model": "three-way"}, {"type": "x"}, {"unit": "k"}, {"estimator": "ml"}]
)
def test_an_unknown_choice_is_refused(choice: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="of an ICC is"):
        icc([[1, 2], [3, 4]], **choice)
