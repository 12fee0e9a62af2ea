"""Held to what packages of R give, each value beside the call that made it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import analysis

FILE = Path(__file__).parents[1] / "published" / "r-values.json"
STORED = json.loads(FILE.read_text(encoding="utf-8"))
FULL = np.array(STORED["full"], dtype=float)
DATA: dict[str, Any] = {
    "full": FULL,
    "gaps": STORED["gaps"],
    "pair": [row[:2] for row in STORED["gaps"]],
    "standard": FULL / FULL.std(axis=0, ddof=1),
    "counts": STORED["counts"],
    "groups": list(zip(STORED["value"], STORED["group"], strict=True)),
}


@pytest.mark.parametrize("case", STORED["cases"], ids=lambda case: case["id"])
def test_a_coefficient_is_that_of_the_package(case: dict[str, Any]) -> None:
    found = getattr(analysis, case["function"])(DATA[case["data"]], **case["params"])

    numbers = [each for key in case["keys"] for each in _numbers(found, key)]
    assert numbers == pytest.approx(case["expected"], abs=case["tolerance"])


def _numbers(found: Any, key: str) -> list[float]:
    if key in {"low", "high"}:
        return [getattr(found.interval, key)]
    if key in {"alpha_if_deleted", "item_rest"}:
        return [getattr(item, key) for item in found.items]
    return [getattr(found, key)]
