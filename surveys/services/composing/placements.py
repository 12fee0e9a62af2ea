"""Where the panel places each alliance, with which probability, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.documents import Bullets
from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.services.composing.material import NONE
from surveys.services.composing.material import number
from surveys.services.composing.words.findings import PLACEMENTS
from surveys.services.composing.words.shared import SHARED
from surveys.services.reporting.sentence_words import PROBABILITY
from surveys.services.reporting.sentences import certainty_in_words
from surveys.services.reporting.sentences import placement_sentence
from surveys.services.reporting.sentences import probability_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material
    from surveys.services.reporting import AllianceReport


def placements_section(material: Material) -> Iterator[Piece]:
    """Say, draw and list the placements."""
    say, language, study = PLACEMENTS.to(material.language), material.language, material.study
    reports = material.results.alliances
    yield Heading(text=say("heading"))
    sentences = tuple(
        placement_sentence(study, material.label(report), report.result, language)
        for report in reports
    )
    least = study.consent.smallest_group
    withheld = (
        say("withheld", alliance=material.label(report), least=least)
        for report in material.withheld
    )
    yield Bullets(items=(*sentences, *withheld))
    if any(report.result["position"] for report in reports):
        yield from material.pictures("phase-plane")
        yield _probabilities(material)
        yield Heading(text=say("meaning"), level=2)
        yield Paragraph(text=PROBABILITY.to(language)("note"))
        yield Note(text=study.framework.note.to(language))
        yield _scores(material)


def _probabilities(material: Material) -> Sheet:
    say, shared = PLACEMENTS.to(material.language), SHARED.to(material.language)
    phases = [phase.id for phase in material.study.framework.phases]
    return Sheet(
        caption=say("probabilities"),
        columns=(
            shared("alliance"),
            *(material.phase(phase) for phase in phases),
            say("certainty"),
            shared("n"),
        ),
        rows=tuple(_probability_row(material, report, phases) for report in _placed(material)),
        numbers=(*range(1, len(phases) + 1), len(phases) + 2),
    )


def _probability_row(
    material: Material, report: AllianceReport, phases: list[str]
) -> tuple[str, ...]:
    probability, language = report.result["placement_probability"], material.language
    return (
        material.label(report),
        *(
            probability_in_words(probability[phase], language) if probability else NONE
            for phase in phases
        ),
        certainty_in_words(report.result["certainty"], language),
        str(report.result["n"]),
    )


def _scores(material: Material) -> Sheet:
    say, shared = PLACEMENTS.to(material.language), SHARED.to(material.language)
    return Sheet(
        caption=say("scores"),
        columns=(
            shared("alliance"),
            shared("axis"),
            say("score"),
            shared("interval"),
            say("se"),
            shared("n"),
        ),
        rows=tuple(
            (
                material.label(report),
                name,
                number(found["mean"]["estimate"]),
                material.interval(found["mean"]["interval"]),
                number(found["standard_error"]["estimate"]),
                str(found["mean"]["n"]),
            )
            for report in _placed(material)
            for axis, name in material.axes
            for found in (report.result["axes"][axis],)
        ),
        numbers=(2, 4, 5),
        note=material.levels(),
    )


def _placed(material: Material) -> list[AllianceReport]:
    return [report for report in material.results.alliances if report.result["position"]]
