"""Where experts could not judge, how often, why, and what the placement is without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.location import exact_mean
from analysis.scores import prorate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.sheets import Sheet

CODE = "cannot_judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnjudgedQuestion:
    """How often one question got no rating, by code and reason."""

    item: str
    threat: str
    asked: int
    share: float
    missing: Mapping[str, int]
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutFlagged:
    """Where the panel would place the alliance without the flagged questions."""

    n: int
    position: Mapping[str, float] | None
    phase: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """The share of "cannot judge" among all questions asked of an alliance, and by question."""

    share: float
    flagged: bool
    questions: tuple[UnjudgedQuestion, ...]
    without_flagged: WithoutFlagged | None


def count_unjudged(panel: Panel, sheet: Sheet, options: Options) -> Unjudged:
    """Count what was not judged; the share is of those who were asked and rated or said so.

    Where a question of an axis passes the limit, the placement is computed again without it.
    """
    questions = tuple(
        unjudged_question(sheet, place, options) for place in range(len(sheet.questions))
    )
    asked = sum(question.asked for question in questions)
    unable = sum(question.share * question.asked for question in questions)
    axes = {axis.id for axis in panel.frame.axes}
    flagged = {
        place
        for place, question in enumerate(questions)
        if question.flagged and sheet.questions[place].item.construct in axes
    }
    share = unable / asked if asked else 0.0
    return Unjudged(
        share=share,
        flagged=share > options.cannot_judge_limit
        or any(question.flagged for question in questions),
        questions=questions,
        without_flagged=_without(panel, sheet, flagged) if flagged else None,
    )


def unjudged_question(sheet: Sheet, place: int, options: Options) -> UnjudgedQuestion:
    """Count why one question of a target, by its place, got no rating."""
    missing = Counter(code for where, code in sheet.missing if where == place)
    unable = sum(count for code, count in missing.items() if code.startswith(CODE))
    asked = int(np.count_nonzero(~np.isnan(sheet.values[:, place]))) + missing.total()
    share = unable / asked
    return UnjudgedQuestion(
        item=sheet.questions[place].item.id,
        threat=sheet.questions[place].threat,
        asked=asked,
        share=share,
        missing=dict(sorted(missing.items())),
        flagged=share > options.cannot_judge_limit,
    )


def _without(panel: Panel, sheet: Sheet, flagged: set[int]) -> WithoutFlagged:
    columns = [
        [place for place in sheet.columns(axis.id) if place not in flagged]
        for axis in panel.frame.axes
    ]
    pairs = np.column_stack([prorate(sheet.values[:, kept]).values for kept in columns])
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    if not len(pairs):
        return WithoutFlagged(n=0, position=None, phase=None)
    vertical, horizontal = exact_mean(pairs[:, 0]), exact_mean(pairs[:, 1])
    frame = panel.frame
    return WithoutFlagged(
        n=len(pairs),
        position={frame.vertical.id: vertical, frame.horizontal.id: horizontal},
        phase=frame.phase(vertical, horizontal),
    )
