"""How far experts agree, and whether the items of an axis hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.documents import Heading
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.services.composing.material import number
from surveys.services.composing.material import share
from surveys.services.composing.words.background import INSTRUMENT
from surveys.services.composing.words.findings import RELIABILITY
from surveys.services.composing.words.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material

_OF_SCALES = ("cronbach_alpha", "omega_total", "guttman_lambda2")
_OF_NUMBERS = ("krippendorff_alpha_ordinal", "kendall_w")


def reliability_section(material: Material) -> Iterator[Piece]:
    """Say how reliable the panel is: concentration, same numbers, scales, and items worth another look."""
    say, joined = RELIABILITY.to(material.language), SHARED.to(material.language)("joined")
    yield Heading(text=say("heading"))
    yield Paragraph(text=say("apart"))
    yield _agreement(material)
    document = material.results.document
    yield _coefficients(
        material,
        say("scale"),
        (
            (say(key), document["reliability"][axis][key], name)
            for axis, name in material.axes
            for key in _OF_SCALES
        ),
        note=say("rows note"),
    )
    yield from material.pictures("coefficients")
    kinds = (("alliances", document["reliability"]), ("vignettes", document["scale_use"]["axes"]))
    yield _coefficients(
        material,
        say("same numbers"),
        (
            (joined.join((say(key), say(kind))), found[axis][key], name)
            for axis, name in material.axes
            for key in _OF_NUMBERS
            for kind, found in kinds
        ),
    )
    weak = tuple(_weak(material))
    if weak:
        yield Sheet(
            caption=say("weak"),
            columns=(
                SHARED.to(material.language)("axis"),
                INSTRUMENT.to(material.language)("item"),
                say("item rest"),
                SHARED.to(material.language)("to know"),
            ),
            rows=weak,
            numbers=(2,),
        )


def _agreement(material: Material) -> Sheet:
    say, shared = RELIABILITY.to(material.language), SHARED.to(material.language)
    return Sheet(
        caption=say("agree"),
        columns=(
            shared("alliance"),
            shared("axis"),
            say("sd"),
            say("within_one"),
            say("van_der_eijk_a"),
            shared("interval"),
            say("chance"),
            shared("n"),
        ),
        rows=tuple(
            (
                material.label(report),
                name,
                number(found["sd"]["estimate"]),
                share(found["within_one"]["estimate"]),
                number(found["van_der_eijk_a"]["estimate"]),
                material.interval(found["van_der_eijk_a"]["interval"]),
                number((found["van_der_eijk_a"]["chance"] or {}).get("uniform")),
                str(found["van_der_eijk_a"]["n"]),
            )
            for report in material.results.alliances
            if report.result["n"]
            for axis, name in material.axes
            for found in (report.result["axes"][axis],)
        ),
        numbers=(2, 3, 4, 6, 7),
        note=say("chance note"),
    )


def _coefficients(
    material: Material,
    caption: str,
    found: Iterator[tuple[str, dict[str, Any], str]],
    *,
    note: str = "",
) -> Sheet:
    say, shared = RELIABILITY.to(material.language), SHARED.to(material.language)
    return Sheet(
        caption=caption,
        columns=(
            say("coefficient"),
            shared("axis"),
            shared("value"),
            shared("interval"),
            shared("n"),
            shared("to know"),
        ),
        rows=tuple(
            (
                name,
                axis,
                number(statistic["estimate"]),
                material.interval(statistic["interval"]),
                str(statistic["n"]),
                material.why_not(statistic),
            )
            for name, statistic, axis in found
        ),
        numbers=(2, 4),
        note=note,
    )


def _weak(material: Material) -> Iterator[tuple[str, ...]]:
    threats = {
        threat.id: threat.name.to(material.language)
        for alliance in material.study.alliances
        for threat in alliance.threats
    }
    for axis, name in material.axes:
        for item in material.results.document["reliability"][axis]["items"]:
            if item["flags"]:
                named = SHARED.to(material.language)("joined").join(
                    filter(None, (item["item"], threats.get(item["threat"], "")))
                )
                yield name, named, number(item["item_rest"]), material.sentences(item["flags"])
