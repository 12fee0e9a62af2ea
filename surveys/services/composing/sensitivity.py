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
from surveys.services.reporting import choice_in_words
from surveys.services.reporting import figure_of
from surveys.services.reporting import option_in_words
from surveys.services.reporting.sentences import sensitivity_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material
    from surveys.services.reporting import AllianceReport

#: So many analyses that differ are named; results.json has all.
_NAMED = 8


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
            yield from material.pictures(figure_of("specifications", report))
            yield _options(material, report, curve)
            yield from _differing(material, report, curve)


def _options(material: Material, report: AllianceReport, curve: dict[str, Any]) -> Sheet:
    say, language = SENSITIVITY.to(material.language), material.language
    return Sheet(
        caption=say("options", alliance=material.label(report)),
        columns=(say("choice"), say("option"), say("analyses"), say("holds")),
        rows=tuple(
            (
                choice_in_words(each["choice"], language),
                option_in_words(each["option"], language),
                str(each["n"]),
                str(each["holds"]),
            )
            for each in curve["by_option"]
        ),
        numbers=(2, 3),
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
        named.append(say("more", count=len(found) - _NAMED))
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
