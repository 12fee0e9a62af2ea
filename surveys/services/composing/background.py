"""Why was asked, and with which questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.numerals import short
from surveys.model.documents import Bullets
from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.model.kinds import Rating
from surveys.model.texts import in_general
from surveys.services.composing.words.background import INSTRUMENT
from surveys.services.composing.words.background import PURPOSE
from surveys.services.composing.words.shared import SHARED
from surveys.services.sponsoring import who_asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.model.items import Item
    from surveys.services.composing.material import Material


def purpose_section(material: Material) -> Iterator[Piece]:
    """Say what the study asks, of which alliances, and how the plane is read."""
    say, study, language = PURPOSE.to(material.language), material.study, material.language
    (_, vertical), (_, horizontal) = material.axes
    yield Heading(text=say("heading"))
    yield Paragraph(text=study.wording.introduction.to(language))
    count = len(study.alliances)
    yield Paragraph(
        text=say(
            "asked of one" if count == 1 else "asked",
            count=count,
            vertical=vertical,
            horizontal=horizontal,
            cuts=SHARED.to(language)("joined").join(
                f"{name} {short(axis.cut)}"
                for axis, (_, name) in zip(study.framework.axes, material.axes, strict=True)
            ),
        )
    )
    yield Heading(text=say("alliances"), level=2)
    yield Bullets(items=tuple(dict.fromkeys(_asked_about(material))))
    yield _map(material)
    yield Note(text=study.framework.note.to(language))


def _asked_about(material: Material) -> Iterator[str]:
    say, periods = PURPOSE.to(material.language), material.study.periods
    names = {period.id: period.text.to(material.language) for period in periods}
    for found in material.results.document["alliances"]:
        name = material.study.alliance(found["id"]).name.to(material.language)
        when = names.get(found["period"], found["period"]) or say("present")
        yield SHARED.to(material.language)("colon", name=name, what=when)


def _map(material: Material) -> Sheet:
    say, framework, language = (
        PURPOSE.to(material.language),
        material.study.framework,
        material.language,
    )
    (_, vertical), (_, horizontal) = material.axes
    maps = (framework.map, *((framework.alternative,) if framework.alternative else ()))
    names = (say("in use"), say("other"))[: len(maps)]
    sides = ((True, False), (False, True))
    return Sheet(
        caption=say("map"),
        columns=(vertical, horizontal, *names),
        rows=tuple(
            (
                (framework.vertical.high if high else framework.vertical.low).to(language),
                (framework.horizontal.high if strong else framework.horizontal.low).to(language),
                *(
                    material.phase(each.phase(vertical_high=high, horizontal_high=strong))
                    for each in maps
                ),
            )
            for high in sides[0]
            for strong in sides[1]
        ),
    )


def instrument_section(material: Material) -> Iterator[Piece]:
    """Say what the items measure, on which scales, and in which words."""
    say, study = INSTRUMENT.to(material.language), material.study
    yield Heading(text=say("heading"))
    rated = [item for item in study.items if isinstance(item.kind, Rating) and item.construct]
    yield _constructs(material, rated)
    yield _items(material, rated)
    design = study.vignette_design
    if design:
        dealt, known = design.per_expert, len(study.vignettes)
        yield Paragraph(text=say("vignettes", dealt=dealt, all=known))
    _, contact = who_asks(material.workspace, study)
    # No link: whoever gets a report by mail has no other file beside it.
    yield Paragraph(
        text=say(
            "codebook",
            round=material.results.listed.round.name,
            contact=contact or say("whoever sent"),
        )
    )


def _constructs(material: Material, rated: list[Item]) -> Sheet:
    say = INSTRUMENT.to(material.language)
    measured = [
        (construct, [item for item in rated if item.construct == construct.id])
        for construct in material.study.constructs
    ]
    return Sheet(
        caption=say("constructs"),
        columns=(say("construct"), say("items"), say("scale")),
        rows=tuple(
            (construct.name.to(material.language), str(len(items)), _scales(material, items))
            for construct, items in measured
            if items
        ),
        numbers=(1,),
    )


def _scales(material: Material, items: list[Item]) -> str:
    say, language = INSTRUMENT.to(material.language), material.language
    scales = {item.kind.scale.id: item.kind.scale for item in items}  # type: ignore[attr-defined]
    return "\n".join(
        say(
            "points",
            count=scale.maximum,
            low=scale.label(scale.minimum).to(language),
            high=scale.label(scale.maximum).to(language),
        )
        for scale in scales.values()
    )


def _items(material: Material, rated: list[Item]) -> Sheet:
    say, language = INSTRUMENT.to(material.language), material.language
    return Sheet(
        caption=say("all items"),
        columns=(say("item"), say("construct"), say("text"), SHARED.to(language)("to know")),
        rows=tuple(
            (
                item.id,
                material.study.construct(item.construct).name.to(language),
                in_general(item.text.to(language), language),
                _about(material, item),
            )
            for item in rated
        ),
        note=say("note"),
    )


def _about(material: Material, item: Item) -> str:
    say = INSTRUMENT.to(material.language)
    told = [say("linking")] * item.is_linking + [say("turned")] * item.is_reversed
    return SHARED.to(material.language)("joined").join(told)
