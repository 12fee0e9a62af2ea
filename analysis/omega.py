"""McDonald's omega total: the share of a sum of items that is due to one factor behind them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.expert_jackknife import MINIMUM
from analysis.expert_jackknife import check_conf
from analysis.one_factor import fit_least_squares
from analysis.one_factor import fit_likelihood
from analysis.one_factor import omega_variance
from analysis.results import Statistic
from analysis.scale_rows import correlations
from analysis.scale_rows import log_interval
from analysis.scale_rows import reliability_interval
from analysis.scale_rows import scale_rows

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.scale_rows import ScaleRows

Extraction = Literal["cfa_ml", "minres"]
METHODS: dict[str, str] = {
    "cfa_ml": "omega total, one factor by maximum likelihood",
    "minres": "omega total of standardised items, one factor by minimum residuals",
}
FEW_ROWS = 50
THREE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Omega(Statistic):
    """Omega total with the factor behind it.

    Attributes
    ----------
    loadings, uniquenesses
        λ and ψ of each item: in its own units for "cfa_ml", of standardised items for "minres".

    """

    loadings: tuple[float, ...] = ()
    uniquenesses: tuple[float, ...] = ()


def omega_total(
    data: Any,
    *,
    method: Extraction = "cfa_ml",
    groups: Any = None,
    clusters: Any = None,
    leniency: Any = None,
    conf: float | None = 0.95,
) -> Omega:
    """Give the share of the variance of a sum of items that a model with one factor explains.

    ω = 1 − Σψ/s_T² (McDonald 1999, *Test Theory*, page 89). The extraction matters and is named.
    "cfa_ml" fits covariances by maximum likelihood; s_T² is that of the model, so that
    ω = (Σλ)²/((Σλ)² + Σψ). "minres" fits correlations by least squares off the diagonal (Harman and
    Jones 1966, *Psychometrika* 31, page 351) and is about items of variance 1; s_T² is the observed
    one, as in the R package psych. The model has to converge with every ψ above 0; below 50 rows
    omega is given with a warning.

    The interval of "cfa_ml" is that of ln(1 − ω) with a standard error that is right also where
    ratings are not normal or an expert has several rows (sandwich); that of "minres" leaves out one
    expert at a time.

    Parameters
    ----------
    data, groups, clusters, leniency
        As for `cronbach_alpha`. Rows with a gap are left out.
    method
        "cfa_ml" or "minres".
    conf
        Level of the interval; None for none.

    Returns
    -------
    `n` is the number of rows. Without an estimate, for the reason too_few_items (fewer than three),
    no_complete_rows, no_variation, constant_item or no_proper_solution; without an interval, for
    too_few_experts or jackknife_undefined.

    Raises
    ------
    ValueError
        If there is no such method.

    Examples
    --------
    >>> rows = [[2, 3, 2], [4, 4, 5], [5, 4, 4], [1, 2, 3], [3, 3, 3], [4, 5, 4], [2, 1, 2]]
    >>> found = omega_total(rows)
    >>> round(found.estimate, 3), found.warnings
    (0.907, ('few_rows',))

    """
    check_conf(conf)
    if method not in METHODS:
        raise ValueError(f"Omega is by {' or '.join(METHODS)}, not {method!r}.")
    rows = scale_rows(data, groups=groups, clusters=clusters, leniency=leniency)
    fields: dict[str, Any] = {"n": rows.m, "n_items": rows.k, "method": METHODS[method]}
    reason = rows.undefined(THREE)
    correlation = correlations(rows.covariance)
    if reason is None and np.isnan(correlation).any():
        reason = "constant_item"
    if reason:
        return Omega(estimate=None, reason=reason, **fields)
    fit = fit_likelihood if method == "cfa_ml" else fit_least_squares
    loadings = fit(correlation[np.newaxis])[0]
    if np.isnan(loadings).any():
        return Omega(estimate=None, reason="no_proper_solution", **fields)
    sd = np.sqrt(np.diag(rows.covariance)) if method == "cfa_ml" else np.ones(rows.k)
    unit = rows.unit if method == "cfa_ml" else 1.0
    loadings = loadings * sd * (1 if loadings.sum() >= 0 else -1)
    unique = sd**2 - loadings**2
    total = correlation.sum() if method == "minres" else loadings.sum() ** 2 + unique.sum()
    estimate = float(1 - unique.sum() / total)
    found = _interval(rows, estimate, (loadings, unique), method, conf)
    warnings = [
        *(["incomplete_ignored"] if rows.n_dropped else []),
        *(["few_rows"] if rows.m < FEW_ROWS else []),
        *found.pop("warnings", ()),
    ]
    return Omega(
        estimate=estimate,
        loadings=tuple((loadings * unit).tolist()),
        uniquenesses=tuple((unique * unit**2).tolist()),
        n_dropped=rows.n_dropped,
        warnings=tuple(warnings),
        **fields,
        **found,
    )


def _interval(
    rows: ScaleRows,
    estimate: float,
    factor: tuple[FloatArray, FloatArray],
    method: str,
    conf: float | None,
) -> dict[str, Any]:
    if conf is None:
        return {}
    if rows.n_clusters < MINIMUM:
        return {"reason": "too_few_experts"}
    if method == "minres":
        return reliability_interval(rows, estimate, _minres, conf)
    se = math.sqrt(omega_variance(rows, *factor)) / (1 - estimate)
    return {"interval": log_interval(estimate, se, rows.n_clusters - 1, conf, "sandwich")}


def _minres(covariance: FloatArray) -> FloatArray:
    correlation = correlations(covariance)
    unique = 1 - fit_least_squares(correlation) ** 2
    return np.asarray(1 - unique.sum(axis=1) / correlation.sum(axis=(1, 2)))
