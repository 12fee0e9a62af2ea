"""Panels and published cases that several tests share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from typing import Literal

from analysis.panel import Axis
from analysis.panel import Frame
from analysis.panel import Item
from analysis.panel import Panel
from analysis.panel import PhaseMap
from analysis.panel import Rating
from analysis.simulation import Level
from analysis.simulation import SimulatedTarget
from analysis.simulation import SimulationDesign

PUBLISHED = Path(__file__).parent.parent / "published"
PHASES = PhaseMap(
    high_strong="ironclad", low_strong="stable", high_weak="drifting", low_weak="danger"
)
ALTERNATIVE = PhaseMap(
    high_strong="ironclad", low_strong="drifting", high_weak="stable", low_weak="danger"
)
FRAME = Frame(
    vertical=Axis(id="threat_agreement", cut=4),
    horizontal=Axis(id="cohesion", cut=4),
    phases=PHASES,
    alternative=ALTERNATIVE,
)


def item(name: str, construct: str, **more: Any) -> Item:
    return Item(id=name, construct=construct, minimum=1, maximum=7, **more)


ITEMS = (
    item("T0", "threat_agreement", linking=True),
    item("T2", "threat_agreement"),
    item("T3", "threat_agreement"),
    item("C0", "cohesion", linking=True),
    item("C1", "cohesion"),
    item("C2A", "cohesion", holder="A"),
    item("C2B", "cohesion", holder="B"),
    item("C3", "cohesion"),
    item("C5R", "cohesion", reversed=True),
    item("AB_A", "abandonment", holder="A"),
    item("AB_B", "abandonment", holder="B"),
    item("EN_A", "entrapment", holder="A"),
    item("EN_B", "entrapment", holder="B"),
)
LINKING = (ITEMS[0], ITEMS[3])
VIGNETTES = {
    "V1": (5.5, 5.5),
    "V2": (3.25, 4.75),
    "V3": (4.75, 3.25),
    "V4": (2.5, 2.5),
    "V5": (4.0, 4.0),
    "V6": (5.5, 2.5),
    "V7": (2.5, 5.5),
}


def published(name: str) -> list[dict[str, Any]]:
    text = (PUBLISHED / f"{name}.json").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = json.loads(text)["cases"]
    return cases


def rate(
    expert: str, name: str, value: int | None, target: str = "us-japan", **more: Any
) -> Rating:
    kind: Literal["alliance", "vignette"] = "vignette" if target in VIGNETTES else "alliance"
    return Rating(expert=expert, target_kind=kind, target=target, item=name, value=value, **more)


def panel(
    ratings: list[Rating],
    *,
    experts: int,
    items: tuple[Item, ...] = ITEMS,
    alliances: tuple[tuple[str, str], ...] = (("us-japan", ""),),
    vignettes: tuple[str, ...] = (),
    frame: Frame = FRAME,
) -> Panel:
    return Panel(
        experts=tuple(f"e{number:02d}" for number in range(experts)),
        alliances=alliances,
        vignettes=vignettes,
        items=items,
        ratings=tuple(ratings),
        frame=frame,
        vignette_positions=tuple(
            (name, VIGNETTES[name][0] - 4, VIGNETTES[name][1] - 4) for name in vignettes
        ),
    )


def pairs_panel(pairs: list[tuple[int | None, int | None]], frame: Frame = FRAME) -> Panel:
    """Make a panel in which each expert answers the two linking items of one alliance."""
    ratings = []
    for number, (vertical, horizontal) in enumerate(pairs):
        for name, value in (("T0", vertical), ("C0", horizontal)):
            missing = "" if value is not None else "skipped"
            ratings.append(rate(f"e{number:02d}", name, value, missing=missing))
    return panel(ratings, experts=len(pairs), items=LINKING, frame=frame)


def target(
    name: str, vertical: float, horizontal: float, period: str = "", *levels: Level
) -> SimulatedTarget:
    vignette = name in VIGNETTES
    return SimulatedTarget(
        id=name,
        kind="vignette" if vignette else "alliance",
        period=period,
        threats=() if vignette else ("china", "north-korea"),
        levels=(
            Level(construct="threat_agreement", level=vertical),
            Level(construct="cohesion", level=horizontal),
            *levels,
        ),
    )


def design(*alliances: SimulatedTarget, experts: int = 24, **more: Any) -> SimulationDesign:
    vignettes = tuple(target(name, *position) for name, position in VIGNETTES.items())
    choices: dict[str, Any] = {"vignettes_per_expert": 3, "fixed_vignettes": ("V5",)} | more
    return SimulationDesign(
        frame=FRAME,
        items=ITEMS,
        targets=(*alliances, *vignettes),
        experts=experts,
        per_threat=frozenset({"T2", "T3"}),
        **choices,
    )
