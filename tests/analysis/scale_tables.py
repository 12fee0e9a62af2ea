"""Tables that follow one factor, and every coefficient of a scale by name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.cronbach import cronbach_alpha
from analysis.guttman import guttman_lambda2
from analysis.guttman import guttman_lambda6
from analysis.omega import omega_total
from analysis.split_half import split_half
from tests.analysis.examples import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "alpha": cronbach_alpha,
    "lambda2": guttman_lambda2,
    "lambda6": guttman_lambda6,
    "split_half": split_half,
    "cfa_ml": omega_total,
    "minres": lambda x, **more: omega_total(x, method="minres", **more),
}
BFI = next(c for c in published("scales-and-scores") if c["id"] == "bfi_A_omega_total")["data"]


def factor_rows(seed: int, rows: int = 60, items: int = 5) -> FloatArray:
    rng = np.random.default_rng(seed)
    loadings = rng.uniform(0.5, 1.2, size=items)
    factor = rng.normal(size=(rows, 1))
    table = 4 + factor * loadings + rng.normal(size=(rows, items))
    return np.clip(np.rint(table), 1, 7)
