"""Count how carefully a round was answered, as of a position in its chain: plain JSON, so that it can be kept."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.haste import hasty_of
from surveys.services.monitoring.flag_rules import LEAST_RATINGS
from surveys.services.monitoring.flag_rules import opposed_pairs
from surveys.services.monitoring.flag_rules import straight_series
from surveys.storage import answer_quality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace

#: By response: why it is flagged; and by sign: how many could be checked, or why none could.
_Signs = tuple[dict[str, str], int, str]

_NO_SERIES = (
    f"No alliance is asked {LEAST_RATINGS} ratings of the axes with a reversed one among them."
)
_NO_PAIRS = "No reversed question has a plain one that asks for the same."
_NO_TIMES = "Nobody who counts has a recorded time."


def count_quality(
    workspace: Workspace, listed: ListedRound, questions: tuple[Question, ...], as_of: int
) -> dict[str, Any]:
    """Count everything that does not change until the position does."""
    name = listed.round.name
    with workspace.study(name.study).snapshot() as db:
        seconds = answer_quality.list_seconds(db, name.round, as_of)
        pages = answer_quality.count_page_seconds(db, name.round, as_of)
        signs = {
            "straight": _straight(db, listed, questions, as_of),
            "contradiction": _contradictions(db, listed, questions, as_of),
            "haste": _haste(seconds),
        }
        flagged = {response for why, _, _ in signs.values() for response in why}
        pseudonyms = answer_quality.list_pseudonyms(db, flagged)
        return {
            "counted": answer_quality.count_counted(db, name.round, as_of),
            "time": {"median": median(seconds.values()) if seconds else None, "n": len(seconds)},
            "pages": {page: _median_of_counts(counts) for page, counts in pages.items()},
            "missing": answer_quality.count_missing(db, name.round, as_of),
            "flags": [
                {"kind": kind, "flagged": len(why), "checked": checked, "reason": reason}
                for kind, (why, checked, reason) in signs.items()
            ],
            "flagged": _flagged(signs, pseudonyms),
        }


def _median_of_counts(counts: Mapping[int, int]) -> tuple[float, int]:
    """Return the median of values that occur so many times, and how many there are.

    Examples
    --------
    >>> _median_of_counts({10: 1, 20: 2, 60: 1})
    (20.0, 4)
    """
    n = sum(counts.values())
    middle, seen = [], 0
    for value in sorted(counts):
        before, seen = seen, seen + counts[value]
        middle += [value for at in ((n - 1) // 2, n // 2) if before <= at < seen]
    return sum(middle) / 2, n


def _straight(
    db: Database, listed: ListedRound, questions: tuple[Question, ...], as_of: int
) -> _Signs:
    series = straight_series(listed.study, questions)
    checked: set[str] = set()
    where: dict[str, list[str]] = {}
    for alliance, asked in series.items():
        found = answer_quality.list_straight(
            db, listed.round.name.round, as_of, asked, LEAST_RATINGS
        )
        checked |= found.checked
        for response in found.straight:
            where.setdefault(response, []).append(_name(listed.study, alliance))
    why = {
        response: f"the same point in every rating of {' and of '.join(alliances)}"
        for response, alliances in where.items()
    }
    return why, len(checked), "" if series else _NO_SERIES


def _name(study: Study, alliance: str) -> str:
    return study.alliance(alliance).name.to(study.languages[0])


def _contradictions(
    db: Database, listed: ListedRound, questions: tuple[Question, ...], as_of: int
) -> _Signs:
    pairs = opposed_pairs(listed.study, questions)
    if not pairs:
        return {}, 0, _NO_PAIRS
    found = answer_quality.count_contradictions(db, listed.round.name.round, as_of, pairs)
    why = {
        response: f"{clashes} of {answered} reversed pairs contradict each other"
        for response, (answered, clashes) in found.clashes.items()
    }
    return why, found.checked, ""


def _haste(seconds: Mapping[str, int]) -> _Signs:
    if not seconds:
        return {}, 0, _NO_TIMES
    middle = median(seconds.values())
    why = {
        response: f"took {_minutes(seconds[response])} minutes; the median is {_minutes(middle)}"
        for response in hasty_of(seconds)
    }
    return why, len(seconds), ""


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}"


def _flagged(signs: dict[str, _Signs], pseudonyms: Mapping[str, str]) -> list[dict[str, Any]]:
    """List the responses with a flag by pseudonym, an order that says nothing about them."""
    reasons: dict[str, dict[str, str]] = {}
    for kind, (why, _, _) in signs.items():
        for response, reason in why.items():
            reasons.setdefault(pseudonyms[response], {})[kind] = reason
    return [{"pseudonym": each, "reasons": reasons[each]} for each in sorted(reasons)]
