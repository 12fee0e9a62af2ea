from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest

from analysis.options import Options
from analysis.round import analyze
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import ALTERNATIVE
from tests.analysis.examples import FRAME
from tests.analysis.examples import design
from tests.analysis.examples import panel
from tests.analysis.examples import rate
from tests.analysis.examples import target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.panel import Panel

ROOT = Path(__file__).parents[2]
QUICK = Options(null_draws=500, bootstrap_draws=200)
DESIGN = design(target("us-japan", 5.4, 5.9), target("us-rok", 4.2, 5.2), cannot_judge=0.05)
PANEL = panel_of(DESIGN, simulate_panel(DESIGN, seed=3))
FRESH = """
import json, sys
from tests.analysis.test_round import PANEL, QUICK
from analysis import analyze
sys.stdout.write(json.dumps(analyze(PANEL, QUICK).as_dict(with_experts=True)))
"""


def as_json(panel: Panel, options: Options = QUICK) -> str:
    return json.dumps(analyze(panel, options).as_dict(with_experts=True), allow_nan=False)


def test_a_fresh_process_gives_the_same_bytes() -> None:
    fresh = subprocess.run(
        [sys.executable, "-c", FRESH], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert fresh.stdout == as_json(PANEL)


@pytest.mark.parametrize("kernel", ["Prescott", "ARMV8"])
def test_another_kernel_of_linear_algebra_moves_no_number_by_more_than_1e_9(kernel: str) -> None:
    """A kernel that this machine has not is ignored, so that one of the two is another one."""
    other = subprocess.run(
        [sys.executable, "-c", FRESH],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_CORETYPE": kernel},
    )
    here, there = (list(_leaves(json.loads(said))) for said in (as_json(PANEL), other.stdout))
    assert len(here) == len(there)
    for one, two in zip(here, there, strict=True):
        if isinstance(one, float):
            assert two == pytest.approx(one, rel=1e-9, abs=1e-9)
        else:
            assert two == one


def _leaves(document: Any) -> Iterator[Any]:
    if isinstance(document, dict):
        for key, value in document.items():
            yield key
            yield from _leaves(value)
    elif isinstance(document, list):
        for value in document:
            yield from _leaves(value)
    else:
        yield document


def test_a_result_survives_being_pickled() -> None:
    result = analyze(PANEL, QUICK)

    assert pickle.loads(pickle.dumps(result)) == result
    assert pickle.loads(pickle.dumps(analyze)) is analyze


def test_the_order_of_the_ratings_changes_nothing() -> None:
    shuffled = list(PANEL.ratings)
    random.Random(1).shuffle(shuffled)

    assert as_json(replace(PANEL, ratings=tuple(shuffled))) == as_json(PANEL)


def test_the_names_of_the_experts_change_nothing() -> None:
    names = list(PANEL.experts)
    random.Random(2).shuffle(names)
    new = {old: f"x{place:02d}" for place, old in enumerate(names)}
    renamed = replace(
        PANEL,
        experts=tuple(sorted(new.values())),
        ratings=tuple(replace(r, expert=new[r.expert]) for r in PANEL.ratings),
    )

    here, there = analyze(PANEL, QUICK).as_dict(), analyze(renamed, QUICK).as_dict()

    assert flat(there) == pytest.approx(flat(here), rel=1e-9, abs=1e-12)


def test_the_order_of_the_items_changes_no_score() -> None:
    reordered = replace(PANEL, items=PANEL.items[::-1])

    for here, there in zip(
        analyze(PANEL, QUICK).alliances, analyze(reordered, QUICK).alliances, strict=True
    ):
        assert there.placement.probability == pytest.approx(here.placement.probability)
        for axis, result in here.axes.items():
            assert there.axes[axis].mean.estimate == pytest.approx(result.mean.estimate)


def test_the_map_relabels_and_never_recomputes() -> None:
    other = replace(PANEL, frame=replace(FRAME, phases=ALTERNATIVE, alternative=FRAME.phases))

    for here, there in zip(
        analyze(PANEL, QUICK).alliances, analyze(other, QUICK).alliances, strict=True
    ):
        assert there.placement.position == here.placement.position
        assert there.axes == here.axes
        assert there.placement.phase == here.placement.alternative_phase
        assert here.placement.probability is not None
        assert there.placement.probability is not None
        assert there.placement.probability["drifting"] == here.placement.probability["stable"]


def test_single_experts_are_left_out_unless_asked_for() -> None:
    result = analyze(PANEL, QUICK)

    assert "expert_points" not in result.as_dict()
    assert not any(name in json.dumps(result.as_dict()) for name in PANEL.experts)
    points = result.as_dict(with_experts=True)["expert_points"]
    assert len(points) == 2 * len(PANEL.experts)


def test_the_result_has_its_fixed_shape() -> None:
    result = analyze(PANEL, QUICK).as_dict()

    assert {"alliances", "reliability", "scale_use", "experts", "options"} <= set(result)
    alliance = result["alliances"][0]
    assert {"id", "period", "n", "n_vertical", "n_horizontal", "position", "phase"} <= set(alliance)
    assert {"certainty", "placement_probability", "placement_reason", "boundary"} <= set(alliance)
    assert set(alliance["scores"]) == {"items", "linking", "equated"}
    assert set(alliance["ellipses"]) == {"50", "90"}
    assert set(alliance["phase_shares"]) == {"ironclad", "stable", "drifting", "danger"}
    assert sum(entry["n"] for entry in alliance["phase_shares"].values()) == alliance["n"]
    assert result["scale_use"]["name"] == "agreement in using the scale"
    assert result["options"] == QUICK.as_dict()


def test_importing_the_package_imports_no_scipy() -> None:
    code = "import sys, analysis; sys.exit(any(m.split('.')[0] == 'scipy' for m in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


def test_scores_that_give_different_phases_are_named() -> None:
    ratings: list[Any] = []
    for number in range(8):
        expert = f"e{number:02d}"
        ratings += [rate(expert, "T0", 3 + number % 2), rate(expert, "C0", 6)]
        ratings += [rate(expert, "T2", 6, threat="china"), rate(expert, "T3", 6, threat="china")]

    alliance = analyze(panel(ratings, experts=8), QUICK).alliances[0]

    assert alliance.depends_on_score
    assert "depends_on_score" in alliance.warnings
    assert [alliance.scores[kind].phase for kind in ("items", "linking", "equated")] == [
        "ironclad",
        "stable",
        "stable",
    ]


def test_straight_lines_and_inversions_are_counted_and_delete_nobody() -> None:
    ratings = [
        rate("e00", item, 4) for item in ("T0", "C0", "C1", "C2A", "C2B", "C3", "C5R", "AB_A")
    ]
    ratings += [rate("e01", "T0", 2, "V1"), rate("e01", "T0", 6, "V4")]

    result = analyze(panel(ratings, experts=3, vignettes=("V1", "V4")), QUICK)

    counts = result.experts
    assert (counts.n, counts.n_rating) == (3, 2)
    assert (counts.straight_lining, counts.order_inversions) == (1, 1)
    assert result.alliances[0].n_horizontal == 1


def test_an_empty_panel_has_results_without_numbers() -> None:
    nothing = replace(panel([], experts=0), alliances=())

    result = analyze(nothing, QUICK).as_dict()

    assert result["experts"]["n"] == 0
    assert result["alliances"] == []
    assert result["reliability"]["axis_correlation"]["reason"] == "not_asked"


def flat(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for key in sorted(value) for number in flat(value[key])]
    if isinstance(value, list):
        return [number for member in value for number in flat(member)]
    return [float(value)] if isinstance(value, int | float) else []


def test_a_thousand_experts_are_placed_like_any_others() -> None:
    many = replace(DESIGN, experts=1000)

    result = analyze(panel_of(many, simulate_panel(many, seed=1)), QUICK)

    position = result.alliances[0].placement.position
    assert position is not None
    assert np.allclose(list(position.values()), [5.4, 5.9], atol=0.35)
