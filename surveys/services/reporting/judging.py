"""What experts say beside ratings, and who they are, in the analysis' words: found by what an item offers, not by its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import analysis
from surveys.model.items import Per
from surveys.model.kinds import AllianceMap
from surveys.model.kinds import Chips
from surveys.model.kinds import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.items import Item
    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.storage.answers import StoredAnswer
    from surveys.storage.round_experts import RoundExpert


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The items of a study that are further readings of the phase, by what they ask."""

    chips: Item | None
    outlook: Item | None
    choice: Item | None
    point: Item | None
    cells: tuple[Item, ...]

    @property
    def of_alliances(self) -> frozenset[str]:
        """The ids of those that are asked of each alliance."""
        found = (self.chips, self.outlook, self.choice, self.point)
        return frozenset(item.id for item in found if item)


def readings_of(study: Study) -> Readings:
    """Find the readings of a study; where two items ask for the same one, the first is read."""
    phases = {phase.id for phase in study.framework.phases}

    def offers_phases(item: Item) -> bool:
        options = item.kind.options  # type: ignore[attr-defined]  # asked of choices and chips only
        return {option.id for option in options if not option.missing} == phases

    def first(fits: Callable[[Item], bool]) -> Item | None:
        return next((item for item in study.items if item.per is Per.ALLIANCE and fits(item)), None)

    return Readings(
        chips=first(
            lambda item: (
                isinstance(item.kind, Chips) and offers_phases(item) and not item.months_ahead
            )
        ),
        outlook=first(
            lambda item: (
                isinstance(item.kind, Chips) and offers_phases(item) and item.months_ahead > 0
            )
        ),
        choice=first(
            lambda item: (
                isinstance(item.kind, SingleChoice)
                and offers_phases(item)
                and not item.months_ahead
            )
        ),
        point=first(lambda item: isinstance(item.kind, AllianceMap)),
        cells=tuple(_one_a_cell(item for item in study.items if item.cell and offers_phases(item))),
    )


def _one_a_cell(items: Iterable[Item]) -> Iterator[Item]:
    seen = set()
    for item in items:
        if item.cell not in seen:
            seen.add(item.cell)
            yield item


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """All that a panel holds beside ratings."""

    chips: tuple[analysis.ChipAllocation, ...]
    phase_choices: tuple[analysis.PhaseChoice, ...]
    map_points: tuple[analysis.MapPoint, ...]
    map_readings: tuple[analysis.MapReading, ...]


def judgements_of(
    study: Study, questions: Mapping[str, Question], stored: Sequence[StoredAnswer]
) -> Judgements:
    """Translate the answers that are readings of the phase; what was not answered is left out."""
    readings = readings_of(study)
    said = [
        (each, questions[each.question])
        for each in stored
        if each.answer.missing is None and not questions[each.question].perspective
    ]

    def of(item: Item | None) -> list[tuple[StoredAnswer, Question]]:
        return [pair for pair in said if item and pair[1].item == item.id]

    return Judgements(
        chips=tuple(
            analysis.ChipAllocation(
                expert=each.pseudonym,
                item=question.item,
                alliance=question.target,
                period=question.period,
                counts=tuple(sorted(each.answer.value["chips"].items())),
                outlook=item is readings.outlook,
            )
            for item in (readings.chips, readings.outlook)
            for each, question in of(item)
        ),
        phase_choices=tuple(
            analysis.PhaseChoice(
                expert=each.pseudonym,
                item=question.item,
                alliance=question.target,
                period=question.period,
                phase=each.answer.value,
            )
            for each, question in of(readings.choice)
        ),
        map_points=tuple(
            analysis.MapPoint(
                expert=each.pseudonym,
                item=question.item,
                alliance=question.target,
                period=question.period,
                vertical=each.answer.value["vertical"],
                horizontal=each.answer.value["horizontal"],
            )
            for each, question in of(readings.point)
        ),
        map_readings=tuple(
            analysis.MapReading(
                expert=each.pseudonym,
                item=item.id,
                cell=item.cell.value,
                phase=each.answer.value,
            )
            for item in readings.cells
            if item.cell
            for each, _ in of(item)
        ),
    )


def memberships_of(
    study: Study, experts: Collection[str], round_experts: Iterable[RoundExpert]
) -> tuple[analysis.Membership, ...]:
    """Say which value of each coarse attribute the experts of a panel have, as far as it is known."""
    known = {each.pseudonym: each.attributes for each in round_experts}
    return tuple(
        analysis.Membership(expert=expert, attribute=attribute.id, value=value)
        for expert in sorted(experts)
        for attribute in study.attributes
        if attribute.is_coarse
        and (value := known.get(expert, {}).get(attribute.id, ""))
        and attribute.has(value)
    )
