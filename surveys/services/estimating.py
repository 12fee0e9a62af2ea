"""Which estimator places the alliances of a study, and with which options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import analysis
from surveys.model.estimators import EstimatorRule

if TYPE_CHECKING:
    from surveys.model.studies import Study

#: What the second estimate is called.
MODEL = (
    "the ordinal rater model (probit, thresholds by scale, a shift and a slope for each expert); placement by "
    "draws of its posterior"
)

#: What a preregistration calls the estimator; a change of its formulas is a new name.
ESTIMATOR = (
    "the mean of the experts’ scores, equal weights; placement by the posterior of that mean "
    "(bivariate t, independence-Jeffreys prior)"
)


def options_of(study: Study) -> analysis.Options:
    """Return the options with which a study's rounds are analysed."""
    bands, rule = study.bands, study.consensus
    return analysis.Options(
        clear=bands.clear,
        probable=bands.probable,
        leaning=bands.leaning,
        estimator=study.estimator.value,
        complete_design=study.asks_all_of_everybody,
        consensus_iqr=rule.interquartile_range,
        consensus_share=rule.share_within_one_point,
        consensus_above_chance=rule.above_chance,
    )


def leading_by_design(study: Study) -> str:
    """Say which estimate leads as far as that is known before anybody has answered: mean or model."""
    if study.estimator is not EstimatorRule.BY_DESIGN:
        return study.estimator.value
    return "mean" if study.asks_all_of_everybody else "model"


def leading_rule(study: Study) -> str:
    """Say in a sentence which estimate leads, and what would change that."""
    leads, other = ("mean", "model") if leading_by_design(study) == "mean" else ("model", "mean")
    if study.estimator is not EstimatorRule.BY_DESIGN:
        return f"The study file has the {leads} lead; the {other} stands beside it."
    why = "every" if study.asks_all_of_everybody else "not every"
    return (
        f"The {leads} leads, since {why} expert is asked about every alliance; the {other} stands beside it. If more "
        f"than {options_of(study).missing_limit:.0%} of what was assigned is missing, or what is missing differs "
        "between communities, both are given alike."
    )
