"""The description of a study in DDI: what it is, whom it asked and how, and on which conditions it may be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.ddi.elements import LANGUAGE
from surveys.formats.ddi.elements import element

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedStudy:
    """What is said of a round beside its data, in one language; what is not known is blank.

    ``began`` and ``ended`` are days as ISO 8601 has them. ``simulated`` says that no expert gave the answers, and is
    blank where experts did. ``asked_if`` says of questions on condition, by their ids, on which.
    """

    title: Text
    subtitle: str
    id: str
    sponsor: str
    contact: str
    software_version: str
    version: str
    began: str
    ended: str
    made_on: str
    abstract: str
    unit: str
    universe: str
    data_kind: str
    sampling: str
    mode: str
    instrument: str
    confidentiality: str
    conditions: str
    simulated: str
    empty_cell: str
    asked_if: Mapping[str, str]


def study_description(study: DescribedStudy, language: str) -> Element:
    """Describe the study, in the order that DDI has."""
    return element(
        "stdyDscr",
        _citation(study, language),
        element(
            "stdyInfo",
            _unless_blank("abstract", study.abstract),
            element(
                "sumDscr",
                element("collDate", study.began, date=study.began, event="start"),
                element("collDate", study.ended, date=study.ended, event="end"),
                element("anlyUnit", study.unit),
                element("universe", study.universe),
                element("dataKind", study.data_kind),
            ),
        ),
        element(
            "method",
            element(
                "dataColl",
                element("sampProc", study.sampling),
                element("collMode", study.mode),
                element("resInstru", study.instrument),
            ),
        ),
        element(
            "dataAccs",
            element(
                "useStmt",
                element("confDec", study.confidentiality),
                element("conditions", study.conditions),
                _unless_blank("disclaimer", study.simulated),
            ),
        ),
        _unless_blank("notes", study.simulated),
    )


def _citation(study: DescribedStudy, language: str) -> Element:
    spoken_in = study.title.language_for(language)
    parallel = [
        element("parTitl", words, **{LANGUAGE: other})
        for other, words in study.title.words
        if other != spoken_in
    ]
    return element(
        "citation",
        element(
            "titlStmt",
            element("titl", study.title.to(language), **{LANGUAGE: spoken_in}),
            element("subTitl", study.subtitle),
            *parallel,
            element("IDNo", study.id),
        ),
        element("rspStmt", element("AuthEnty", study.sponsor)) if study.sponsor else None,
        element(
            "prodStmt",
            element("prodDate", study.made_on, date=study.made_on),
            element("software", "Soundings", version=study.software_version),
        ),
        element("distStmt", element("contact", study.contact)) if study.contact else None,
        element("verStmt", element("version", study.version)),
    )


def _unless_blank(tag: str, text: str) -> Element | None:
    return element(tag, text) if text else None
