"""The field work of a round as lines of text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.monitoring import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.response_rates import Rate
    from surveys.services.monitoring import Breakdown
    from surveys.services.monitoring import FieldWork
    from surveys.services.monitoring import ItemQuality
    from surveys.services.monitoring import Quality

_COLUMNS = ("invited", "begun", "submitted", "under way", "refused", "no sign")
_NAME = 24


def status_lines(found: FieldWork, ends: str = "") -> Iterator[str]:
    """Say where a round stands, by group, and with its outcome rates; ``ends`` says until when it goes."""
    asks = f" and asks the form {found.round.form}" if found.round.form else ""
    yield f"{found.round.name} is {found.state.value}{asks}"
    for word in ("panel", "invited", "delivered", "begun", "submitted", "declined", "withdrawn"):
        number = getattr(found, word)
        if number is not None:
            yield f"{word:>10} {number:>5}"
    if ends:
        yield f"It {ends}"
    if found.last_activity:
        yield f"Last activity {found.last_activity:%Y-%m-%d %H:%M} UTC"
    if not found.invited:
        yield (
            "Nobody is invited yet. Import the panel, open the round, then: "
            f"soundings mail send {found.round.name}, or soundings invite {found.round.name} --links links.csv"
        )
        return
    for each in found.breakdowns:
        if any(part.id for part in each.parts):
            yield ""
            yield from _breakdown(each)
    yield ""
    yield "Outcome rates by the definitions of AAPOR, as if the round ended now"
    for rate in found.rates:
        yield _rate(rate)
    yield f"e = {found.eligible_share:.2f}, the share of those without a sign that is thought to belong on the list"


def _breakdown(each: Breakdown) -> Iterator[str]:
    heading = f"By {each.name.lower() or 'language'}"
    yield f"{heading:{_NAME}}" + "".join(f"{column:>11}" for column in _COLUMNS)
    for part in each.parts:
        counts = part.counts
        numbers = (
            counts.invited,
            counts.begun,
            counts.submitted,
            counts.under_way,
            counts.refused,
            counts.silent,
        )
        name = part.name or "not stated"
        yield f"  {name:{_NAME - 2}}" + "".join(f"{number:>11}" for number in numbers)


def _rate(rate: Rate) -> str:
    if rate.value is None:
        return f"  {rate.name:6} none: {rate.reason}"
    found = rate.interval
    interval = f"({100 * found.low:.0f} to {100 * found.high:.0f} %)" if found else ""
    return f"  {rate.name:6}{100 * rate.value:6.1f} %  {interval:15}{rate.meaning}"


def quality_lines(found: Quality) -> Iterator[str]:
    """Say how carefully a round is answered, or why that is not shown yet."""
    as_of = f", as of {found.as_of:%Y-%m-%d %H:%M} UTC" if found.as_of else ""
    yield f"{found.listed.round.name} is {found.listed.state.value}: {found.counted} responses{as_of}"
    if found.nothing_yet:
        yield found.nothing_yet
    else:
        seconds = found.time.median_seconds
        yield (
            found.time.reason
            if seconds is None
            else f"Median time {seconds / 60:.1f} minutes (n = {found.time.n})"
        )
    if found.pages:
        yield ""
        yield f"{'stopped':>8}{'minutes':>9}{'timed':>7}  page"
    for page in found.pages:
        minutes = "" if page.median_seconds is None else f"{page.median_seconds / 60:.1f}"
        yield f"{page.broke_off:>8}{minutes:>9}{page.n:>7}  {page.name}"
    if found.items:
        yield ""
        yield f"{'asked':>8}{'skipped':>9}{'cannot judge':>14}{'refused':>9}  item"
    for item in found.items:
        yield _item(item)
    yield from _flags(found)


def _item(item: ItemQuality) -> str:
    if item.is_withheld:
        return f"{'withheld: too few were asked':>40}  {item.id}"
    why = "; ".join(f"{each.text}: {each.count}" for each in item.reasons)
    numbers = f"{item.asked:>8}{item.skipped:>9}{item.cannot_judge:>14}{item.refused:>9}"
    return f"{numbers}  {item.id}{f' ({why})' if why else ''}"


def _flags(found: Quality) -> Iterator[str]:
    if found.flags:
        yield ""
        yield "Flags, which delete nothing"
    for flag in found.flags:
        sign = FLAGS[flag.kind]
        counts = flag.reason or f"{flag.flagged} of {flag.checked}."
        yield f"  {sign.name}: {counts} {sign.explanation}"
    for each in found.flagged:
        yield f"  {each.label}  {'; '.join(each.reasons)}"
    if found.flags and not found.lists_responses:
        yield "Which responses are flagged is listed once the round is closed."
