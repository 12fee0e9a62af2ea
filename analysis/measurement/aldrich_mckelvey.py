"""Places of stimuli, each expert's shift and stretch of the scale taken out at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray

STIMULI = 4
METHOD = (
    "Aldrich and McKelvey’s scaling of complete rows, in the mean and spread of the panel’s means"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledStimuli:
    """The stimuli on one scale.

    Attributes
    ----------
    places
        shape (stimuli,): mean 0, sum of squares 1, higher where ratings are.
    positions
        The same on the scale of the ratings: with the mean and the standard deviation of the
        stimuli's mean ratings.
    unexplained
        The share of the places' variance that the experts' lines leave on average, from 0 to 1.
    n, n_stimuli, n_dropped
        Experts who rated everything and vary; stimuli; experts left out.
    reason
        too_few_stimuli, no_complete_rows or no_variation.

    """

    places: tuple[float, ...] | None
    positions: tuple[float, ...] | None
    unexplained: float | None
    n: int
    n_stimuli: int
    n_dropped: int
    method: str = METHOD
    reason: str | None = None


def aldrich_mckelvey(
    ratings: Sequence[Sequence[float | None]] | FloatArray, *, at_least: int = 2
) -> ScaledStimuli:
    """Scale stimuli that experts rate with a shift and a stretch of their own.

    Each expert i sees z + error and reports (z − a_i)/b_i. With X_i = [1, ratings] and A = Σ
    X_i(X_i′X_i)⁻¹X_i′ the places z are the eigenvector of A − nI with the largest eigenvalue that
    is not 0 (Aldrich and McKelvey 1977, *American Political Science Review* 71, pages 111 to 130).

    Parameters
    ----------
    ratings
        shape (experts, stimuli); rows with gaps or without variation are left out.
    at_least
        With fewer rows there is no result.

    Examples
    --------
    >>> z = [1.0, 2.0, 4.0, 7.0]
    >>> rows = [z, [2 * place + 3 for place in z], [place / 2 for place in z]]
    >>> found = aldrich_mckelvey(rows)
    >>> [round(place, 3) for place in found.places], round(found.unexplained, 6)
    ([-0.546, -0.327, 0.109, 0.764], 0.0)

    """
    x = np.array(ratings, dtype=np.float64)
    stimuli = x.shape[1] if x.ndim > 1 else 0
    x = x.reshape(len(x), stimuli)
    rows = x[~np.isnan(x).any(axis=1)]
    rows = rows[np.ptp(rows, axis=1) > 0] if rows.size else rows
    rows = rows[np.lexsort(rows.T[::-1])] if rows.size else rows
    n, dropped = len(rows), len(x) - len(rows)
    reason = "too_few_stimuli" if stimuli < STIMULI else None
    if reason is None and n < at_least:
        reason = "no_complete_rows"
    means = rows.mean(axis=0) if n else np.zeros(stimuli)
    if reason is None and not np.ptp(means) > 0:
        reason = "no_variation"
    if reason:
        return ScaledStimuli(
            places=None, positions=None, unexplained=None, n=n, n_stimuli=stimuli, n_dropped=dropped,
            reason=reason,
        )  # fmt: skip
    centred = rows - rows.mean(axis=1, keepdims=True)
    # Without the constant, which is the eigenvector of the eigenvalue 0, A is Σ of these alone.
    inside = (centred / (centred**2).sum(axis=1, keepdims=True)).T @ centred
    values, vectors = np.linalg.eigh(inside)
    places = vectors[:, -1] * (1.0 if vectors[:, -1] @ means >= 0 else -1.0)
    return ScaledStimuli(
        places=tuple(places.tolist()),
        positions=tuple((means.mean() + np.sqrt(stimuli) * means.std() * places).tolist()),
        unexplained=max(1 - float(values[-1]) / n, 0.0),
        n=n,
        n_stimuli=stimuli,
        n_dropped=dropped,
    )
