"""What an expert gets when a round has closed: the own placements beside those of the panel.

Nobody is shown to anybody: the panel's part of an alliance is there only where enough others placed it,
and from the first withdrawal after the close on it is not there at all, since the panel's numbers before
and after would together say what was withdrawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.periods import PRESENT
from surveys.model.responses import ResponseState
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundState
from surveys.services.reporting.own_figure import draw_own_plane
from surveys.services.reporting.own_results import OwnAlliance
from surveys.services.reporting.own_results import OwnPlacement
from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.results import round_results
from surveys.storage import round_changes
from surveys.storage import submissions

if TYPE_CHECKING:
    from surveys.model.responses import Response
    from surveys.services.answering import Visit
    from surveys.services.answering.round_context import RoundContext
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults
    from surveys.services.workspace import Workspace


def shows_own_placement(context: RoundContext, response: Response | None) -> bool:
    """Say whether an expert has a placement to see: once no answer can come in, unless the study switched it off."""
    return (
        context.study.conduct.shows_own_placement
        and context.state in {RoundState.CLOSED, RoundState.FINAL}
        and not context.is_in_grace
        and response is not None
        and response.state is ResponseState.SUBMITTED
    )


def own_placement(workspace: Workspace, seen: Visit) -> OwnPlacement:
    """Place an expert beside the panel, by the panel's own computation.

    Raises
    ------
    NotFound
        While the round is open, where nothing of the expert counts, and where the study does not show it.
    """
    if not shows_own_placement(seen.context, seen.response):
        raise NotFound("There is no placement to see here.")
    results = round_results(workspace, seen.invitation.round)
    is_withheld = _was_changed_by_others(workspace, seen)
    alliances = tuple(
        _own_alliance(results, report, seen.response.pseudonym, is_withheld=is_withheld)
        for report in results.alliances
        if report.period == PRESENT
    )
    return OwnPlacement(
        study=results.study,
        alliances=alliances,
        is_withheld=is_withheld,
        figure=draw_own_plane(results, alliances, seen.language),
    )


def _own_alliance(
    results: RoundResults, report: AllianceReport, pseudonym: str, *, is_withheld: bool
) -> OwnAlliance:
    own = _own_position(results, report, pseudonym)
    others = report.result["n"] - (own is not None)
    is_shown = others >= results.study.consent.smallest_group and not is_withheld
    return OwnAlliance(
        id=report.id,
        period=report.period,
        name=results.study.alliance(report.id).name,
        own=own,
        panel=report.result if is_shown else None,
    )


def _own_position(
    results: RoundResults, report: AllianceReport, pseudonym: str
) -> tuple[float, float] | None:
    for point in results.expert_points:
        if (point["expert"], point["alliance"], point["period"]) != (
            pseudonym,
            report.id,
            report.period,
        ):
            continue
        if point["vertical"] is not None and point["horizontal"] is not None:
            return (point["vertical"], point["horizontal"])
    return None


def _was_changed_by_others(workspace: Workspace, seen: Visit) -> bool:
    """Say whether numbers shown before and now would together say what somebody else answered.

    Somebody has withdrawn, wholly or in part, since the round first showed them; or the round was reopened after
    that, and so few have submitted since then that the difference is theirs.
    """
    name = seen.invitation.round
    with workspace.study(name.study).snapshot() as db:
        reopened = [
            each
            for each in round_changes.list_changes(db, name.round)
            if each.kind is ChangeKind.REOPENED and each.closed_before
        ]
        shown_at = min(
            [each.closed_before for each in reopened if each.closed_before],
            default=seen.context.round.answers_end_at,
        )
        is_taken_back = any(
            (turn.is_withdrawal or turn.is_in_part)
            and turn.response != seen.response.id
            and submissions.time_of(db, turn.position) >= shown_at
            for turn in submissions.list_turns(db, name.round)
        )
        later = (
            submissions.list_submitted_since(db, name.round, reopened[0].at) - {seen.response.id}
            if reopened
            else ()
        )
    return is_taken_back or 0 < len(later) < EVERY
