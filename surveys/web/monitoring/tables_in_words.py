"""The counts and rates of field work as tables of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import share
from surveys.web.times import day

if TYPE_CHECKING:
    from surveys.model.response_rates import Rate
    from surveys.services.monitoring import Breakdown
    from surveys.services.monitoring import Curve
    from surveys.services.monitoring import FieldWork
    from surveys.services.monitoring import Part
    from surveys.services.recruiting.quotas import Quotas

_RESPONSE = "RR"


def counts_table(work: FieldWork) -> Table:
    """Say how many were invited and what they did; one expert may be counted in several rows."""
    counts = [
        (gettext("Invited"), work.invited),
        (gettext("Delivered by mail"), work.delivered),
        (gettext("Begun"), work.begun),
        (gettext("Submitted"), work.submitted),
        (gettext("Withdrawn"), work.withdrawn),
        (gettext("Declined"), work.declined),
        (gettext("Submitted, and being changed"), work.being_changed),
    ]
    return Table(
        caption=gettext("What happened"),
        columns=(gettext("Experts"), gettext("Number"), gettext("Of the invited")),
        rows=tuple(
            (words, str(number), _of(number, work.invited))
            for words, number in counts
            if number is not None
        ),
        numbers=frozenset({1, 2}),
    )


def parts_table(work: FieldWork) -> Table:
    """Part the invited: everybody is in one row, and the rows add up."""
    counts = work.counts
    parts = (
        (gettext("Have submitted"), counts.submitted),
        (gettext("Have begun, and are under way"), counts.under_way),
        (gettext("Have withdrawn or declined"), counts.refused),
        (gettext("No sign yet"), counts.silent),
        (gettext("All that were invited"), counts.invited),
    )
    return Table(
        caption=gettext("Where each of them is now"),
        columns=(gettext("Experts"), gettext("Number"), gettext("Of the invited")),
        rows=tuple((words, str(number), _of(number, work.invited)) for words, number in parts),
        numbers=frozenset({1, 2}),
    )


def _of(number: int, whole: int) -> str:
    return share(number / whole) if whole else NONE


def breakdown_tables(work: FieldWork) -> tuple[Table, ...]:
    """Make a table for each property by which the experts can be parted."""
    knows_delivery = work.delivered is not None
    return tuple(
        _breakdown(each, knows_delivery=knows_delivery)
        for each in work.breakdowns
        if any(part.id for part in each.parts)
    )


def _breakdown(each: Breakdown, *, knows_delivery: bool) -> Table:
    columns = (
        each.name or gettext("Language"),
        gettext("Invited"),
        *((gettext("Delivered"),) if knows_delivery else ()),
        gettext("Begun"),
        gettext("Submitted"),
        gettext("Under way"),
        gettext("Withdrew or declined"),
        gettext("No sign yet"),
        gettext("Submitted, of the invited"),
    )
    return Table(
        caption=gettext("By %(property)s", property=columns[0][:1].lower() + columns[0][1:]),
        columns=columns,
        rows=tuple(_part(part, knows_delivery=knows_delivery) for part in each.parts),
        numbers=frozenset(range(1, len(columns))),
    )


def _part(part: Part, *, knows_delivery: bool) -> tuple[str, ...]:
    counts = part.counts
    numbers = (
        counts.invited,
        *((counts.delivered,) if knows_delivery else ()),
        counts.begun,
        counts.submitted,
        counts.under_way,
        counts.refused,
        counts.silent,
    )
    return (
        part.name or gettext("Not stated"),
        *map(str, numbers),
        _of(counts.submitted, counts.invited),
    )


def quota_tables(quotas: Quotas) -> tuple[Table, ...]:
    """Say of each quota how many are wanted, and how many there are."""
    return tuple(
        Table(
            caption=each.name,
            columns=(
                each.name,
                gettext("Quota"),
                gettext("Invited"),
                gettext("Submitted"),
                gettext("Still missing"),
            ),
            rows=tuple(
                (
                    line.name,
                    str(line.target),
                    str(line.invited),
                    str(line.submitted),
                    str(line.missing),
                )
                for line in each.lines
                if line.target is not None
            ),
            numbers=frozenset({1, 2, 3, 4}),
        )
        for each in quotas.attributes
        if each.has_quotas
    )


def days_table(curve: Curve) -> Table:
    """Write the curve day by day, the newest first."""
    return Table(
        caption=gettext("At the end of each day (%(zone)s)", zone=curve.time_zone),
        columns=(gettext("Day"), gettext("Begun"), gettext("Submitted"), gettext("Reminders")),
        rows=tuple(
            (
                day(each.date),
                str(each.begun),
                str(each.submitted),
                ", ".join(gettext("Reminder %(wave)s", wave=wave) for wave in each.reminders),
            )
            for each in reversed(curve.days)
        ),
        numbers=frozenset({1, 2}),
    )


def rates_tables(work: FieldWork) -> tuple[Table, ...]:
    """Make the table of response rates, and that of cooperation, refusal and contact rates."""
    response = [rate for rate in work.rates if rate.name.startswith(_RESPONSE)]
    others = [rate for rate in work.rates if not rate.name.startswith(_RESPONSE)]
    return (
        _rates(gettext("From the strictest to the highest"), response, work.eligible_share),
        _rates(gettext("Cooperation, refusal and contact rates"), others, work.eligible_share),
    )


def _rates(caption: str, rates: list[Rate], e: float) -> Table:
    columns = (
        gettext("Rate"),
        gettext("What it says"),
        gettext("Value"),
        gettext("95 % interval"),
        gettext("Divides"),
    )
    return Table(
        caption=caption,
        columns=columns,
        rows=tuple((rate.name, rate.meaning, *_value(rate)) for rate in rates),
        numbers=frozenset({2, 3, 4}),
        note=gettext(
            "e = %(e)s: of those who gave no sign, the share that is thought to belong on the list. Intervals: Wilson, "
            "had these experts been drawn from many like them; none where the denominator rests on e.",
            e=f"{e:.2f}",
        ),
    )


def _value(rate: Rate) -> tuple[str, str, str]:
    if rate.value is None:
        return (NONE, NONE, rate.reason)
    divides = gettext(
        "%(count)s of %(whole)s",
        count=_number(rate.numerator),
        whole=_number(rate.denominator),
    )
    found = rate.interval
    interval = (
        gettext("%(low)s to %(high)s", low=share(found.low), high=share(found.high))
        if found
        else NONE
    )
    return (f"{100 * rate.value:.1f} %", interval, divides)


def _number(value: float) -> str:
    return str(round(value)) if value == round(value) else f"{value:.1f}"
