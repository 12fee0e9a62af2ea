"""What simulated experts say beside ratings: it goes with where each of them sees the alliance, less or more surely."""

from __future__ import annotations

import random
from statistics import NormalDist
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.items import Per
from surveys.model.kinds import AllianceMap
from surveys.model.kinds import Chips
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.questions import TargetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.frameworks import PhaseMap
    from surveys.model.items import Item
    from surveys.model.pages import Asked
    from surveys.model.studies import Study

_CONFIDENCE = "confidence"
_USUAL_CONFIDENCE = 5.0
# Points of the scale: how unsure an expert of usual confidence is of the own view, now and in a year.
_UNSURE, _UNSURE_AHEAD = 0.9, 1.3
_SLIP = 0.5
_SHARE_OF_MAP = 0.75
_CANNOT_SAY, _AMISS = 0.04, 0.15


class SimulatedJudgement:
    """The answers of simulated experts that are no ratings of an axis; the same seed gives the same ones."""

    def __init__(
        self,
        study: Study,
        places: Mapping[tuple[str, str, str], tuple[float, float]],
        seed: int,
    ) -> None:
        self._study = study
        self._places = places
        self._seed = seed
        self._phases = {phase.id for phase in study.framework.phases}

    def judges(self, asked: Asked) -> bool:
        """Say whether a question is one of these: confidence, chips, a phase, a point, a cell of the map."""
        item, kind = asked.item, asked.item.kind
        if asked.question.target_kind is TargetKind.VIGNETTE:
            return False
        if isinstance(kind, Rating):
            return item.construct == _CONFIDENCE
        return isinstance(kind, AllianceMap) or self._is_of_phases(item)

    def _is_of_phases(self, item: Item) -> bool:
        if not isinstance(item.kind, SingleChoice | Chips):
            return False
        ids = {option.id for option in item.kind.options if not option.missing}
        return ids == self._phases and (item.per is Per.ALLIANCE or item.cell is not None)

    def answer(self, expert: str, asked: Asked) -> Answer:
        """Answer by the place where the expert sees the alliance."""
        chance = self._chance(expert, asked.id)
        item, kind = asked.item, asked.item.kind
        if item.cell:
            return self._name_cell(item, self._chance(expert, "map").random(), chance)
        place = self._places[expert, asked.question.target, asked.question.period]
        sureness = self._chance(expert, "sureness").gauss(0, 1)
        if isinstance(kind, Rating):
            confidence = round(_USUAL_CONFIDENCE + 0.8 * sureness + chance.gauss(0, 0.4))
            return Answer(value=_kept(confidence, kind.scale.minimum, kind.scale.maximum))
        if isinstance(kind, AllianceMap):
            near = (
                round(float(_kept(side + chance.gauss(0, _SLIP), kind.minimum, kind.maximum)), 1)
                for side in place
            )
            return Answer(value=dict(zip(("vertical", "horizontal"), near, strict=True)))
        if isinstance(kind, Chips):
            sd = (_UNSURE_AHEAD if item.months_ahead else _UNSURE) * 0.85**sureness
            return Answer(value={"chips": self._divide(kind.chips, place, sd)})
        if chance.random() < _CANNOT_SAY:
            return Answer(missing=Missing.CANNOT_JUDGE)
        vertical, horizontal = (side + chance.gauss(0, _SLIP) for side in place)
        framework = self._study.framework
        return Answer(
            value=framework.map.phase(
                vertical_high=vertical >= framework.vertical.cut,
                horizontal_high=horizontal >= framework.horizontal.cut,
            )
        )

    def _chance(self, expert: str, about: str) -> random.Random:
        return random.Random(f"{self._seed} {expert} {about}")  # noqa: S311 - a simulation, not a secret

    def _divide(self, chips: int, place: tuple[float, float], sd: float) -> dict[str, int]:
        """Divide chips by how likely each cell is, if the view is off by a normal error."""
        framework = self._study.framework
        high, strong = (
            1 - NormalDist(side, sd).cdf(axis.cut)
            for side, axis in zip(place, framework.axes, strict=True)
        )
        likely = {phase.id: 0.0 for phase in framework.phases}
        for is_high, of_row in ((True, high), (False, 1 - high)):
            for is_strong, of_column in ((True, strong), (False, 1 - strong)):
                phase = framework.map.phase(vertical_high=is_high, horizontal_high=is_strong)
                likely[phase] += of_row * of_column
        counts = {phase: int(chips * share) for phase, share in likely.items()}
        rest = sorted(likely, key=lambda phase: counts[phase] - chips * likely[phase])
        for phase in rest[: chips - sum(counts.values())]:
            counts[phase] += 1
        return counts

    def _name_cell(self, item: Item, reading: float, chance: random.Random) -> Answer:
        """Read a mixed cell as the expert reads the map: mostly as drawn, sometimes the other way, now and then amiss."""
        framework = self._study.framework
        drawn = chance.random()
        if drawn < _CANNOT_SAY:
            return Answer(missing=Missing.CANNOT_JUDGE)
        if drawn < _AMISS:
            return Answer(value=chance.choice(framework.phases).id)
        if reading < _SHARE_OF_MAP or framework.alternative is None:
            return Answer(value=_named(framework.map, item))
        return Answer(value=_named(framework.alternative, item))


def _named(phases: PhaseMap, item: Item) -> str:
    is_high = item.cell == "high_weak"
    return phases.phase(vertical_high=is_high, horizontal_high=not is_high)


def _kept(number: float, low: float, high: float) -> Any:
    return min(max(number, low), high)
