"""How reliable a round is, arranged for reading: axis by axis, alliance by alliance, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.texts import in_general
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.pooling import items_of
from surveys.services.reporting.results import round_results
from surveys.services.reporting.viewing import WHOLE
from surveys.services.reporting.weak_items import weak_item_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.frameworks import Axis
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.model.texts import Text
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults
    from surveys.services.reporting.viewing import View
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedQuestion:
    """A question about one alliance: its short name, as experts read it, and what ``by_question`` says of it."""

    name: str
    text: str
    result: dict[str, Any]

    @property
    def label(self) -> str:
        """Its name, that its points are turned where they are, and its text."""
        turned = " (turned)" if self.result["reversed"] else ""
        return f"{self.name}{turned}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedAlliance:
    """One alliance on one axis, with its questions."""

    id: str
    period: str
    label: str
    questions: tuple[RatedQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleItem:
    """One item of a scale: in the words of no single alliance, what it does, and why to look at it again."""

    name: str
    text: str
    result: dict[str, Any]
    weaknesses: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name and its text."""
        return f"{self.name}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisReliability:
    """One axis: ``points`` are those of its scale, ``result`` is that of the results’ ``reliability``, ``scale_use`` that of its vignettes."""

    id: str
    name: str
    points: tuple[int, ...]
    result: dict[str, Any]
    scale_use: dict[str, Any]
    alliances: tuple[RatedAlliance, ...]
    items: tuple[ScaleItem, ...]

    @property
    def weak_items(self) -> tuple[ScaleItem, ...]:
        """The items that are worth another look."""
        return tuple(item for item in self.items if item.weaknesses)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReliability:
    """The reliability of a round, beside the results that it is taken from."""

    results: RoundResults
    axes: tuple[AxisReliability, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give what the results say of it, as plain JSON."""
        document = self.results.document
        kept = ("study", "round", "simulated", "reliability", "scale_use", "options")
        return {key: document[key] for key in kept} | {
            "alliances": [
                {
                    "id": alliance["id"],
                    "period": alliance["period"],
                    "axes": {
                        axis: found["by_question"] for axis, found in alliance["axes"].items()
                    },
                }
                for alliance in document["alliances"]
            ]
        }


def reliability_of(
    workspace: Workspace, name: RoundName, *, view: View = WHOLE
) -> RoundReliability:
    """Arrange the reliability of a round; its numbers are those of its results.

    Raises
    ------
    Refused
        When nothing has been submitted that may be shown.
    """
    return arrange_reliability(round_results(workspace, name, view=view))


def arrange_reliability(results: RoundResults, language: str = "") -> RoundReliability:
    """Arrange the reliability of results that are there, in the study’s first language or as asked."""
    language = language or results.study.languages[0]
    return RoundReliability(
        results=results,
        axes=tuple(_axis(results, axis, language) for axis in results.study.framework.axes),
    )


def _axis(results: RoundResults, axis: Axis, language: str) -> AxisReliability:
    study, document = results.study, results.document
    found = document["reliability"][axis.id]
    return AxisReliability(
        id=axis.id,
        name=study.construct(axis.id).name.to(language),
        points=_points(study, axis.id),
        result=found,
        scale_use=document["scale_use"]["axes"][axis.id],
        alliances=tuple(
            _alliance(study, axis.id, report, language) for report in results.alliances
        ),
        items=tuple(_items(study, found, language)),
    )


def _points(study: Study, axis: str) -> tuple[int, ...]:
    """List the points of an axis: its items share one scale."""
    item = next(each for each in items_of(study) if each.construct == axis)
    return tuple(range(item.minimum, item.maximum + 1))


def _alliance(study: Study, axis: str, report: AllianceReport, language: str) -> RatedAlliance:
    return RatedAlliance(
        id=report.id,
        period=report.period,
        label=alliance_label(study, report, language),
        questions=tuple(
            RatedQuestion(
                name=_name(study, each, language),
                text=_asked(study, report.id, each, language),
                result=each,
            )
            for each in report.result["axes"][axis]["by_question"]
        ),
    )


def _asked(study: Study, alliance_id: str, question: dict[str, Any], language: str) -> str:
    """Say a question about an alliance with the names that experts read."""
    alliance = study.alliance(alliance_id)
    names = {"A": alliance.a.name, "B": alliance.b.name}
    threats = {threat.id: threat.name for threat in alliance.threats}
    if question["threat"]:
        names["threat"] = threats[question["threat"]]
    return in_general(study.item(question["item"]).text.fill(names).to(language), language)


def _items(study: Study, found: dict[str, Any], language: str) -> Iterator[ScaleItem]:
    alpha = found["cronbach_alpha"]["estimate"]
    threats = _threats(study)
    for each in found["items"]:
        names = {"threat": threats[each["threat"]]} if each["threat"] else {}
        text = study.item(each["item"]).text.fill(names).to(language)
        yield ScaleItem(
            name=_name(study, each, language),
            text=in_general(text, language),
            result=each,
            weaknesses=weak_item_sentences(each, alpha),
        )


def _threats(study: Study) -> dict[str, Text]:
    return {threat.id: threat.name for alliance in study.alliances for threat in alliance.threats}


def _name(study: Study, question: dict[str, Any], language: str) -> str:
    """Name a question by its item and its threat, which tell it from every other one of an alliance."""
    if not question["threat"]:
        return str(question["item"])
    threat = _threats(study)[question["threat"]].to(language)
    return f"{question['item']}, {threat}"
