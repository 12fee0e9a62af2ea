"""How the numbers came about, with the options in force and the publications behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.numerals import percent
from surveys.figures.numerals import short
from surveys.model.documents import Bullets
from surveys.model.documents import Heading
from surveys.model.documents import Paragraph
from surveys.model.texts import LANGUAGES
from surveys.services.composing.words.reading import METHODS
from surveys.services.composing.words.shared import SHARED
from surveys.services.explaining import STATISTICS
from surveys.services.reporting.sentences import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material

_OF_RATES = "AAPOR (2015). Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys. 8th edition."
ACCORD_REFERENCE = (
    "Gattrell et al. (2024). ACCORD (ACcurate COnsensus Reporting Document): A reporting guideline for consensus methods in "
    "biomedicine developed via a modified Delphi. PLoS Medicine 21, e1004326."
)


def methods_section(material: Material) -> Iterator[Piece]:
    """Say how answers became numbers."""
    say = METHODS.to(material.language)
    yield Heading(text=say("heading"))
    yield Paragraph(text=in_a_row(_collected(material), material.language))
    yield Paragraph(text=in_a_row(_computed(material), material.language))
    yield Paragraph(text=in_a_row(_agreed(material), material.language))
    yield Paragraph(text=say("again", round=material.results.listed.round.name))
    yield Heading(text=say("references"), level=2)
    yield Bullets(items=references(), language="en")


def references() -> tuple[str, ...]:
    """List the publications, each once, in the order of the alphabet."""
    known = {statistic.reference for statistic in STATISTICS.values()}
    return tuple(sorted({*known, _OF_RATES, ACCORD_REFERENCE}))


def _collected(material: Material) -> Iterator[str]:
    say, study = METHODS.to(material.language), material.study
    languages = (LANGUAGES.get(each, each) for each in study.languages)
    yield say("asked", languages=SHARED.to(material.language)("joined").join(languages))
    if study.conduct.shows_own_placement:
        yield say("own placement")


def _computed(material: Material) -> Iterator[str]:
    say, document = METHODS.to(material.language), material.results.document
    options = document["options"]
    yield say("score")
    yield say(
        "probability",
        least=options["minimum_placed"],
        bootstrap=f"{options['bootstrap_draws']:,}",
    )
    yield say(
        "words", **{word: f"{options[word]:.2f}" for word in ("clear", "probable", "leaning")}
    )
    yield say("leads" if document["measurement"]["leading"]["leads"] == "mean" else "model leads")
    yield say("chance", draws=f"{options['null_draws']:,}", seed=options["seed"])


def _agreed(material: Material) -> Iterator[str]:
    say, rule = METHODS.to(material.language), material.study.consensus
    yield say(
        "consensus",
        range=short(rule.interquartile_range),
        share=percent(rule.share_within_one_point),
    )
    if rule.above_chance:
        yield say("consensus chance")
    if rule.is_stated:
        yield say("fixed before")
