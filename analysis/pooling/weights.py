"""How much each expert counts, by four rules; nobody's weight is ever shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from analysis.reliability import vignette_table
from analysis.scale_use import vignette_differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.panel import Panel
    from analysis.sheets import Sheet
    from analysis.sheets import Target

CONFIDENCE = "confidence"
COMMUNITY = "community"
PRIOR_PAIRS = 4.0  # pairs of vignettes as which the panel's own share counts
CONVERGED = 1e-12
STEPS = 100


def confidence_weights(panel: Panel, sheet: Sheet) -> FloatArray | None:
    """Weight by the expert's own confidence in the ratings of this alliance.

    w = (y − minimum)/(maximum − minimum) of the items of the construct "confidence", averaged: who
    is not at all confident does not count, as in V-Dem's codebook. Who did not say gets the mean
    weight of those who did.

    Returns
    -------
    shape (experts,), or None where nobody said.

    """
    places = sheet.columns(CONFIDENCE)
    if not places:
        return None
    items = [sheet.questions[place].item for place in places]
    low = np.array([item.minimum for item in items], dtype=np.float64)
    width = np.array([item.maximum - item.minimum for item in items], dtype=np.float64)
    given = (sheet.values[:, places] - low) / width
    there = ~np.isnan(given)
    said = there.any(axis=1)
    if not said.any():
        return None
    weights = np.full(len(panel.experts), np.nan)
    weights[said] = np.nansum(given[said], axis=1) / there[said].sum(axis=1)
    weights[~said] = _steady_mean(weights[said])
    return weights


def reliability_weights(panel: Panel, sheets: Mapping[Target, Sheet]) -> FloatArray | None:
    """Weight by the inverse of the expert's residual variance, shrunk to that of the panel.

    The residual of a rating is its distance from the mean of the *other* experts' ratings of the
    same question, less the expert's own average distance, so that mere leniency costs nothing. With
    s² its variance on d degrees of freedom, the weight is 1/s̃², s̃² = (d₀s₀² + ds²)/(d₀ + d), where
    d₀ and s₀² are estimated from all experts' log s² (Smyth 2004, *Statistical Applications in
    Genetics and Molecular Biology* 3(1), article 3, sections 3 and 6.2). If the variances differ by
    no more than chance, d₀ is infinite and the weights are equal.

    Returns
    -------
    shape (experts,), or None with fewer than two ratings of anybody that others rated, too.

    """
    axes = {axis.id for axis in panel.frame.axes}
    tables = [
        sheet.values[:, [p for p, q in enumerate(sheet.questions) if q.item.construct in axes]]
        for sheet in sheets.values()
    ]
    values = np.concatenate(tables, axis=1) if tables else np.zeros((len(panel.experts), 0))
    there = ~np.isnan(values)
    count = there.sum(axis=0)
    totals = np.where(there, values, 0.0).sum(axis=0)
    shared = there & (count > 1)
    away = np.where(shared, values - (totals - values) / np.maximum(count - 1, 1), np.nan)
    m = shared.sum(axis=1)
    known = m > 1
    if known.sum() < 2:  # noqa: PLR2004 - one expert's variance is no weight
        return None
    mean = np.nansum(away[known], axis=1) / m[known]
    squares = np.nansum((away[known] - mean[:, np.newaxis]) ** 2, axis=1)
    moderated = _moderated(squares / (m[known] - 1), m[known] - 1.0)
    weights = np.full(len(panel.experts), np.nan)
    weights[known] = 1 / moderated
    weights[~known] = _steady_mean(weights[known])
    return weights


def _moderated(variances: FloatArray, df: FloatArray) -> FloatArray:
    """Shrink variances towards a common one, as far as their logarithms differ by chance alone."""
    from scipy.special import digamma
    from scipy.special import polygamma

    floor = 1e-4 * float(np.median(variances)) or 1.0  # who never differs has no infinite weight
    variances = np.maximum(variances, floor)
    logs = np.log(variances) - digamma(df / 2) + np.log(df / 2)
    centre = _steady_mean(logs)
    spread = float(np.sort((logs - centre) ** 2).sum()) / (len(logs) - 1)
    excess = spread - float(np.sort(polygamma(1, df / 2)).mean())
    if excess <= 0:
        return np.full(len(variances), 1.0)
    prior = 2 * _trigamma_inverse(excess)
    common = float(np.exp(centre + digamma(prior / 2) - np.log(prior / 2)))
    return np.asarray((prior * common + df * variances) / (prior + df))


def _trigamma_inverse(value: float) -> float:
    """Solve ψ′(y) = value by Newton's method on 1/ψ′, which is nearly straight (Smyth 2004, 6.2)."""
    from scipy.special import polygamma

    y = 0.5 + 1 / value
    for _ in range(STEPS):
        slope = float(polygamma(1, y))
        step = slope * (1 - slope / value) / float(polygamma(2, y))
        y += step
        if -step / y < CONVERGED:
            break
    return y


def vignette_weights(panel: Panel, sheets: Mapping[Target, Sheet]) -> FloatArray | None:
    """Weight by how often the expert rates two vignettes in the order they were written to have.

    w = (k + 4p)/(m + 4) with m pairs on both axes, k of them kept (a tie is half), and p the share
    that the panel keeps: few pairs say little, so they are shrunk. Who rated no pair gets p.

    Returns
    -------
    shape (experts,), or None where no pair of known order was rated.

    """
    found = [
        difference
        for place, axis in enumerate(panel.frame.axes)
        for _, _, difference in vignette_differences(panel, vignette_table(sheets, axis), place)
    ]
    differences = np.array(found).reshape(len(found), len(panel.experts))
    m = (~np.isnan(differences)).sum(axis=0)
    kept = (differences > 0).sum(axis=0) + 0.5 * (differences == 0).sum(axis=0)
    if not m.sum():
        return None
    share = float(kept.sum()) / float(m.sum())
    return np.asarray((kept + PRIOR_PAIRS * share) / (m + PRIOR_PAIRS))


def communities_of(panel: Panel) -> tuple[str, ...] | None:
    """Give each expert's community, empty where it is not known; None where nobody's is."""
    known = {each.expert: each.value for each in panel.memberships if each.attribute == COMMUNITY}
    return tuple(known.get(expert, "") for expert in panel.experts) if known else None


def community_weights(communities: tuple[str, ...]) -> FloatArray:
    """Weight so that each community counts alike, whatever its size; those of none together as one.

    Examples
    --------
    >>> community_weights(("official", "official", "scholar")).tolist()
    [0.5, 0.5, 1.0]

    """
    sizes = Counter(communities)
    return np.array([1 / sizes[each] for each in communities])


def _steady_mean(values: FloatArray) -> float:
    """Give a mean that does not depend on the order of the experts."""
    return float(np.sort(values).mean())
