"""Who was asked, and who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Sheet
from surveys.model.rounds import ChangeKind
from surveys.services.composing.material import NO_BREAK
from surveys.services.composing.material import NONE
from surveys.services.composing.material import share
from surveys.services.composing.words.background import PANEL
from surveys.services.composing.words.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.attributes import Attribute
    from surveys.model.documents import Piece
    from surveys.model.response_rates import Interval
    from surveys.services.composing.material import Material
    from surveys.services.monitoring import Breakdown

#: The strictest rate, the highest one, and that of cooperation.
_RATES = ("RR1", "RR5", "COOP3")
_STAGES = ("invited", "begun", "submitted", "declined", "withdrawn", "under_way", "silent")


def panel_section(material: Material) -> Iterator[Piece]:
    """Count who was asked and who answered, with response rates and groups."""
    say, found = PANEL.to(material.language), material.field_work
    yield Heading(text=say("heading"))
    counts = ((say(stage), str(getattr(found.counts, stage))) for stage in _STAGES)
    yield Sheet(
        caption=say("counts"),
        columns=(say("stage"), say("experts")),
        rows=((say("panel"), str(found.panel)), *counts),
        numbers=(1,),
    )
    yield _rates(material)
    yield from _changes(material)
    by_attribute = {each.id: each for each in found.breakdowns}
    for attribute in material.study.attributes:
        if attribute.is_coarse and attribute.id in by_attribute:
            yield from _groups(material, attribute, by_attribute[attribute.id])


def _rates(material: Material) -> Sheet:
    say, shared = PANEL.to(material.language), SHARED.to(material.language)
    rates = {rate.name: rate for rate in material.field_work.rates}
    return Sheet(
        caption=say("rates"),
        columns=(say("rate"), say("meaning"), shared("value"), shared("interval"), shared("n")),
        rows=tuple(
            (
                name,
                say(name),
                share(rates[name].value),
                _interval(rates[name].interval),
                shared("of", count=f"{rates[name].numerator:g}", n=f"{rates[name].denominator:g}"),
            )
            for name in _RATES
        ),
        numbers=(2,),
        note=say("wilson"),
    )


def _changes(material: Material) -> Iterator[Piece]:
    """List what was done to the round; that nothing was can be said only once it is over."""
    say, changes = PANEL.to(material.language), material.results.changes
    if all(each.kind is ChangeKind.CLOSED for each in changes):
        if not material.results.listed.is_collecting:
            yield Note(text=say("no changes"))
        return
    yield Sheet(
        caption=say("changes"),
        columns=(say("when"), say("what"), say("new close"), say("reason")),
        rows=tuple(
            (
                material.moment(each.at),
                say(f"change {each.kind.value}"),
                "\n".join(
                    material.moment(close)
                    for close in (each.closed_before, each.closes_after)
                    if close
                )
                or NONE,
                each.reason or NONE,
            )
            for each in changes
        ),
    )


def _interval(found: Interval | None) -> str:
    return f"[{share(found.low)},{NO_BREAK}{share(found.high)}]" if found else NONE


def _groups(material: Material, attribute: Attribute, found: Breakdown) -> Iterator[Piece]:
    """Count the groups; small ones go together, and none is told apart where they would still be few."""
    say, least = PANEL.to(material.language), material.study.consent.smallest_group
    name = attribute.name.to(material.language)
    names = {value.id: value.name.to(material.language) for value in attribute.values}
    parts = [part for part in found.parts if part.counts.invited]
    large = [part for part in parts if part.counts.submitted >= least and part.id]
    rest = [part for part in parts if part not in large]
    others = sum(part.counts.submitted for part in rest)
    if not large or 0 < others < least:
        if any(part.id for part in parts):
            yield Note(text=say("no groups", attribute=name, least=least))
        return
    rows = [
        (names.get(part.id, part.id), str(part.counts.invited), str(part.counts.submitted))
        for part in large
    ]
    if rest:
        invited = sum(part.counts.invited for part in rest)
        rows.append((say("small groups", least=least), str(invited), str(others)))
    yield Sheet(
        caption=say("groups", attribute=name),
        columns=(say("group"), say("invited"), say("submitted")),
        rows=tuple(rows),
        numbers=(1, 2),
    )
