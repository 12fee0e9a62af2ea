"""The way of each alliance over the plane, period by period and round by round."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.trajectories import Event
from surveys.figures.trajectories import Station
from surveys.figures.trajectories import Trajectories
from surveys.figures.trajectories import Trajectory
from surveys.figures.trajectories import trajectories_figure
from surveys.services.reporting.figures.axes import phase_name
from surveys.services.reporting.figures.axes import point_of
from surveys.services.reporting.figures.axes import square_of
from surveys.services.reporting.figures.phase_plane import footnote
from surveys.services.reporting.figures.phase_plane import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.figure import Figure
    from surveys.model.studies import Study
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import RoundResults


def paths(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of trajectories; nothing where no alliance was placed twice."""
    study, language = results.study, wanted.language
    change = results.document["change"]
    found = [_trajectory(results, each, language) for each in change["trajectories"]]
    moving = tuple(each for each in found if len(each.stations) > 1)
    if not moving:
        return None
    return trajectories_figure(
        Trajectories(
            axes=square_of(study, language),
            trajectories=moving,
            notes=(footnote(results, language),),
            language=language,
        )
    )


def has_paths(results: RoundResults) -> bool:
    """Say whether any alliance was placed twice, without drawing where its labels go, which takes long."""
    return any(len(placed_of(each)) > 1 for each in results.document["change"]["trajectories"])


def placed_of(trajectory: dict[str, Any]) -> list[dict[str, Any]]:
    """List the occasions on which enough experts placed the alliance."""
    return [point for point in trajectory["points"] if point["ellipses"]]


def _trajectory(results: RoundResults, found: dict[str, Any], language: str) -> Trajectory:
    study = results.study
    placed = placed_of(found)
    return Trajectory(
        alliance=study.alliance(found["alliance"]).name.to(language),
        stations=tuple(_station(study, point, language) for point in placed),
        events=tuple(_events(results, found["alliance"], placed, language)),
    )


def _station(study: Study, point: dict[str, Any], language: str) -> Station:
    ellipses = point["ellipses"]
    return Station(
        when=when(point),
        position=point_of(study, point["position"]),
        phase_name=phase_name(study, point["phase"], language),
        n=point["n"],
        ellipse_50=outline(ellipses.get("50")),
        ellipse_90=outline(ellipses.get("90")),
    )


def when(point: dict[str, Any]) -> str:
    """Name an occasion: by its period, or by its round where it is the round’s own time."""
    return str(point["period"] or point["round"])


def _events(
    results: RoundResults, alliance: str, placed: list[dict[str, Any]], language: str
) -> Iterator[Event]:
    """Set each event of the alliance after the period that it follows; one outside of all is not drawn.

    The round’s own time comes after every period, and has no day.
    """
    begins = {
        period.id: period.begins.first_day.isoformat()
        for period in results.study.periods
        if period.begins
    }
    labels = {event.id: event.label.to(language) for event in results.study.events}
    days = [begins.get(point["period"], "") for point in placed]
    for event in results.document["change"]["events"]:
        day = event["first_day"]
        if event["alliance"] not in {"", alliance} or day is None:
            continue
        after = sum(bool(each) and each <= day for each in days) - 1
        if 0 <= after < len(placed) - 1:
            yield Event(
                when=event["date"] or event["period"], label=labels[event["id"]], after=after
            )
