"""What the sections of a report are made of: the results that readers may see, and how numbers are written."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from zoneinfo import ZoneInfo

from surveys.figures.numerals import decimal
from surveys.figures.numerals import percent
from surveys.model.documents import Picture
from surveys.services.composing.words.shared import SHARED
from surveys.services.reporting import draw_figure
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.registry import build_figure
from surveys.services.reporting.figures.wanted import Wanted
from surveys.services.reporting.reasons import sentence_of
from surveys.services.reporting.sentences import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from datetime import datetime

    from surveys.model.studies import Study
    from surveys.services.monitoring import FieldWork
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import Figure
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace

NONE = "–"
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One round in one language: ``results`` without what readers may not see, ``withheld`` the alliances of that.

    ``whole`` is what is exported, for its hash and for counts of what is missing.
    """

    workspace: Workspace
    results: RoundResults
    whole: RoundResults
    withheld: tuple[AllianceReport, ...]
    field_work: FieldWork
    language: str

    @property
    def study(self) -> Study:
        """The study as the round's version has it."""
        return self.results.study

    @property
    def level(self) -> float:
        """The usual level of intervals."""
        return float(self.results.document["options"]["level"])

    @property
    def axes(self) -> tuple[tuple[str, str], ...]:
        """The axes with their names, the vertical one first."""
        return tuple(
            (axis.id, self.study.construct(axis.id).name.to(self.language))
            for axis in self.study.framework.axes
        )

    def label(self, report: AllianceReport) -> str:
        """Name an alliance, with its period where it has one."""
        return alliance_label(self.study, report, self.language)

    def phase(self, phase: str | None) -> str:
        """Name a phase, or put a dash."""
        return self.study.framework.phase(phase).name.to(self.language) if phase else NONE

    def moment(self, at: datetime) -> str:
        """Write a moment in the study’s time zone."""
        zone = self.study.time_zone
        return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} ({zone})"

    def interval(self, found: dict[str, Any] | None) -> str:
        """Write an interval, with its level where that is not the usual one."""
        if found is None:
            return NONE
        written = f"[{decimal(found['low'])},{NO_BREAK}{decimal(found['high'])}]"
        if abs(found["level"] - self.level) < 0.0005:  # noqa: PLR2004 - what a reader would not see
            return written
        return f"{written} ({100 * found['level']:.1f}%)"

    def why_not(self, statistic: dict[str, Any]) -> str:
        """Say why a statistic is undefined, or what to be careful of."""
        codes = [statistic["reason"]] if statistic["reason"] else statistic.get("warnings", ())
        return self.sentences(codes)

    def sentences(self, codes: Iterable[str]) -> str:
        """Say reasons and warnings, one after the other."""
        return in_a_row((sentence_of(code, self.language) for code in codes), self.language)

    def levels(self) -> str:
        """Say which level intervals have."""
        return SHARED.to(self.language)("level", level=percent(self.level))

    def pictures(self, figure: str) -> Iterator[Picture]:
        """Draw a figure by its id; nothing where there is nothing to draw."""
        made = build_figure(self.results, figure, Wanted(language=self.language))
        if made is not None:
            yield self.picture(made)

    def picture(self, made: Figure) -> Picture:
        """Draw a figure that is there."""
        drawn = draw_figure(self.workspace, self.study.id, made)
        return Picture(
            alternative=in_a_row(
                (SHARED.to(self.language)("sentence", said=drawn.title), drawn.description),
                self.language,
            ),
            wide=drawn.wide,
            narrow=drawn.narrow,
        )


def number(value: float | None, digits: int = 2) -> str:
    """Write a number, or a dash where there is none."""
    return NONE if value is None else decimal(value, digits)


def share(value: float | None) -> str:
    """Write a share in percent, or a dash where there is none."""
    return NONE if value is None else percent(value)


def for_readers(results: RoundResults) -> tuple[RoundResults, tuple[AllianceReport, ...]]:
    """Leave out what the experts were told that others are not shown; nobody's own scores are in it, either."""
    withheld = tuple(
        report
        for report in results.alliances
        if report.result["n"] and not report.result["may_be_shown"]
    )
    shown = tuple(
        _of_enough(report, results.study.consent.smallest_group)
        for report in results.alliances
        if report not in withheld
    )
    document = results.document | {"change": _change_for_readers(results)}
    for_all = replace(
        results, alliances=shown, document=document, expert_points=(), camp_members=()
    )
    return for_all, withheld


def _of_enough(report: AllianceReport, least: int) -> AllianceReport:
    """Leave out the fears and the threats of an alliance that too few of its experts judged."""
    dilemma = [each for each in report.result["dilemma"] if each["n"] >= least]
    threats = [
        each
        | {
            "axes": {axis: mean for axis, mean in each["axes"].items() if mean["n"] >= least},
            "differences": [
                other for other in each["differences"] if other["difference"]["n"] >= least
            ],
        }
        for each in report.result["threats"]
    ]
    kept = [each for each in threats if each["axes"]]
    return replace(report, result=report.result | {"dilemma": dilemma, "threats": kept})


def _change_for_readers(results: RoundResults) -> dict[str, Any]:
    change: dict[str, Any] = results.document["change"]
    least = results.study.consent.smallest_group
    trajectories = [
        each | {"points": [point for point in each["points"] if point["n"] >= least]}
        for each in change["trajectories"]
    ]
    return change | {
        "comparisons": [each for each in change["comparisons"] if each["may_be_shown"]],
        "trajectories": [each for each in trajectories if len(each["points"]) > 1],
    }
