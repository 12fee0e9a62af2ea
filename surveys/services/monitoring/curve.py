"""The curve of a round: how many had begun and submitted by the end of each day, and when reminders went out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from surveys.figures.field_work_words import WORDS
from surveys.figures.field_work_words import date_said
from surveys.services.launching import find_round
from surveys.services.reporting.sentences import in_a_row
from surveys.storage import field_work as counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from datetime import datetime

    from surveys.model.field_work import Arrivals
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day in the study's time zone, with how many had begun and submitted by its end."""

    date: date
    begun: int
    submitted: int
    reminders: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A round day by day, from its opening to its end or to today."""

    time_zone: str
    days: tuple[Day, ...]

    def in_words(self, invited: int, language: str = "en") -> str:
        """Say where the curve has come to, for whoever does not see it."""
        say = WORDS.to(language)
        if not self.days:
            return say("unopened")
        last = self.days[-1]
        come_to = say(
            "come to",
            date=date_said(last.date, language),
            begun=last.begun,
            invited=invited,
            submitted=last.submitted,
        )
        times = sum(len(day.reminders) for day in self.days)
        reminded = (
            [say("reminded once" if times == 1 else "reminded", times=times)] if times else ()
        )
        return in_a_row((come_to, *reminded), language)


def curve_of(workspace: Workspace, name: RoundName) -> Curve:
    """Count a round day by day, in the study's time zone; a round that has not opened has no days."""
    return _curve(workspace, find_round(workspace, name))


def _curve(workspace: Workspace, listed: ListedRound) -> Curve:
    name = listed.round.name
    zone = ZoneInfo(listed.study.time_zone)
    with workspace.study(name.study).snapshot() as db:
        arrivals = counted.list_arrivals(db, name.round)
        reminders = counted.list_reminders(db, name.round)
    opened = listed.round.opened_at
    if opened is None or opened > workspace.clock():
        return Curve(time_zone=listed.study.time_zone, days=())
    waves: dict[date, tuple[int, ...]] = {}
    for reminder in reminders:
        day = reminder.at.astimezone(zone).date()
        waves[day] = (*waves.get(day, ()), reminder.wave)
    end = min(workspace.clock(), listed.round.ended_at)
    moments = [opened, end, *(each.at for each in arrivals), *(each.at for each in reminders)]
    days = _days(min(moments), max(moments), zone)
    return Curve(time_zone=listed.study.time_zone, days=tuple(_add_up(days, arrivals, waves, zone)))


def _days(first: datetime, last: datetime, zone: ZoneInfo) -> list[date]:
    start, end = first.astimezone(zone).date(), last.astimezone(zone).date()
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


def _add_up(
    days: Sequence[date],
    arrivals: Sequence[Arrivals],
    waves: dict[date, tuple[int, ...]],
    zone: ZoneInfo,
) -> list[Day]:
    new: dict[date, tuple[int, int]] = {}
    for each in arrivals:
        day = each.at.astimezone(zone).date()
        begun, submitted = new.get(day, (0, 0))
        new[day] = (begun + each.begun, submitted + each.submitted)
    found, begun, submitted = [], 0, 0
    for day in days:
        begun += new.get(day, (0, 0))[0]
        submitted += new.get(day, (0, 0))[1]
        found.append(Day(date=day, begun=begun, submitted=submitted, reminders=waves.get(day, ())))
    return found
