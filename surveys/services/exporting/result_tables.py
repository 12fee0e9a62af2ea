"""The results of a round as datasets: scores, placements and the coefficients of reliability."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol

from surveys.formats.reliability_csv import COEFFICIENTS
from surveys.formats.reliability_csv import coefficient_rows
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import ForeignKey
from surveys.services.exporting.column_texts import in_languages
from surveys.services.exporting.columns import PERIOD
from surveys.services.exporting.columns import PSEUDONYM
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import integer
from surveys.services.exporting.columns import number
from surveys.services.exporting.columns import text
from surveys.services.exporting.ratings import OF_PANEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Row
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.reporting import RoundResults


class OfResults(Protocol):
    """Whatever has results: a round of an installation, or ratings from elsewhere."""

    @property
    def name(self) -> RoundName:
        """What the results are called."""

    @property
    def study(self) -> Study:
        """The study as they were asked."""

    def results(self) -> RoundResults:
        """Give the results."""

    def pseudonym(self, pseudonym: str) -> str:
        """Give a pseudonym as it is exported."""


EXPERT_SCORES = Facts(
    name="expert-scores",
    about="each expert’s score of each alliance on both axes: the mean of the items",
    for_whom="recomputing placements, or modelling them",
    exposure=Exposure.SINGLE_EXPERTS,
)
SCORES = Facts(
    name="scores",
    about="the panel’s score of each alliance on each axis: mean, median and trimmed mean with intervals",
    for_whom="tables and figures of one’s own",
    exposure=Exposure.AGGREGATES,
)
PLACEMENTS = Facts(
    name="placements",
    about="where each alliance stands, and the placement probability of each phase",
    for_whom="tables and figures of one’s own",
    exposure=Exposure.AGGREGATES,
)
RELIABILITY = Facts(
    name="reliability",
    about="every coefficient of reliability and agreement, over alliances, items and vignettes",
    for_whom="the methods section",
    exposure=Exposure.AGGREGATES,
)
_ALLIANCE = text("alliance", "The id of the alliance.")
_N = integer("n", "The number of experts it rests on.")
_OF_PLACEMENT = ForeignKey(
    columns=("alliance", "period"), dataset="placements", references=("alliance", "period")
)
_STATISTICS = ("mean", "median", "trimmed_mean")


def expert_scores(source: OfResults) -> Dataset:
    """Give each expert’s score of each alliance on both axes."""
    rows: tuple[Row, ...] = tuple(
        (
            source.pseudonym(point["expert"]),
            source.name.round,
            point["alliance"],
            point["period"],
            point["vertical"],
            point["horizontal"],
        )
        for point in source.results().expert_points
    )
    return _dataset(
        facts=EXPERT_SCORES,
        columns=(
            PSEUDONYM,
            ROUND,
            _ALLIANCE,
            PERIOD,
            *(
                number(
                    axis.id,
                    in_languages("Score on {axis}.", axis=source.study.construct(axis.id).name),
                )
                for axis in source.study.framework.axes
            ),
        ),
        rows=rows,
        primary_key=("pseudonym", "round", "alliance", "period"),
        foreign_keys=(OF_PANEL, _OF_PLACEMENT),
    )


def scores(source: OfResults) -> Dataset:
    """Give the panel’s scores: each alliance on each axis, by mean, median and trimmed mean."""
    return _dataset(
        facts=SCORES,
        columns=(
            _ALLIANCE,
            PERIOD,
            text("axis", "The construct of the axis."),
            text("statistic", "How the experts’ scores were pooled."),
            number("estimate", "The score, in points of the scale."),
            number("low", "The lower end of its interval."),
            number("high", "The upper end of its interval."),
            number("level", "The level of the interval."),
            _N,
            text("method", "How it was computed."),
            text("reason", "Why there is none; empty where there is one."),
        ),
        rows=tuple(_scores(source.results().document)),
        primary_key=("alliance", "period", "axis", "statistic"),
        foreign_keys=(_OF_PLACEMENT,),
    )


def _scores(document: dict[str, Any]) -> Iterator[Row]:
    for alliance in document["alliances"]:
        for axis, found in alliance["axes"].items():
            for name in _STATISTICS:
                each = found[name]
                interval = each["interval"] or {}
                yield (
                    alliance["id"],
                    alliance["period"],
                    axis,
                    name,
                    each["estimate"],
                    *(interval.get(key) for key in ("low", "high", "level")),
                    each["n"],
                    each["method"],
                    each["reason"],
                )


def placements(source: OfResults) -> Dataset:
    """Give where each alliance stands, and with which probability in which phase."""
    framework, document = source.study.framework, source.results().document
    axes = tuple(axis.id for axis in framework.axes)
    phases = tuple(phase.id for phase in framework.phases)
    return _dataset(
        facts=PLACEMENTS,
        columns=(
            _ALLIANCE,
            PERIOD,
            _N,
            *(number(axis, "The position: the mean of the experts’ scores.") for axis in axes),
            text("phase", "The phase of the position, in the reading in use."),
            text("alternative_phase", "Its phase in the other reading."),
            text("certainty", "The word for the placement probability."),
            *(
                number(f"probability_{each}", "Its placement probability: about the panel’s mean.")
                for each in phases
            ),
            *(integer(f"experts_{each}", "Experts whose own scores lie in it.") for each in phases),
            text("reason", "Why there is no probability; empty where there is one."),
            text("map_authority", "Whose map of cells to phases it is."),
        ),
        rows=tuple(_placement(document, each, axes, phases) for each in document["alliances"]),
        primary_key=("alliance", "period"),
    )


def _placement(
    document: dict[str, Any], each: dict[str, Any], axes: tuple[str, ...], phases: tuple[str, ...]
) -> Row:
    position = each["position"] or {}
    probability = each["placement_probability"] or {}
    shares = each["phase_shares"] or {}
    return (
        each["id"],
        each["period"],
        each["n"],
        *(position.get(axis) for axis in axes),
        each["phase"],
        each["alternative_phase"],
        each["certainty"],
        *(probability.get(phase) for phase in phases),
        *(shares[phase]["n"] if phase in shares else None for phase in phases),
        each["placement_reason"],
        document["phase_map"]["authority"],
    )


def reliability(source: OfResults) -> Dataset:
    """Give every coefficient of the panel’s reliability."""
    return _dataset(
        facts=RELIABILITY,
        columns=tuple(_coefficient_column(name) for name in COEFFICIENTS),
        rows=tuple(coefficient_rows(source.results().document)),
        primary_key=("axis", "of", "coefficient"),
    )


@cache
def _coefficient_column(name: str) -> DataColumn:
    meaning = {
        "axis": "The construct of the axis.",
        "of": "What it is over: alliances, items of the scale, or vignettes.",
        "coefficient": "Its key in results.json.",
        "estimate": "The coefficient; empty where it is undefined.",
        "low": "The lower end of its interval.",
        "high": "The upper end of its interval.",
        "level": "The level of the interval.",
        "interval_method": "How the interval was computed.",
        "n": "Experts, or rows where a row is an expert and an alliance.",
        "n_units": "Alliances or vignettes.",
        "n_items": "Items or questions.",
        "method": "How it was computed.",
        "reason": "Why it is undefined; empty where it is not.",
        "warnings": "Codes of warnings.",
    }[name]
    if name in {"estimate", "low", "high", "level"}:
        return number(name, meaning)
    return integer(name, meaning) if name in {"n", "n_units", "n_items"} else text(name, meaning)


def _dataset(*, rows: tuple[Row, ...], **facts: Any) -> Dataset:
    return Dataset(n_rows=len(rows), rows=lambda: iter(rows), **facts)
