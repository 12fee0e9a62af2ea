"""Questions: what is actually asked, an item for a target, fixed when a round opens."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from surveys.model.items import Part
from surveys.model.items import Per

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.items import Item
    from surveys.model.studies import Study


class TargetKind(StrEnum):
    """What a question is about."""

    ALLIANCE = "alliance"
    VIGNETTE = "vignette"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An item for a target, with its period, threat and perspective where it has them (``""`` where not).

    An empty period is the present of the round; an empty perspective is the expert's own judgement.
    """

    item: str
    target_kind: TargetKind
    target: str = ""
    period: str = ""
    threat: str = ""
    perspective: str = ""

    @property
    def id(self) -> str:
        """A name that is the same in every round that asks the same: ``us-japan.T2.china``.

        The separators cannot occur in ids, so that no two questions share a name.
        """
        target = self.target or TargetKind.EXPERT.value
        threat = f".{self.threat}" if self.threat else ""
        period = f"@{self.period}" if self.period else ""
        perspective = f"~{self.perspective}" if self.perspective else ""
        return f"{target}.{self.item}{threat}{period}{perspective}"


def plan_questions(study: Study) -> tuple[Question, ...]:
    """List every question of a round of this study, in the order of the file.

    Each expert answers all of them but those about vignettes that were dealt to others.
    """
    return (
        *_of_items(study, Part.BACKGROUND),
        *_of_vignettes(study),
        *_of_items(study, Part.ALLIANCES),
        *_of_items(study, Part.CLOSING),
    )


def _of_items(study: Study, part: Part) -> Iterator[Question]:
    items = [item for item in study.items if item.part is part and not item.companion_of]
    for item in items:
        if item.per is Per.EXPERT:
            once = Question(item=item.id, target_kind=TargetKind.EXPERT)
            yield from _in_every_way(study, item, once)
    for alliance in study.alliances:
        threats = tuple(threat.id for threat in alliance.threats)
        for item in items:
            for question in _of_alliance(item, alliance.id, threats):
                yield from _in_every_way(study, item, question)


def _in_every_way(study: Study, item: Item, question: Question) -> Iterator[Question]:
    """Ask of each period, the last one being the present; then for the reason, then in the eyes of others."""
    for period in item.periods:
        yield replace(question, period=period)
    newest = replace(question, period=item.periods[-1])
    for companion in study.items:
        if companion.companion_of == item.id:
            yield replace(newest, item=companion.id)
    for perspective in study.perspectives:
        if item.id in perspective.items:
            yield replace(newest, perspective=perspective.id)


def _of_alliance(item: Item, alliance: str, threats: tuple[str, ...]) -> Iterator[Question]:
    if item.per is Per.ALLIANCE:
        yield Question(item=item.id, target_kind=TargetKind.ALLIANCE, target=alliance)
    elif item.per is Per.THREAT:
        for threat in threats:
            yield Question(
                item=item.id, target_kind=TargetKind.ALLIANCE, target=alliance, threat=threat
            )


def _of_vignettes(study: Study) -> Iterator[Question]:
    for vignette in study.vignettes:
        for item in study.items:
            if item.is_linking:
                yield Question(item=item.id, target_kind=TargetKind.VIGNETTE, target=vignette.id)
