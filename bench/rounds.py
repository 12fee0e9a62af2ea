"""A whole round: every default statistic of 40 experts on two alliances, and how its cost grows with the ratings.

The default questionnaire with simulated answers, on one core, in seconds of its time. `python -m bench.rounds FILE.svg 1000000` writes the plot up
to so many ratings.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import analysis
from analysis.simulation import Level
from analysis.simulation import SimulatedTarget
from analysis.simulation import SimulationDesign
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from surveys.figures.render import render
from surveys.formats.study_file import read_study
from surveys.model.items import Per
from surveys.services.designing import shipped_study_file
from surveys.services.estimating import options_of
from surveys.services.reporting.pooling import frame_of
from surveys.services.reporting.pooling import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.studies import Study

EXPERTS, WANTED = 40, 2.0
MOST = 10_000
LEVELS = {"us-japan": (5.2, 5.0), "us-rok": (3.8, 4.6)}


def measure() -> Iterator[str]:
    """Time one round, and rounds of more and more experts."""
    took, n = _timed(EXPERTS)
    yield f"{EXPERTS} experts, {n} ratings: {took:.2f} s (at most {WANTED:g})"
    for n, took in growth(MOST):
        yield f"  {n:>9,} ratings {took:8.2f} s, {1e6 * took / n:8.1f} µs a rating"


def growth(most: int) -> Iterator[tuple[int, float]]:
    """Time rounds of about 1,000 ratings, ten times as many, and so on, up to ``most``."""
    each = _timed(EXPERTS)[1] / EXPERTS
    wanted = 1000
    while wanted <= most:
        took, n = _timed(max(round(wanted / each), 5))
        yield n, took
        wanted *= 10


def _timed(experts: int) -> tuple[float, int]:
    study = read_study(shipped_study_file())
    panel = _panel(study, experts)
    analysis.analyze(_panel(study, 5), options_of(study))  # the libraries are loaded once
    begun = time.process_time()
    analysis.analyze(panel, options_of(study))
    return time.process_time() - begun, len(panel.ratings)


def _panel(study: Study, experts: int) -> analysis.Panel:
    frame = frame_of(study)
    axes = (frame.vertical.id, frame.horizontal.id)
    design = SimulationDesign(
        frame=frame,
        items=items_of(study),
        targets=(
            *(
                SimulatedTarget(
                    id=alliance.id,
                    levels=_levels(axes, LEVELS[alliance.id]),
                    threats=tuple(threat.id for threat in alliance.threats),
                )
                for alliance in study.alliances
            ),
            *(
                SimulatedTarget(
                    id=vignette.id,
                    kind="vignette",
                    levels=_levels(axes, tuple(4 + place for _, place in vignette.prior)),
                )
                for vignette in study.vignettes
            ),
        ),
        experts=experts,
        per_threat=frozenset(item.id for item in study.items if item.per is Per.THREAT),
        cannot_judge=0.03,
    )
    return panel_of(design, simulate_panel(design, seed=1))


def _levels(axes: tuple[str, str], places: tuple[float, ...]) -> tuple[Level, ...]:
    return tuple(
        Level(construct=axis, level=place) for axis, place in zip(axes, places, strict=True)
    )


def plot(measured: list[tuple[int, float]]) -> bytes:
    """Draw seconds against ratings on logarithmic axes, beside a line that is as steep as cost in proportion."""
    first = measured[0][1] / measured[0][0]
    spec: dict[str, Any] = {
        "width": 480,
        "height": 320,
        "data": {"values": [{"n": n, "s": s, "line": first * n} for n, s in measured]},
        "layer": [
            {
                "mark": {"type": "line", "strokeDash": [4, 4], "color": "#5b6770"},
                "encoding": {"x": _axis("n", "ratings"), "y": _axis("line", "seconds, one core")},
            },
            {
                "mark": {"type": "line", "point": True, "color": "#0072B2"},
                "encoding": {"x": _axis("n", "ratings"), "y": _axis("s", "seconds, one core")},
            },
        ],
    }
    said = "; ".join(f"{n:,} ratings {s:.2f} s" for n, s in measured)
    return render(spec, "svg", title="How the cost of an analysis grows", description=said)


def _axis(field: str, title: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": {"type": "log"}, "title": title}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_bytes(plot(list(growth(int(sys.argv[2])))))
    for said in measure():
        print(said)
