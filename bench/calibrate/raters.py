"""Experts who differ in leniency and sensitivity, and what their agreement is in truth.

A rating is the cut of s(t + e) + b into 1 to 7. All true values are exact: quadrature over the
targets t, the leniency b and the sensitivity s.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

K = 7
SENSITIVITY_SD = 0.15  # of ln s
#: From the name of a variant to the sd of targets and of leniency, where the error's is 1.
SPREADS = {"moderate": (1.0, 0.4), "high": (2.5, 0.5)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Experts:
    """Leniency and sensitivity, shape (experts,) each."""

    leniency: FloatArray
    sensitivity: FloatArray


def draw_experts(n: int, variant: str, rng: np.random.Generator) -> Experts:
    return Experts(
        leniency=SPREADS[variant][1] * rng.normal(size=n),
        sensitivity=np.exp(SENSITIVITY_SD * rng.normal(size=n)),
    )


def draw_targets(n: int, variant: str, rng: np.random.Generator) -> FloatArray:
    return SPREADS[variant][0] * rng.normal(size=n)


def rate(
    experts: Experts, targets: FloatArray, variant: str, rng: np.random.Generator
) -> FloatArray:
    """Draw ratings, shape (targets, experts)."""
    error = rng.normal(size=(len(targets), len(experts.leniency)))
    felt = experts.sensitivity * (targets[:, np.newaxis] + error) + experts.leniency
    return np.asarray(1 + np.searchsorted(_cuts(variant), felt.ravel()).reshape(felt.shape), float)


def with_gaps(ratings: FloatArray, missing: float, rng: np.random.Generator) -> FloatArray:
    """Leave ratings out at random."""
    if missing:
        ratings = np.where(rng.random(ratings.shape) < missing, np.nan, ratings)
    return ratings


def probabilities(experts: Experts, targets: FloatArray, variant: str) -> FloatArray:
    """Give how likely each point is, shape (targets, experts, points)."""
    from scipy.special import ndtr

    reached = (_cuts(variant) - experts.leniency[:, np.newaxis]) / experts.sensitivity[
        :, np.newaxis
    ]
    below = ndtr(reached - targets[:, np.newaxis, np.newaxis])
    shape = (len(targets), len(experts.leniency), 1)
    return np.diff(np.concatenate([np.zeros(shape), below, np.ones(shape)], axis=2), axis=2)


@lru_cache
def target_nodes(variant: str) -> tuple[FloatArray, FloatArray]:
    """Give targets and their weights for means over all targets."""
    return normal_nodes(SPREADS[variant][0], 41)


@lru_cache
def expert_nodes(variant: str) -> tuple[Experts, FloatArray]:
    """Give experts and their weights for means over all experts."""
    leniency, first = normal_nodes(SPREADS[variant][1], 25)
    logs, second = normal_nodes(SENSITIVITY_SD, 9)
    every = Experts(leniency=np.repeat(leniency, 9), sensitivity=np.exp(np.tile(logs, 25)))
    return every, np.repeat(first, 9) * np.tile(second, 25)


def normal_nodes(sd: float, n: int) -> tuple[FloatArray, FloatArray]:
    """Give points and weights of Gauss and Hermite for a normal variable of mean 0."""
    x, weight = np.polynomial.hermite_e.hermegauss(n)
    return sd * x, weight / weight.sum()


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Pairs of points that two experts give one target, and pairs of two targets.

    Attributes
    ----------
    together
        shape (points, points): how likely two different experts give these two points.
    apart
        The same of two different experts who rate different targets.
    shares
        shape (points,): how likely each point is.

    """

    together: FloatArray
    apart: FloatArray
    shares: FloatArray


@lru_cache
def truth_of_all(variant: str) -> Truth:
    """Give what holds among all experts over all targets."""
    targets, weight = target_nodes(variant)
    experts, of_expert = expert_nodes(variant)
    mean = np.einsum("r,qrk->qk", of_expert, probabilities(experts, targets, variant))
    shares = weight @ mean
    together = np.einsum("q,qk,ql->kl", weight, mean, mean)
    return Truth(together=together, apart=np.outer(shares, shares), shares=shares)


def truth_of_these(experts: Experts, variant: str) -> Truth:
    """Give what holds among these experts over all targets."""
    targets, weight = target_nodes(variant)
    p = probabilities(experts, targets, variant)
    n = p.shape[1]
    total = p.sum(axis=1)
    own = (weight[:, np.newaxis, np.newaxis] * p).reshape(-1, K).T @ p.reshape(-1, K)
    together = (np.einsum("q,qk,ql->kl", weight, total, total) - own) / (n * (n - 1))
    marginal = np.einsum("q,qrk->rk", weight, p)
    sums = marginal.sum(axis=0)
    apart = (np.outer(sums, sums) - marginal.T @ marginal) / (n * (n - 1))
    return Truth(together=together, apart=apart, shares=sums / n)


@lru_cache
def _cuts(variant: str) -> FloatArray:
    target, leniency = SPREADS[variant]
    spread = np.sqrt(target**2 + 1 + leniency**2)
    return np.asarray(spread * (np.arange(1, K) - 3.5) / 1.6)
