"""Whether experts agree over several targets, where there are enough of them to say so."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from typing import TypeVar

import numpy as np

from analysis.gwet import gwet_ac
from analysis.icc import icc
from analysis.kendall import Concordance
from analysis.kendall import kendall_w
from analysis.krippendorff import krippendorff_alpha
from analysis.ratings import Ratings
from analysis.results import Coefficient
from analysis.spearman import mean_spearman

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.icc import Type
    from analysis.icc import Unit
    from analysis.options import Options

Found = TypeVar("Found", bound=Coefficient)
SHOWN: dict[str, tuple[Type, Unit]] = {
    "ICC(A,1)": ("agreement", "single"),
    "ICC(A,k)": ("agreement", "average"),
    "ICC(C,1)": ("consistency", "single"),
    "ICC(C,k)": ("consistency", "average"),
}
INCOMPLETE = "ICC(A,1), incomplete designs"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetAgreement:
    """Coefficients over targets.

    Attributes
    ----------
    krippendorff_alpha_ordinal, gwet_ac2
        Of the linking item, all ratings that can be paired; AC2 with quadratic weights.
    kendall_w, mean_spearman
        Of the scores, from the experts who rated every target: whether these are ordered alike.
    icc
        By form, of the scores, from the experts who rated every target; and ICC(A,1) by moments
        from every score, for experts who were dealt different targets.

    """

    krippendorff_alpha_ordinal: Coefficient
    gwet_ac2: Coefficient
    kendall_w: Concordance
    mean_spearman: Coefficient
    icc: Mapping[str, Coefficient]


def agreement_over(
    linking: FloatArray, scores: FloatArray, options: Options, *, points: Sequence[float] = ()
) -> TargetAgreement:
    """Give the coefficients over targets, with intervals that leave out experts one at a time.

    The targets were chosen and not drawn, unless the options say otherwise; so only experts are
    a sample.

    Parameters
    ----------
    linking, scores
        shape (targets, experts): the linking item's ratings, and scores; NaN for gaps.
    points
        The points of the linking item's scale, unused ones included; none for those in use.

    """
    return TargetAgreement(
        krippendorff_alpha_ordinal=_of_ratings(
            linking, options, partial(krippendorff_alpha, level="ordinal")
        ),
        gwet_ac2=_of_ratings(
            linking, options, partial(gwet_ac, weights="quadratic", categories=points or None)
        ),
        kendall_w=_kendall(scores, options),
        mean_spearman=_spearman(scores, options),
        icc={form: _icc(scores, form, options) for form in SHOWN}
        | {INCOMPLETE: _incomplete(scores, options)},
    )


def _of_ratings(
    linking: FloatArray, options: Options, coefficient: Callable[..., Coefficient]
) -> Coefficient:
    data = Ratings.from_matrix(linking)
    if _targets(linking) < options.minimum_targets:
        none = coefficient(data, interval=None)
        return replace(none, estimate=None, n_units=_targets(linking), reason="too_few_targets")
    result = coefficient(
        data,
        conf=options.level,
        interval="two-way" if options.alliances_sampled else "raters",
    )
    if result.estimate is not None and (result.n_units or 0) < options.minimum_targets:
        # A target with a single rating forms no pair, and counts for nothing here.
        return replace(result, estimate=None, se=None, interval=None, reason="too_few_targets")
    return _guarded(result, options)


def _kendall(scores: FloatArray, options: Options) -> Concordance:
    if _targets(scores) < options.minimum_targets:
        return _too_few(Concordance, scores, "Kendall’s W, ties corrected", "W")
    found = kendall_w(_complete(scores), conf=options.level)
    return _guarded(_of_complete(found), options)


def _spearman(scores: FloatArray, options: Options) -> Coefficient:
    if _targets(scores) < options.minimum_targets:
        method = "mean of Spearman’s rho over pairs of raters"
        return _too_few(Coefficient, scores, method, "mean ρ")
    found = mean_spearman(_complete(scores), conf=options.level)
    return _guarded(_of_complete(found), options)


def _complete(scores: FloatArray) -> FloatArray:
    """Keep the experts who rated every target that anybody rated."""
    rated = scores[(~np.isnan(scores)).any(axis=1)]
    return rated[:, ~np.isnan(rated).any(axis=0)]


def _of_complete(result: Found) -> Found:
    """Say it where there are too few experts because hardly anybody rated every target."""
    return replace(result, reason="no_complete_rows") if not result.n else result


def _icc(scores: FloatArray, form: str, options: Options) -> Coefficient:
    if _targets(scores) < options.minimum_targets:
        return _too_few(Coefficient, scores, form, form)
    complete = _complete(scores)
    if not complete.shape[1]:
        return Coefficient(
            symbol=form,
            estimate=None,
            n=0,
            n_units=len(complete),
            method=form,
            reason="no_complete_rows",
        )
    kind, unit = SHOWN[form]
    found = icc(Ratings.from_matrix(complete), type=kind, unit=unit, conf=options.level)
    return _guarded(found, options)


def _incomplete(scores: FloatArray, options: Options) -> Coefficient:
    if _targets(scores) < options.minimum_targets:
        return _too_few(Coefficient, scores, INCOMPLETE, "ICC(A,1)")
    found = icc(
        Ratings.from_matrix(scores),
        estimator="moments",
        conf=options.level,
        interval="two-way" if options.alliances_sampled else "raters",
    )
    return _guarded(found, options)


def _guarded(result: Found, options: Options) -> Found:
    """Take the interval away where fewer experts rated than an interval is given for."""
    if result.interval is None or result.n >= options.minimum_placed:
        return result
    return replace(result, se=None, interval=None, reason="too_few_experts")


def _targets(table: FloatArray) -> int:
    return int((~np.isnan(table)).any(axis=1).sum()) if table.size else 0


def _too_few(kind: type[Found], table: FloatArray, method: str, symbol: str) -> Found:
    n = int((~np.isnan(table)).any(axis=0).sum()) if table.size else 0
    return kind(
        symbol=symbol,
        estimate=None,
        n=n,
        n_units=_targets(table),
        method=method,
        reason="too_few_targets",
    )
