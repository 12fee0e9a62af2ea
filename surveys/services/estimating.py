"""Which estimator places the alliances of a study, and with which options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import analysis

if TYPE_CHECKING:
    from surveys.model.studies import Study

#: What a preregistration calls the estimator; a change of its formulas is a new name.
ESTIMATOR = (
    "the mean of the experts’ scores, equal weights; placement by the posterior of that mean "
    "(bivariate t, independence-Jeffreys prior)"
)


def options_of(study: Study) -> analysis.Options:
    """Return the options with which a study's rounds are analysed."""
    bands = study.bands
    return analysis.Options(clear=bands.clear, probable=bands.probable, leaning=bands.leaning)
