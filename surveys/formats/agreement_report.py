"""What `soundings agreement` found, as text for reading, JSON and CSV; `agreement_tables` has it for an article."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from analysis.reasons import sentence
from analysis.results import counted
from surveys.formats.csv_cells import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from analysis.benchmarks import Benchmark
    from analysis.results import Statistic

_WIDTH = 80
_DASH = "–"
#: Reasons in words for anybody's ratings, in which there are no experts and no alliances.
_SAID = {
    "too_few_experts": "An interval over raters needs more raters than there are.",
    "too_few_raters": "Fewer than two raters rated, so no ratings can be compared.",
    "no_pairs": "No unit was rated by two raters, so no ratings can be compared.",
    "no_complete_rows": "Too few units were rated by every rater.",
    "constant_rater": "A rater gave all units the same, and so has no order to compare.",
    "mean_at_end": "The means stand so near an end of the scale that the index is not defined.",
    "jackknife_undefined": "With one rater or unit left out the coefficient is undefined.",
    "incomplete_ignored": "Units with gaps were left out.",
    "single_ratings_dropped": "Units with a single rating were left out: they form no pair.",
    "repeated_ratings": "A rater rated the same unit more than once; one of these ratings was kept.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One coefficient: what it is called, what it says, its result, and the word that it has earned."""

    name: str
    title: str
    says: str
    result: Statistic
    word: Benchmark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the three questions, with the coefficients that answer it."""

    id: str
    words: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutRater:
    """What the leading coefficient would be without one rater."""

    rater: str
    estimate: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReport:
    """Everything that was found: how the file was read, and the coefficients by question."""

    source: str
    read_as: tuple[str, ...]
    counts: Mapping[str, int]
    level: str
    conf: float
    questions: tuple[Question, ...]
    not_applied: tuple[tuple[str, str], ...]
    without: tuple[WithoutRater, ...] = ()


def as_text(report: AgreementReport) -> str:
    """Write for a terminal of 80 columns."""
    lines = [f"Agreement in {report.source}", ""]
    lines += [line for each in report.read_as for line in _wrapped(each, "  ")]
    for question in report.questions:
        lines += ["", question.words, "-" * len(question.words)]
        for found in question.found:
            lines += _found_lines(found)
    if report.without:
        lines += ["", "Without one rater (Krippendorff’s alpha)", "-" * 40]
        lines += [f"  {each.rater:<30} {number(each.estimate)}" for each in report.without]
    if report.not_applied:
        lines += ["", "What was not computed", "-" * 21]
        for title, why in report.not_applied:
            lines += _wrapped(f"{title}: {why}", "  ")
    return "\n".join(lines) + "\n"


def _found_lines(found: Found) -> list[str]:
    interval = found.result.interval
    limits = f"[{number(interval.low)}, {number(interval.high)}]" if interval else ""
    lines = [f"  {found.title:<44} {number(found.result.estimate):>7}  {limits}".rstrip()]
    lines += _wrapped(found.says, "      ")
    rests = f"n = {found.result.n}"
    if found.result.n_units is not None:
        rests += f", {counted(found.result.n_units, 'unit')}"
    lines += _wrapped(f"{found.result.method}; {rests}{_how(found)}", "      ")
    codes = [code for code in (found.result.reason, *found.result.warnings) if code]
    lines += [line for code in codes for line in _wrapped(said(code), "      ! ")]
    if found.word and found.word.label:
        lines += _wrapped(
            f"At least “{found.word.label}” with probability over {found.word.probability:.0%} "
            f"({found.word.scale} benchmark, cumulative)",
            "      ",
        )
    return lines


def _how(found: Found) -> str:
    interval = found.result.interval
    if interval is None:
        return ""
    return (
        f"; {100 * interval.level:.4g} % interval: {interval.method.replace('experts', 'raters')}"
    )


def said(code: str) -> str:
    """Give the sentence of a reason or a warning about anybody's ratings."""
    return _SAID.get(code) or sentence(code)


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))


def number(value: float | None) -> str:
    """Write a number with three places; a dash where there is none."""
    return _DASH if value is None else f"{value:.3f}".replace("-", "−")


def as_json(report: AgreementReport) -> str:
    """Write everything that was found, not rounded, for a program."""
    document: dict[str, Any] = {
        "source": report.source,
        "read_as": list(report.read_as),
        "counts": dict(report.counts),
        "level": report.level,
        "conf": report.conf,
        "questions": [
            {
                "id": question.id,
                "question": question.words,
                "coefficients": [
                    {
                        "name": found.name,
                        "title": found.title,
                        "says": found.says,
                        **found.result.as_dict(),
                        "benchmark": found.word.label if found.word else None,
                    }
                    for found in question.found
                ],
            }
            for question in report.questions
        ],
        "without_rater": [
            {"rater": each.rater, "krippendorff_alpha": each.estimate} for each in report.without
        ],
        "not_applied": [{"title": title, "why": why} for title, why in report.not_applied],
    }
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


_COLUMNS = (
    *("question", "name", "title", "estimate", "low", "high", "conf", "n", "units"),
    *("method", "interval", "reason"),
)


def as_csv(report: AgreementReport) -> str:
    """Write a row for each coefficient, not rounded."""
    rows = [
        (
            question.id,
            found.name,
            found.title,
            found.result.estimate,
            *limits_of(found),
            report.conf,
            found.result.n,
            found.result.n_units,
            found.result.method,
            found.result.interval.method if found.result.interval else "",
            found.result.reason or "",
        )
        for question, found in _each(report)
    ]
    return csv_bytes(_COLUMNS, rows).decode()


def limits_of(found: Found) -> tuple[float | None, float | None]:
    """Give both ends of an interval, if there is one."""
    interval = found.result.interval
    return (interval.low, interval.high) if interval else (None, None)


def _each(report: AgreementReport) -> Iterable[tuple[Question, Found]]:
    return ((question, found) for question in report.questions for found in question.found)
