"""Simulated experts: what they would answer to every question. No person gave any of these answers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from typing import Any

from analysis.simulation import Level
from analysis.simulation import SimulatedTarget
from analysis.simulation import SimulationDesign
from analysis.simulation import simulate_experts
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.items import Per
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.services.demonstrating.commenting import comment_of
from surveys.services.demonstrating.judging import SimulatedJudgement
from surveys.services.reporting.pooling import frame_of
from surveys.services.reporting.pooling import items_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.pages import Asked
    from surveys.model.studies import Study

_MIDDLE = 4.0
# Latent units of the vignettes' assumed positions, in points of a seven-point scale.
_POINTS_A_UNIT = 1.3

#: Where the simulated experts see each alliance, for each simulated round: construct and holder to level.
LEVELS: dict[str, dict[str, dict[tuple[str, str], float]]] = {
    "2026-spring": {
        "us-japan": {("threat_agreement", ""): 5.3, ("cohesion", ""): 5.6},
        "us-rok": {("threat_agreement", ""): 4.4, ("cohesion", ""): 5.2},
    },
    "2026-autumn": {
        "us-japan": {("threat_agreement", ""): 5.6, ("cohesion", ""): 5.8},
        "us-rok": {("threat_agreement", ""): 3.7, ("cohesion", ""): 5.0},
    },
}
COMMUNITIES = ("official", "scholar", "think_tank")
#: How much higher each community sees threat agreement, and cohesion.
_SHIFTS = {"official": (0.2, 0.4), "scholar": (-0.3, -0.3), "think_tank": (0.1, -0.1)}
_DILEMMA = {
    ("abandonment", "A"): 2.6,
    ("abandonment", "B"): 4.7,
    ("entrapment", "A"): 3.9,
    ("entrapment", "B"): 3.6,
}


class SimulatedPanel:
    """A panel of simulated experts for one round; the same seed gives the same answers."""

    def __init__(self, study: Study, round_id: str, experts: int, seed: int) -> None:
        names = SimulationDesign(frame=frame_of(study), items=(), targets=(), experts=experts)
        design = SimulationDesign(
            frame=frame_of(study),
            items=items_of(study),
            targets=(*_alliances(study, LEVELS[round_id]), *_vignettes(study)),
            experts=experts,
            per_threat=frozenset(item.id for item in study.items if item.per is Per.THREAT),
            cannot_judge=0.02,
            skipped=0.01,
            shifts=_shifts(study, names.expert_ids),
        )
        self._chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
        self._seed = seed
        self._ratings: dict[tuple[str, Question], Answer] = {}
        simulated = simulate_experts(design, seed=seed)
        self._judging = SimulatedJudgement(study, simulated.places, seed)
        for rating in simulated.ratings:
            question = Question(
                item=rating.item,
                target_kind=TargetKind(rating.target_kind),
                target=rating.target,
                period=rating.period,
                threat=rating.threat,
            )
            self._ratings[rating.expert, question] = _answer(rating.value, rating.missing)
        self.experts = design.expert_ids

    def answer(self, expert: str, asked: Asked) -> Answer | None:
        """Say what an expert answers to a question, or None where the expert skips it."""
        kind: Any = asked.item.kind
        if self._judging.judges(asked):
            return self._judging.answer(expert, asked)
        match kind:
            case Rating():
                return self._ratings.get((expert, asked.question))
            case SingleChoice() | MultipleChoice() | ChoiceOrText():
                return self._choose(kind)
            case Comment():
                return comment_of(kind, expert, asked, self._seed)
            case Number():
                return Answer(
                    value=self._chance.randint(kind.bounds.minimum + 3, kind.bounds.minimum + 30)
                )
        return None

    def _choose(self, kind: SingleChoice | MultipleChoice | ChoiceOrText) -> Answer | None:
        if isinstance(kind, ChoiceOrText):
            return None
        option = self._chance.choice(kind.options)
        if isinstance(kind, MultipleChoice):
            return Answer(value={"chosen": [option.id]})
        return Answer(missing=option.missing) if option.missing else Answer(value=option.id)


def community_of(number: int) -> str:
    """Say which community the simulated expert of a number, from 1, belongs to."""
    return COMMUNITIES[number % len(COMMUNITIES)]


def _shifts(study: Study, experts: Sequence[str]) -> dict[tuple[str, str], float]:
    """Let communities see alliances a little differently."""
    vertical, horizontal = (axis.id for axis in study.framework.axes)
    return {
        (expert, axis): shift
        for number, expert in enumerate(experts, start=1)
        for axis, shift in zip((vertical, horizontal), _SHIFTS[community_of(number)], strict=True)
    }


def _answer(value: int | None, missing: str) -> Answer:
    if value is not None:
        return Answer(value=value)
    code, _, _ = missing.partition(":")
    reason = "information" if code == Missing.CANNOT_JUDGE else ""
    return Answer(missing=Missing(code), reason=reason)


def _alliances(
    study: Study, levels: dict[str, dict[tuple[str, str], float]]
) -> list[SimulatedTarget]:
    return [
        SimulatedTarget(
            id=alliance.id,
            levels=tuple(
                Level(construct=construct, holder=holder, level=level)
                for (construct, holder), level in (levels[alliance.id] | _DILEMMA).items()
            ),
            threats=tuple(threat.id for threat in alliance.threats),
        )
        for alliance in study.alliances
    ]


def _vignettes(study: Study) -> list[SimulatedTarget]:
    return [
        SimulatedTarget(
            id=vignette.id,
            kind="vignette",
            levels=tuple(
                Level(construct=axis, level=_MIDDLE + _POINTS_A_UNIT * prior)
                for axis, prior in vignette.prior
            ),
        )
        for vignette in study.vignettes
    ]
