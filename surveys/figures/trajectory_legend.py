"""What the marks of the plane with trajectories mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.legend import Entry
from surveys.figures.region_samples import half_sample
from surveys.figures.region_samples import mean_sample
from surveys.figures.region_samples import most_sample
from surveys.figures.region_samples import past_sample
from surveys.figures.trajectory_words import WORDS

if TYPE_CHECKING:
    from surveys.figures.trajectories import Trajectories


def entries(shown: Trajectories) -> list[Entry]:
    """List the samples of what is drawn."""
    say = WORDS.to(shown.language)
    latest = [each.stations[-1] for each in shown.trajectories]
    past = [station for each in shown.trajectories for station in each.stations[:-1]]
    found = [Entry(words=say("mean"), draw=mean_sample)]
    if any(station.ellipse_50 for station in latest):
        found.append(Entry(words=say("half"), draw=half_sample))
    if any(station.ellipse_90 for station in latest):
        found.append(Entry(words=say("most"), draw=most_sample))
    if any(station.ellipse_90 for station in past):
        found.append(Entry(words=say("past"), draw=past_sample))
    return found
