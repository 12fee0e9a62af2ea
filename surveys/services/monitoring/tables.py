"""The tables of field work as files, for a spreadsheet or a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats import field_work_csv as formats
from surveys.formats.csv_cells import csv_bytes
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.roles import Right
from surveys.services.authorizing import needs_right
from surveys.services.exporting.recording import record_export
from surveys.services.monitoring.counting import field_work
from surveys.services.monitoring.curve import curve_of
from surveys.services.monitoring.quality import quality_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.model.field_work import Counts
    from surveys.model.rounds import RoundName
    from surveys.services.monitoring.counting import FieldWork
    from surveys.services.workspace import Workspace

#: The file with rows of single responses: only a closed round hands it out, and only to who may see results.
OF_SINGLE_RESPONSES = "flags.csv"


def _experts(workspace: Workspace, name: RoundName) -> bytes:
    found = field_work(workspace, name)
    return formats.experts_csv(_groups(found), knows_delivery=found.delivered is not None)


def _groups(found: FieldWork) -> Iterator[tuple[str, str, str, Counts]]:
    yield ("all", "", "", found.counts)
    for each in found.breakdowns:
        for part in each.parts:
            yield (each.id, part.id, part.name, part.counts)


def _rates(workspace: Workspace, name: RoundName) -> bytes:
    found = field_work(workspace, name)
    return formats.rates_csv(found.rates, found.eligible_share)


def _days(workspace: Workspace, name: RoundName) -> bytes:
    curve = curve_of(workspace, name)
    return csv_bytes(
        formats.DAYS,
        (
            (
                day.date.isoformat(),
                curve.time_zone,
                day.begun,
                day.submitted,
                " ".join(map(str, day.reminders)),
            )
            for day in curve.days
        ),
    )


def _pages(workspace: Workspace, name: RoundName) -> bytes:
    return csv_bytes(
        formats.PAGES,
        (
            (page.id, page.name, page.median_seconds, page.n, page.broke_off)
            for page in quality_of(workspace, name).pages
        ),
    )


def _items(workspace: Workspace, name: RoundName) -> bytes:
    return csv_bytes(
        formats.ITEMS,
        (
            (
                item.id,
                item.text,
                item.asked,
                item.skipped,
                item.cannot_judge,
                item.refused,
                "; ".join(f"{each.text}: {each.count}" for each in item.reasons),
            )
            for item in quality_of(workspace, name).items
        ),
    )


def _flags(workspace: Workspace, name: RoundName) -> bytes:
    found = quality_of(workspace, name)
    if not found.lists_responses:
        raise Refused(
            f"The round {name} is {found.listed.state.value}: single responses are listed only once it is closed."
        )
    simulated = "simulated-" if workspace.settings.is_demonstration else ""
    return csv_bytes(
        formats.FLAGS,
        (
            (
                f"{simulated}{each.pseudonym}",
                *(each.why(kind) for kind in formats.FLAGS[1:]),
            )
            for each in found.flagged
        ),
    )


#: The files, by name.
TABLES: dict[str, Callable[[Workspace, RoundName], bytes]] = {
    "experts.csv": _experts,
    "rates.csv": _rates,
    "days.csv": _days,
    "pages.csv": _pages,
    "items.csv": _items,
    OF_SINGLE_RESPONSES: _flags,
}


#: Which files go with the counts of field work, and which with how carefully the round is answered.
OF_FIELD_WORK = ("experts.csv", "rates.csv", "days.csv")
OF_QUALITY = ("pages.csv", "items.csv", OF_SINGLE_RESPONSES)


def field_work_file(workspace: Workspace, name: RoundName, filename: str) -> bytes:
    """Make one file.

    Raises
    ------
    NotFound
        When there is no file of that name.
    Refused
        When the file lists single responses, and the round is still open or whoever asks may not see results.
    """
    if filename not in TABLES:
        raise NotFound(f"The field work has no file “{filename}”; it has {', '.join(TABLES)}.")
    if filename == OF_SINGLE_RESPONSES:
        needs_right(workspace, name.study, Right.SEE_RESULTS)
    return TABLES[filename](workspace, name)


def hand_out(workspace: Workspace, name: RoundName, filename: str) -> bytes:
    """Make one file for somebody, and record it where it lists single responses."""
    content = field_work_file(workspace, name, filename)
    if filename == OF_SINGLE_RESPONSES:
        record_export(workspace, name, (filename,))
    return content
