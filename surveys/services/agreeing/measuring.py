"""Compute every coefficient that applies, and say of the others why they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import benchmark
from analysis import krippendorff_alpha
from analysis.rating_arrays import MOST_CELLS
from analysis.results import Coefficient
from surveys.formats.agreement_report import AgreementReport
from surveys.formats.agreement_report import Found
from surveys.formats.agreement_report import Question
from surveys.formats.agreement_report import WithoutRater
from surveys.model.errors import Invalid
from surveys.services.agreeing.asked import About
from surveys.services.agreeing.asked import Data
from surveys.services.agreeing.coefficients import ASKED
from surveys.services.agreeing.coefficients import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.services.agreeing.asked import Asked
    from surveys.services.agreeing.reading import ReadRatings

_WEIGHTS = {"nominal": "identity", "interval": "quadratic"}
#: So many raters are left out one at a time at most.
MOST_LEFT_OUT = 60
_LEAST_LEFT_OUT = 3
_WHAT = ("rating", "rater", "unit")


def measure(
    read: ReadRatings,
    source: str,
    *,
    conf: float = 0.95,
    weights: str = "",
    only: Sequence[str] = (),
) -> AgreementReport:
    """Measure the agreement in ratings; ``only`` names coefficients, and all of them are tried without it.

    Raises
    ------
    Invalid
        When ``only`` names what there is not.
    """
    unknown = [name for name in only if name not in NAMES]
    if unknown:
        raise Invalid(f"There is no coefficient “{unknown[0]}”; there are: {', '.join(NAMES)}.")
    data = Data(
        ratings=read.ratings,
        level=read.level,
        weights=weights or _WEIGHTS.get(read.level, read.level),
        conf=conf,
    )
    wanted = [each for each in ASKED if not only or each.name in only]
    refused = {each.name: _why_not(each, data) for each in wanted}
    applied = [each for each in wanted if not refused[each.name]]
    return AgreementReport(
        source=source,
        read_as=(*read.read_as, _counted(data)),
        counts=_counts(data),
        level=data.level,
        conf=conf,
        questions=tuple(
            Question(
                id=about.name.lower(),
                words=about.value,
                found=tuple(_found(each, data) for each in applied if each.about is about),
            )
            for about in About
            if any(each.about is about for each in applied)
        ),
        not_applied=tuple(
            (each.title, refused[each.name]) for each in wanted if refused[each.name]
        ),
        without=_without(data) if not only or "krippendorff_alpha" in only else (),
    )


def _why_not(asked: Asked, data: Data) -> str:
    ratings = data.ratings
    if data.level not in asked.levels:
        return f"it is for ratings of the level {', '.join(sorted(asked.levels))}."
    if asked.raters is not None and ratings.n_raters != asked.raters:
        return f"it is for {asked.raters} raters, and there are {ratings.n_raters}."
    cells = len(ratings.units) * len(ratings.raters)
    if asked.needs_table and cells > MOST_CELLS:
        return f"it needs the whole table of {cells:,} cells, most of them gaps; the coefficients above do without."
    if asked.needs_scale and not data.is_on_scale:
        return "it needs a scale of whole numbers, two at least: declare it with --scale."
    if asked.name == "icc_moments" and ratings.n_ratings == cells:
        return "every rater rated every unit, so the others say it."
    return ""


def _found(asked: Asked, data: Data) -> Found:
    result = asked.compute(data)
    word = None
    if asked.has_word and isinstance(result, Coefficient) and result.estimate is not None:
        word = benchmark(result)
    return Found(
        name=asked.name, title=_title(asked, result), says=asked.says, result=result, word=word
    )


def _title(asked: Asked, result: object) -> str:
    """Name what a coefficient was weighted by, or which level it is of: never the bare letter."""
    if not isinstance(result, Coefficient):
        return asked.title
    how = result.level or (result.weights if result.weights != "identity" else None)
    return f"{asked.title} ({how})" if how else asked.title


def _counts(data: Data) -> dict[str, int]:
    ratings = data.ratings
    return {
        "raters": ratings.n_raters,
        "units": ratings.n_units,
        "ratings": ratings.n_ratings,
        "units_with_two_ratings": ratings.n_pairable,
        "units_with_one_rating": ratings.n_single,
    }


def _counted(data: Data) -> str:
    counts = _counts(data)
    single = counts["units_with_one_rating"]
    alone = (
        f" Units with a single rating, which no coefficient of pairs takes: {single}."
        if single
        else ""
    )
    ratings, raters, units = (_number_of(counts[f"{what}s"], what) for what in _WHAT)
    return f"{ratings} by {raters} on {units}.{alone}"


def _number_of(n: int, what: str) -> str:
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


def _without(data: Data) -> tuple[WithoutRater, ...]:
    """Leave out one rater at a time, and list first whose absence raises alpha most."""
    ratings = data.ratings
    if ratings.rater is None or not _LEAST_LEFT_OUT <= ratings.n_raters <= MOST_LEFT_OUT:
        return ()
    left = [
        WithoutRater(
            rater=str(ratings.raters[rater]),
            estimate=krippendorff_alpha(
                ratings.only(ratings.rater != rater),
                level=data.level,  # type: ignore[arg-type]  # checked by the command
                interval=None,
            ).estimate,
        )
        for rater in sorted(set(ratings.rater.tolist()))
    ]
    return tuple(sorted(left, key=lambda each: (-(each.estimate or -2.0), each.rater)))
