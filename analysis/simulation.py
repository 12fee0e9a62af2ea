"""Simulated ratings, for demonstrations and tests; whatever shows them must say “simulated”."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Literal

import numpy as np

from analysis.panel import Panel
from analysis.panel import Rating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.frame import Axis
    from analysis.frame import Frame
    from analysis.frame import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The true level of a construct, on the scale's points; narrower ones go before wider ones."""

    construct: str
    level: float
    holder: str = ""
    threat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedTarget:
    """An alliance in a period, or a vignette, with its true levels.

    A construct without a level stands at the middle of its scale. Vignettes are asked the linking
    items only.
    """

    id: str
    levels: tuple[Level, ...]
    kind: Literal["alliance", "vignette"] = "alliance"
    period: str = ""
    threats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationDesign:
    """Who is asked what, and how experts differ.

    Attributes
    ----------
    per_threat
        Ids of the items that are asked once for each of the target's threats.
    vignettes_per_expert, fixed_vignettes
        How many vignettes each expert rates (None: all), and those that everyone rates.
    view_sd
        Of an expert's own view of one construct of one target, shared by its items.
    leniency_sd
        Of an expert's habit of rating high or low, shared by everything.
    item_sd
        Of the noise of a single answer.
    difficulty_sd
        Of an item's ease, shared by everyone; the linking items have none.
    cannot_judge, skipped
        The probability that an answer is missing for this reason.
    shifts
        By expert and construct: how much higher this expert sees alliances than the others do.

    """

    frame: Frame
    items: tuple[Item, ...]
    targets: tuple[SimulatedTarget, ...]
    experts: int
    per_threat: frozenset[str] = frozenset()
    vignettes_per_expert: int | None = None
    fixed_vignettes: tuple[str, ...] = ()
    view_sd: float = 0.6
    leniency_sd: float = 0.4
    item_sd: float = 0.7
    difficulty_sd: float = 0.2
    cannot_judge: float = 0.0
    skipped: float = 0.0
    shifts: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @property
    def expert_ids(self) -> tuple[str, ...]:
        """The experts' names, in order."""
        width = len(str(self.experts))
        return tuple(f"simulated-{number:0{width}d}" for number in range(1, self.experts + 1))

    def of_kind(self, kind: str) -> tuple[SimulatedTarget, ...]:
        """Give the alliances, or the vignettes."""
        return tuple(target for target in self.targets if target.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedExperts:
    """Simulated ratings, and by (expert, alliance, period) where the expert truly sees it."""

    ratings: tuple[Rating, ...]
    places: Mapping[tuple[str, str, str], tuple[float, float]]


def simulate_panel(design: SimulationDesign, *, seed: int) -> tuple[Rating, ...]:
    """Give simulated ratings; the same design and seed give the same ones.

    An answer is level + expert's view + leniency + item's ease + noise, turned for reversed items,
    rounded to a point, and kept on the scale. Simulated data must be labelled as simulated
    wherever they are shown, stored or exported.

    Parameters
    ----------
    design
        Who is asked what, and how experts differ.
    seed
        Seed of the random numbers.

    Examples
    --------
    >>> from analysis.panel import Axis, Frame, Item, PhaseMap
    >>> frame = Frame(
    ...     vertical=Axis(id="threat_agreement", cut=4), horizontal=Axis(id="cohesion", cut=4),
    ...     phases=PhaseMap(high_strong="ironclad", low_strong="stable",
    ...                     high_weak="drifting", low_weak="danger"),
    ... )
    >>> items = (Item(id="T0", construct="threat_agreement", minimum=1, maximum=7, linking=True),)
    >>> target = SimulatedTarget(id="a-b", levels=(Level(construct="threat_agreement", level=6),))
    >>> design = SimulationDesign(frame=frame, items=items, targets=(target,), experts=3)
    >>> [rating.value for rating in simulate_panel(design, seed=1)]
    [7, 6, 6]

    """
    return simulate_experts(design, seed=seed).ratings


def simulate_experts(design: SimulationDesign, *, seed: int) -> SimulatedExperts:
    """Give the same ratings, and where each expert truly sees each alliance behind them."""
    rng = np.random.default_rng(seed)
    ease = {
        item.id: 0.0 if item.linking else design.difficulty_sd * rng.standard_normal()
        for item in design.items
    }
    ratings: list[Rating] = []
    places: dict[tuple[str, str, str], tuple[float, float]] = {}
    for expert in design.expert_ids:
        leniency = design.leniency_sd * rng.standard_normal()
        for target in _rated(design, rng):
            views: dict[tuple[str, str], float] = {}
            ratings.extend(_answers(design, expert, target, leniency, ease, views, rng))
            if target.kind == "alliance":
                vertical, horizontal = (
                    axis.cut + _axis_level(design, target, place) + views.get((axis.id, ""), 0.0)
                    for place, axis in enumerate(design.frame.axes)
                )
                places[expert, target.id, target.period] = (vertical, horizontal)
    return SimulatedExperts(ratings=tuple(ratings), places=places)


def panel_of(design: SimulationDesign, ratings: tuple[Rating, ...]) -> Panel:
    """Make a panel from a design and ratings.

    A vignette's true levels, counted from the cuts, are taken as the positions it was written to have.
    """
    vignettes = design.of_kind("vignette")
    return Panel(
        experts=design.expert_ids,
        alliances=tuple((target.id, target.period) for target in design.of_kind("alliance")),
        vignettes=tuple(target.id for target in vignettes),
        items=design.items,
        ratings=ratings,
        frame=design.frame,
        vignette_positions=tuple(
            (target.id, _axis_level(design, target, 0), _axis_level(design, target, 1))
            for target in vignettes
        ),
    )


def _rated(design: SimulationDesign, rng: np.random.Generator) -> list[SimulatedTarget]:
    """Draw the targets that one expert rates: the fixed vignettes, some others, all alliances."""
    vignettes = design.of_kind("vignette")
    fixed = [target for target in vignettes if target.id in design.fixed_vignettes]
    others = [target for target in vignettes if target.id not in design.fixed_vignettes]
    wanted = design.vignettes_per_expert
    if wanted is not None:
        drawn = rng.permutation(len(others))[: max(wanted - len(fixed), 0)]
        others = [others[place] for place in sorted(drawn)]
    return [*fixed, *others, *design.of_kind("alliance")]


def _answers(
    design: SimulationDesign,
    expert: str,
    target: SimulatedTarget,
    leniency: float,
    ease: dict[str, float],
    views: dict[tuple[str, str], float],
    rng: np.random.Generator,
) -> list[Rating]:
    """Answer everything about a target; `views` is filled with the expert's own view of it."""
    answers = []
    for item, threat in _questions(design, target):
        key = (item.construct, item.holder if _is_beside(design, item) else "")
        if key not in views:
            views[key] = design.view_sd * float(rng.standard_normal())
            if target.kind == "alliance":
                views[key] += design.shifts.get((expert, item.construct), 0.0)
        level = _level(target, item, threat) + views[key] + leniency + ease[item.id]
        answers.append(_answer(design, expert, target, item, threat, level, rng))
    return answers


def _is_beside(design: SimulationDesign, item: Item) -> bool:
    return item.construct not in {axis.id for axis in design.frame.axes}


def _questions(design: SimulationDesign, target: SimulatedTarget) -> list[tuple[Item, str]]:
    if target.kind == "vignette":
        return [(item, "") for item in design.items if item.linking]
    return [
        (item, threat)
        for item in design.items
        for threat in (target.threats if item.id in design.per_threat else ("",))
    ]


def _level(target: SimulatedTarget, item: Item, threat: str) -> float:
    """Find the level with the narrowest fit: holder and threat, then threat, holder, neither."""
    levels = {(x.construct, x.holder, x.threat): x.level for x in target.levels}
    for holder, about in ((item.holder, threat), ("", threat), (item.holder, ""), ("", "")):
        if (item.construct, holder, about) in levels:
            return levels[item.construct, holder, about]
    return (item.minimum + item.maximum) / 2


def _axis_level(design: SimulationDesign, target: SimulatedTarget, place: int) -> float:
    """Give a target's level on an axis, counted from the cut; on the cut where no item asks for it."""
    axis: Axis = design.frame.axes[place]
    item = next((item for item in design.items if item.construct == axis.id), None)
    return 0.0 if item is None else _level(target, item, "") - axis.cut


def _answer(
    design: SimulationDesign,
    expert: str,
    target: SimulatedTarget,
    item: Item,
    threat: str,
    level: float,
    rng: np.random.Generator,
) -> Rating:
    noise, chance = design.item_sd * float(rng.standard_normal()), float(rng.random())
    missing = ""
    if chance < design.cannot_judge + design.skipped:
        missing = "cannot_judge" if chance < design.cannot_judge else "skipped"
    point = min(max(round(level + noise), item.minimum), item.maximum)
    return Rating(
        expert=expert,
        target_kind=target.kind,
        target=target.id,
        period=target.period,
        item=item.id,
        threat=threat,
        value=None if missing else item.turned(point),
        missing=missing,
    )
