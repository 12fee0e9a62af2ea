"""How far each placement depends on choices: in how many analyses it holds, and which ones differ."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.documents import Bullets
from surveys.model.documents import Heading
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.services.composing.words.findings import SENSITIVITY
from surveys.services.composing.words.shared import SHARED
from surveys.services.reporting import Wanted
from surveys.services.reporting import choice_in_words
from surveys.services.reporting import figure_of
from surveys.services.reporting import option_in_words
from surveys.services.reporting.figures.specifications import short_specifications
from surveys.services.reporting.sentences import sensitivity_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material
    from surveys.services.reporting import AllianceReport

#: So many analyses that differ are named: half a page is enough for an alliance, and the files have them all.
_NAMED = 3


def sensitivity_section(material: Material) -> Iterator[Piece]:
    """Say of each alliance in how many analyses its placement holds, and name those that differ."""
    say, reports = SENSITIVITY.to(material.language), material.results.alliances
    yield Heading(text=say("heading"))
    yield Paragraph(text=say("text"))
    yield Bullets(
        items=tuple(
            sensitivity_sentence(
                material.study, material.label(report), report.result, material.language
            )
            for report in reports
        )
    )
    for report in reports:
        curve = report.result["sensitivity"]["specifications"]
        if curve:
            yield Heading(text=material.label(report), level=2)
            made = short_specifications(
                material.results, report, Wanted(language=material.language)
            )
            if made is not None:
                yield material.picture(made)
            yield _options(material, report, curve)
            yield from _differing(material, report, curve)


def _options(material: Material, report: AllianceReport, curve: dict[str, Any]) -> Sheet:
    """Give a row for each choice, with its options in it: a row for each option would fill a page."""
    say, language = SENSITIVITY.to(material.language), material.language
    of_choice: dict[str, list[str]] = {}
    for each in curve["by_option"]:
        option = option_in_words(each["option"], language)
        told = say("held", option=option, holds=each["holds"], n=each["n"])
        of_choice.setdefault(each["choice"], []).append(told)
    return Sheet(
        caption=say("options", alliance=material.label(report)),
        columns=(say("choice"), say("holds")),
        rows=tuple(
            (choice_in_words(choice, language), SHARED.to(language)("joined").join(options))
            for choice, options in of_choice.items()
        ),
    )


def _differing(
    material: Material, report: AllianceReport, curve: dict[str, Any]
) -> Iterator[Piece]:
    say = SENSITIVITY.to(material.language)
    names = [each["name"] for each in curve["choices"]]
    at = names.index("map") if "map" in names else None
    found = [
        each
        for each in curve["specifications"]
        if each["phase"] != curve["phase"] and (at is None or each["options"][at] == 0)
    ]
    label = material.label(report)
    if not found:
        yield Paragraph(text=say("none differ", alliance=label))
        return
    named = [_analysis(material, curve, each, at) for each in found[:_NAMED]]
    if len(found) > _NAMED:
        file = f"figures/{figure_of('specifications', report)}.csv"
        named.append(say("more", count=len(found) - _NAMED, file=file))
    yield Paragraph(text=say("differ", alliance=label))
    yield Bullets(items=tuple(named))


def _analysis(
    material: Material, curve: dict[str, Any], each: dict[str, Any], skipped: int | None
) -> str:
    options = SHARED.to(material.language)("joined").join(
        option_in_words(choice["options"][place], material.language)
        for at, (choice, place) in enumerate(zip(curve["choices"], each["options"], strict=True))
        if at != skipped
    )
    say = SENSITIVITY.to(material.language)
    return say("item", options=options, phase=material.phase(each["phase"]))
