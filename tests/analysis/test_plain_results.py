from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pytest

import analysis
from analysis.options import Options
from analysis.reasons import REASONS
from analysis.reasons import WARNINGS
from analysis.reasons import sentence
from analysis.results import Agreement
from analysis.results import Interval
from analysis.results import Statistic
from analysis.serialise import plain

SOURCE = Path(analysis.__file__).parent


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_never_leaves(value: float) -> None:
    with pytest.raises(ValueError, match="None and a reason belong"):
        plain({"x": [value]})


def test_what_json_cannot_carry_is_refused() -> None:
    with pytest.raises(TypeError, match="JSON cannot carry"):
        plain({1, 2})
    with pytest.raises(TypeError, match="JSON cannot carry"):
        plain(Interval)


def test_results_become_plain_types() -> None:
    interval = Interval(low=1.0, high=2.0, level=0.9, method="made up")
    statistic = Statistic(estimate=1.5, n=4, method="made up", interval=interval)

    assert statistic.as_dict()["interval"] == interval.as_dict()
    assert Agreement(estimate=None, n=0, method="m", reason="no_experts").as_dict()["n"] == 0


def test_every_code_used_has_a_sentence() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py"))
    used = set(re.findall(r'reason=(?:None if interval else )?"(\w+)"', text))

    assert used
    for code in used | set(REASONS) | set(WARNINGS):
        assert sentence(code).endswith(".")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="“nonsense” is not the code"):
        sentence("nonsense")


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"level": 1.0}, "between 0 and 1"),
        ({"minimum_placed": 4}, "At least 5 experts"),
        ({"null_draws": 0}, "at least 1"),
        ({"bootstrap_draws": 0}, "at least 1"),
        ({"leaning": 0.9}, "must rise"),
    ],
)
def test_impossible_options_are_refused(choice: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Options(**choice)
