"""Whether experts agree over several targets, where there are enough of them to say so."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.icc import icc
from analysis.krippendorff import krippendorff_alpha
from analysis.ratings import Ratings
from analysis.results import Coefficient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.icc import Type
    from analysis.icc import Unit
    from analysis.options import Options

SHOWN: dict[str, tuple[Type, Unit]] = {
    "ICC(A,1)": ("agreement", "single"),
    "ICC(A,k)": ("agreement", "average"),
    "ICC(C,1)": ("consistency", "single"),
    "ICC(C,k)": ("consistency", "average"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetAgreement:
    """Coefficients over targets.

    Attributes
    ----------
    krippendorff_alpha_ordinal
        Of the linking item, all ratings that can be paired.
    icc
        By form, of the scores, from the experts who rated every target.

    """

    krippendorff_alpha_ordinal: Coefficient
    icc: Mapping[str, Coefficient]


def agreement_over(linking: FloatArray, scores: FloatArray, options: Options) -> TargetAgreement:
    """Give the coefficients over targets, with intervals that leave out experts one at a time.

    The targets were chosen and not drawn, unless the options say otherwise; so only experts are
    a sample.

    Parameters
    ----------
    linking, scores
        shape (targets, experts): the linking item's ratings, and scores; NaN for gaps.

    """
    return TargetAgreement(
        krippendorff_alpha_ordinal=_krippendorff(linking, options),
        icc={form: _icc(scores, form, options) for form in SHOWN},
    )


def _krippendorff(linking: FloatArray, options: Options) -> Coefficient:
    if _targets(linking) < options.minimum_targets:
        none = krippendorff_alpha(Ratings.from_matrix(linking), level="ordinal", interval=None)
        return replace(none, estimate=None, n_units=_targets(linking), reason="too_few_targets")
    result = krippendorff_alpha(
        Ratings.from_matrix(linking),
        level="ordinal",
        conf=options.level,
        interval="two-way" if options.alliances_sampled else "raters",
    )
    if result.estimate is not None and (result.n_units or 0) < options.minimum_targets:
        # A target with a single rating forms no pair, and counts for nothing here.
        return replace(result, estimate=None, se=None, interval=None, reason="too_few_targets")
    if result.n < options.minimum_placed and result.interval is not None:
        return replace(result, se=None, interval=None, reason="too_few_experts")
    return result


def _icc(scores: FloatArray, form: str, options: Options) -> Coefficient:
    if _targets(scores) < options.minimum_targets:
        return _too_few(scores, form)
    rated = scores[(~np.isnan(scores)).any(axis=1)]
    complete = rated[:, ~np.isnan(rated).any(axis=0)]
    if not complete.shape[1]:
        return Coefficient(
            symbol=form,
            estimate=None,
            n=0,
            n_units=len(rated),
            method=form,
            reason="no_complete_rows",
        )
    kind, unit = SHOWN[form]
    found = icc(Ratings.from_matrix(complete), type=kind, unit=unit, conf=options.level)
    return _guarded(found, options)


def _guarded(result: Coefficient, options: Options) -> Coefficient:
    """Take the interval away where fewer experts rated than an interval is given for."""
    if result.interval is None or result.n >= options.minimum_placed:
        return result
    return replace(result, se=None, interval=None, reason="too_few_experts")


def _targets(table: FloatArray) -> int:
    return int((~np.isnan(table)).any(axis=1).sum()) if table.size else 0


def _too_few(table: FloatArray, form: str) -> Coefficient:
    n = int((~np.isnan(table)).any(axis=0).sum()) if table.size else 0
    return Coefficient(
        symbol=form,
        estimate=None,
        n=n,
        n_units=_targets(table),
        method=form,
        reason="too_few_targets",
    )
