from __future__ import annotations

import pytest

from surveys.formats.study_file import read_study
from surveys.model.estimators import EstimatorRule
from surveys.services.estimating import leading_by_design
from surveys.services.estimating import leading_rule
from surveys.services.estimating import options_of
from tests.conditional_study import conditional_study
from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced

LINE = 'estimator = "by_design"'


def test_the_design_decides_where_the_file_says_nothing_else() -> None:
    without = replaced(f"[analysis]\n{LINE}\n", "")

    assert read_study(without.encode()).estimator is EstimatorRule.BY_DESIGN
    assert read_study(replaced("", "").encode()).estimator is EstimatorRule.BY_DESIGN


@pytest.mark.parametrize("rule", ["mean", "model"])
def test_a_file_can_have_one_of_them_lead(rule: str) -> None:
    study = read_study(replaced(LINE, f'estimator = "{rule}"').encode())

    assert study.estimator.value == rule
    assert leading_by_design(study) == rule
    assert leading_rule(study).startswith(f"The study file has the {rule} lead")
    assert options_of(study).estimator == rule


def test_the_mean_leads_in_the_shipped_study_and_the_model_where_alliances_have_conditions() -> (
    None
):
    shipped, conditional = read_study(replaced("", "").encode()), conditional_study()

    assert shipped.asks_all_of_everybody
    assert "The mean leads, since every expert is asked about every alliance" in leading_rule(
        shipped
    )
    assert "more than 20% of what was assigned is missing" in leading_rule(shipped)
    assert not conditional.asks_all_of_everybody
    assert leading_by_design(conditional) == "model"
    assert "The model leads, since not every expert" in leading_rule(conditional)
    assert not options_of(conditional).complete_design


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ('estimator = "median"', "Section [analysis]: “estimator” cannot be “median”"),
        ('estimators = "mean"', "Section [analysis]: “estimators” is not a key"),
    ],
)
def test_what_is_wrong_with_it_is_said_at_its_line(new: str, sentence: str) -> None:
    assert_says(replaced(LINE, new), [(new, sentence)])
