"""What the page about the care of answering shows, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.services import monitoring
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import share

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.monitoring import ItemQuality
    from surveys.services.monitoring import PageReached
    from surveys.services.monitoring import Quality
    from surveys.services.workspace import Workspace

_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityPage:
    """How carefully a round is answered."""

    quality: Quality

    @property
    def median_time(self) -> str:
        """The median time in words, or why there is none."""
        time = self.quality.time
        if time.median_seconds is None:
            return time.reason
        return str(
            gettext(
                "The median response took %(minutes)s minutes (n = %(n)s).",
                minutes=_minutes(time.median_seconds),
                n=time.n,
            )
        )

    @property
    def has_stopped(self) -> bool:
        """Whether anybody began and has not submitted."""
        return any(page.broke_off for page in self.quality.pages)

    @property
    def pages(self) -> Table:
        """How long each page takes, and where experts stop."""
        return Table(
            caption=gettext("Page by page, in the order of the study file"),
            columns=(
                gettext("Page"),
                gettext("Stopped here"),
                gettext("Median minutes"),
                gettext("Responses timed"),
            ),
            rows=tuple(map(_page, self.quality.pages)),
            numbers=frozenset({1, 2, 3}),
        )

    @property
    def items(self) -> Table:
        """What is missing, item by item."""
        return Table(
            caption=gettext("Item by item"),
            columns=(
                gettext("Item"),
                gettext("Times asked"),
                gettext("Skipped"),
                gettext("Cannot judge"),
                gettext("Refused"),
                gettext("Why they cannot judge"),
            ),
            rows=tuple(map(_item, self.quality.items)),
            numbers=frozenset({1, 2, 3, 4}),
        )

    @property
    def flags(self) -> Table:
        """How many responses show each sign."""
        return Table(
            caption=gettext("Signs of haste and carelessness"),
            columns=(
                gettext("Sign"),
                gettext("Flagged"),
                gettext("Could be checked"),
                gettext("What it means"),
            ),
            rows=tuple(
                (
                    monitoring.FLAGS[each.kind].name,
                    NONE if each.reason else str(each.flagged),
                    NONE if each.reason else str(each.checked),
                    " ".join(filter(None, (monitoring.FLAGS[each.kind].explanation, each.reason))),
                )
                for each in self.quality.flags
            ),
            numbers=frozenset({1, 2}),
        )

    @property
    def flagged(self) -> Table:
        """The responses with a flag, by short labels."""
        return Table(
            caption=gettext("Responses with a flag"),
            columns=(gettext("Response"), *(each.name for each in monitoring.FLAGS.values())),
            rows=tuple(
                (each.label, *(each.why(kind) for kind in monitoring.FLAGS))
                for each in self.quality.flagged
            ),
        )


def _page(page: PageReached) -> tuple[str, ...]:
    seconds = page.median_seconds
    return (
        page.name,
        str(page.broke_off),
        NONE if seconds is None else _minutes(seconds),
        str(page.n),
    )


def _item(item: ItemQuality) -> tuple[str, ...]:
    if item.asked is None:
        return (item.text, *[gettext("withheld")] * 4, "")
    counts = (item.skipped or 0, item.cannot_judge or 0, item.refused or 0)
    return (
        item.text,
        str(item.asked),
        *(f"{count} ({share(count / item.asked)})" if item.asked else NONE for count in counts),
        "; ".join(f"{each.text}: {each.count}" for each in item.reasons),
    )


def _minutes(seconds: float) -> str:
    return f"{seconds / _MINUTE:.1f}"


def quality_page(workspace: Workspace, name: RoundName) -> QualityPage:
    """Gather how carefully a round is answered."""
    return QualityPage(quality=monitoring.quality_of(workspace, name))
