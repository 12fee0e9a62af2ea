"""Dawid and Skene's model: what each unit is, from raters who err in ways of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.reasons import sentence
from analysis.results import counted
from analysis.serialise import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.serialise import Plain

COLUMNS = 3
TINY = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class LatentClasses:
    """What the model finds.

    Attributes
    ----------
    prevalence
        The share of units in each class; None without ratings.
    labels
        The likeliest class of each unit; None for a unit that nobody rated.
    probabilities
        For each unit, the probability of each class.
    errors
        For each rater and each true class, the probability of each label.
    log_likelihood, iterations, converged
        How the fit ended.
    n, n_units, n_raters
        How many ratings, units and raters.
    reason
        no_experts where there are no ratings.

    """

    prevalence: tuple[float, ...] | None
    labels: tuple[int | None, ...] | None
    probabilities: tuple[tuple[float, ...], ...]
    errors: tuple[tuple[tuple[float, ...], ...], ...]
    log_likelihood: float | None
    iterations: int
    converged: bool
    n: int
    n_units: int
    n_raters: int
    reason: str | None = None

    def __str__(self) -> str:
        if self.prevalence is None:
            return sentence(str(self.reason))
        shares = ", ".join(f"{share:.2f}" for share in self.prevalence)
        ended = "" if self.converged else ", not converged"
        rests = f"{counted(self.n_units, 'unit')}, {counted(self.n_raters, 'rater')}"
        return f"{len(self.prevalence)} classes with prevalence {shares} of {rests}{ended}"

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


def dawid_skene(
    data: Sequence[tuple[int, int, int]] | AnyArray,
    *,
    n_classes: int | None = None,
    tolerance: float = 1e-9,
    max_iterations: int = 5000,
) -> LatentClasses:
    """Fit the model by EM, from the votes as a start and without smoothing.

    P(labels of a unit | class j) = Π π_r(j, l) over its ratings, with π_r the errors of rater r.
    E step: the classes' probabilities of each unit; M step: prevalence and errors from their means
    (Dawid and Skene 1979, *Applied Statistics* 28, pages 20 to 28). EM ends in a local maximum; the
    model takes no notice of the order of classes, and suits names better than scales. No interval
    is given: it is a description of the units at hand.

    Parameters
    ----------
    data
        shape (ratings, 3): rows (rater, unit, label), whole numbers from 0; a rater may rate a unit
        several times.
    n_classes
        How many classes there are; None for one more than the highest label.
    tolerance, max_iterations
        EM ends when the mean log-likelihood of a unit rises by less, or after so many steps.

    Raises
    ------
    ValueError
        If the rows are not three whole numbers from 0, or a label is no class.

    Examples
    --------
    >>> rows = [(0, 0, 1), (1, 0, 1), (2, 0, 0), (0, 1, 0), (1, 1, 0), (2, 1, 0), (0, 2, 1),
    ...         (1, 2, 1), (2, 2, 1)]
    >>> found = dawid_skene(rows, n_classes=2)
    >>> found.labels
    (1, 0, 1)
    >>> print(found)
    2 classes with prevalence 0.33, 0.67 of 3 units, 3 raters

    """
    rater, unit, label, k = _checked(data, n_classes)
    units, raters = _count(unit), _count(rater)
    if not len(unit):
        return LatentClasses(
            prevalence=None, labels=None, probabilities=(), errors=(), log_likelihood=None,
            iterations=0, converged=False, n=0, n_units=0, n_raters=0, reason="no_experts",
        )  # fmt: skip
    seen = np.bincount(unit, minlength=units) > 0
    cell = rater * k + label
    votes = np.bincount(unit * k + label, minlength=units * k).reshape(units, k)
    belief = np.where(
        seen[:, np.newaxis], votes / np.maximum(votes.sum(axis=1), 1)[:, np.newaxis], 0
    )
    before, steps, converged = -np.inf, 0, False
    while steps < max_iterations and not converged:
        steps += 1
        prevalence = belief[seen].mean(axis=0)
        errors = _errors(belief, unit, cell, raters, k)
        belief, likelihood = _believe(prevalence, errors, unit, cell, units)
        belief[~seen] = 0
        now = float(likelihood[seen].mean())
        converged = now - before < tolerance
        before = now
    found = belief.copy()
    found[~seen] = prevalence
    best = belief.argmax(axis=1)
    return LatentClasses(
        prevalence=tuple(belief[seen].mean(axis=0).tolist()),
        labels=tuple(int(b) if s else None for b, s in zip(best, seen, strict=True)),
        probabilities=tuple(map(tuple, found.tolist())),
        errors=tuple(tuple(map(tuple, table)) for table in errors.transpose(0, 2, 1).tolist()),
        log_likelihood=float(likelihood[seen].sum()),
        iterations=steps,
        converged=converged,
        n=len(unit),
        n_units=int(seen.sum()),
        n_raters=len(np.unique(rater)),
    )


def _checked(data: Any, n_classes: int | None) -> tuple[AnyArray, AnyArray, AnyArray, int]:
    try:
        rows = np.asarray(data if len(data) else np.zeros((0, COLUMNS)), dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("Each row has a rater, a unit and a label, as whole numbers.") from None
    whole = rows.ndim == COLUMNS - 1 and rows.shape[1] == COLUMNS and (rows >= 0).all()
    if not whole or not (rows == np.rint(rows)).all():
        raise ValueError("Each row has a rater, a unit and a label, whole numbers from 0.")
    rater, unit, label = rows.astype(np.intp).T
    k = _count(label) if n_classes is None else n_classes
    if k < _count(label):
        raise ValueError(f"A label is {_count(label) - 1}, and there are {k} classes from 0.")
    return rater, unit, label, k


def _count(codes: AnyArray) -> int:
    return int(codes.max(initial=-1)) + 1


def _errors(belief: FloatArray, unit: AnyArray, cell: AnyArray, raters: int, k: int) -> FloatArray:
    """Give how likely each rater's labels are in each true class, shape (raters, labels, classes)."""
    sums = np.column_stack(
        [np.bincount(cell, weights=belief[unit, j], minlength=raters * k) for j in range(k)]
    ).reshape(raters, k, k)
    total = sums.sum(axis=1, keepdims=True)
    return np.asarray(sums / np.where(total > 0, total, 1.0))


def _believe(
    prevalence: FloatArray, errors: FloatArray, unit: AnyArray, cell: AnyArray, units: int
) -> tuple[FloatArray, FloatArray]:
    """Give the probabilities of the classes of each unit, and its log-likelihood."""
    logs = np.log(np.maximum(errors, TINY)).reshape(-1, errors.shape[2])
    sums = np.column_stack(
        [np.bincount(unit, weights=column[cell], minlength=units) for column in logs.T]
    )
    sums += np.log(np.maximum(prevalence, TINY))
    top = sums.max(axis=1, keepdims=True)
    weights = np.exp(sums - top)
    total = weights.sum(axis=1, keepdims=True)
    return weights / total, (top + np.log(total))[:, 0]
