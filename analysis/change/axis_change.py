"""How far one axis changed between two occasions, by those who judged both."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.change.equivalence import equivalence
from analysis.change.equivalence import no_equivalence
from analysis.change.sign_flips import METHOD
from analysis.change.sign_flips import sign_flip_test
from analysis.change.sign_flips import untested
from analysis.change.wilcoxon import METHOD as RANKS
from analysis.change.wilcoxon import wilcoxon_pratt
from analysis.location import mean_t

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.change.equivalence import Equivalence
    from analysis.change.occasions import Compared
    from analysis.change.sign_flips import PermutationTest
    from analysis.options import Options
    from analysis.results import Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisChange:
    """The change on one axis.

    Attributes
    ----------
    questions
        How many questions the scores rest on: those that were asked on both occasions.
    before, after
        The mean score on each occasion of those who judged both.
    change
        The mean of later minus earlier score, with its t interval.
    test, wilcoxon
        The sign-flip test of that mean, which counts; that of signed ranks beside it.
    equivalence
        Whether the change is shown to be negligible.

    """

    n: int
    questions: int
    before: Statistic
    after: Statistic
    change: Statistic
    test: PermutationTest
    wilcoxon: PermutationTest
    equivalence: Equivalence


def axis_change(scores: Compared, options: Options) -> AxisChange:
    """Describe and test the change on one axis."""
    differences = (scores.after - scores.before)[scores.both]
    n = len(differences)
    reason = None if scores.questions else "no_common_questions"
    if n < options.minimum_placed:
        return _withheld(n, scores.questions, reason or _few(n), options)
    return AxisChange(
        n=n,
        questions=scores.questions,
        before=mean_t(scores.before[scores.both], conf=options.level),
        after=mean_t(scores.after[scores.both], conf=options.level),
        change=_mean(differences, options),
        test=sign_flip_test(
            differences, draws=options.sign_flips, seed=options.seed, level=options.level
        ),
        wilcoxon=wilcoxon_pratt(
            differences, draws=options.sign_flips, seed=options.seed, level=options.level
        ),
        equivalence=equivalence(
            differences, margin=options.negligible_change, alpha=1 - options.level
        ),
    )


def _mean(differences: FloatArray, options: Options) -> Statistic:
    return replace(
        mean_t(differences, conf=options.level),
        method="mean of later minus earlier score by expert; Student t interval, n − 1 df",
    )


def _few(n: int) -> str:
    return "too_few_experts" if n else "no_experts"


def _withheld(n: int, questions: int, reason: str, options: Options) -> AxisChange:
    mean = mean_t([])
    return AxisChange(
        n=n,
        questions=questions,
        before=replace(mean, n=n, reason=reason),
        after=replace(mean, n=n, reason=reason),
        change=replace(mean, n=n, reason=reason),
        test=untested(n, METHOD, reason),
        wilcoxon=untested(n, RANKS, reason),
        equivalence=no_equivalence(n, options.negligible_change, reason),
    )
