"""The figures of field work: the curve, where experts stop, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures import field_work as curves
from surveys.figures.field_work_words import WORDS
from surveys.figures.field_work_words import date_said
from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.numerals import percent
from surveys.figures.stacked_bars import Bar
from surveys.figures.stacked_bars import StackedBars
from surveys.figures.stacked_bars import stacked_bars_spec
from surveys.figures.wording import SHARED
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.services.launching import find_round
from surveys.services.monitoring.curve import curve_of
from surveys.services.monitoring.quality import quality_of
from surveys.services.reporting import figure_file
from surveys.services.reporting.sentences import in_a_row
from surveys.storage import field_work as counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from typing import Any

    from surveys.model.rounds import RoundName
    from surveys.services.monitoring.missing import ItemQuality
    from surveys.services.reporting import FigureFormat
    from surveys.services.workspace import Workspace

_PARTS = ("skipped", "cannot judge", "refused")


def draw(workspace: Workspace, name: RoundName, figure: str, form: FigureFormat) -> bytes:
    """Draw a figure of a round, or take it from the cache.

    Raises
    ------
    NotFound
        When there is no figure of that name.
    Refused
        When what it would show is withheld, or there is nothing to show.
    """
    made = field_work_figure(workspace, name, figure)
    return figure_file(workspace, name.study, made, form, instead_of=f"{figure}-{name.round}")


def field_work_figure(
    workspace: Workspace, name: RoundName, figure: str, language: str = "en"
) -> Figure:
    """Make a figure of a round's field work; `draw` says what it raises."""
    if figure not in FIGURES:
        raise NotFound(f"The field work has no figure “{figure}”; it has {', '.join(FIGURES)}.")
    return FIGURES[figure](workspace, name, language)


def _curve(workspace: Workspace, name: RoundName, language: str) -> Figure:
    say, curve = WORDS.to(language), curve_of(workspace, name)
    with workspace.study(name.study).snapshot() as db:
        invited = sum(group.counts.invited for group in counted.count_groups(db, name.round))
    days = curve.days
    figure = curves.FieldWork(
        title=say("curve", round=find_round(workspace, name).round.name.round),
        description=curve.in_words(invited, language),
        days=tuple(date_said(each.date, language) for each in days),
        curves=(
            curves.Curve(label=say("begun"), counts=tuple(each.begun for each in days)),
            curves.Curve(label=say("submitted"), counts=tuple(each.submitted for each in days)),
        ),
        footnote=_below(workspace, language, say("invited", invited=invited, zone=curve.time_zone)),
        language=language,
        marks=tuple(
            curves.Mark(label=say("reminder", wave=wave), day=at)
            for at, each in enumerate(days)
            for wave in each.reminders
        ),
    )
    table = Table(
        columns=(say("day"), say("begun"), say("submitted"), say("reminders")),
        rows=tuple(
            (
                each.date.isoformat(),
                each.begun,
                each.submitted,
                SHARED.to(language)("listed").join(map(str, each.reminders)),
            )
            for each in days
        ),
    )
    return _whole(figure, curves.field_work_spec(figure), table)


def _pages(workspace: Workspace, name: RoundName, language: str) -> Figure:
    say, pages = WORDS.to(language), quality_of(workspace, name, language).pages
    total = sum(page.broke_off for page in pages)
    if not total:
        raise Refused("Nobody began and stopped before submitting, so there is nothing to draw.")
    most = max(pages, key=lambda page: page.broke_off)
    figure = StackedBars(
        title=say("stopped", round=name.round),
        description=say("stopped said", total=total, most=most.broke_off, page=most.name),
        parts=(say("stopped here"),),
        bars=tuple(
            Bar(label=page.name, lengths=(page.broke_off,), words=str(page.broke_off))
            for page in pages
        ),
        footnote=_below(workspace, language, say("stopped note", total=total)),
        language=language,
    )
    rows = tuple((page.name, page.broke_off) for page in pages)
    table = Table(columns=(say("page"), say("stopped here")), rows=rows)
    return _whole(figure, stacked_bars_spec(figure), table)


def _items(workspace: Workspace, name: RoundName, language: str) -> Figure:
    say, found = WORDS.to(language), quality_of(workspace, name, language)
    shown = [item for item in found.items if item.asked]
    if not shown:
        raise Refused(found.nothing_yet or "No item was asked, so there is nothing to draw.")
    most, left_out = max(shown, key=_share), len(found.items) - len(shown)
    figure = StackedBars(
        title=say("missing", round=name.round),
        description=say(
            "missing said",
            counted=found.counted,
            item=most.text,
            missing=most.missing,
            asked=most.asked,
        ),
        parts=tuple(map(say, _PARTS)),
        bars=tuple(_bar(item, language) for item in shown),
        footnote=_below(
            workspace,
            language,
            say("missing note", counted=found.counted),
            *([say("left out", count=left_out)] if left_out else ()),
        ),
        language=language,
    )
    table = Table(
        columns=(say("item"), say("asked"), *map(say, _PARTS)),
        rows=tuple((item.text, item.asked, *_counts(item)) for item in shown),
    )
    return _whole(figure, stacked_bars_spec(figure), table)


def _whole(figure: curves.FieldWork | StackedBars, spec: dict[str, Any], table: Table) -> Figure:
    """Put a figure together that is as wide on every page."""
    return Figure(
        title=figure.title,
        description=figure.description,
        language=figure.language,
        wide=spec,
        narrow=spec,
        table=table,
    )


def _below(workspace: Workspace, language: str, *sentences: str) -> str:
    """Say under a figure what is counted in it, and that nobody answered where nobody did."""

    def said() -> Iterator[str]:
        if workspace.settings.is_demonstration:
            yield SHARED.to(language)("simulated")
        yield from sentences

    return in_a_row(said(), language)


def _counts(item: ItemQuality) -> tuple[int, int, int]:
    return item.skipped or 0, item.cannot_judge or 0, item.refused or 0


def _share(item: ItemQuality) -> float:
    return item.missing / (item.asked or 1)


def _bar(item: ItemQuality, language: str) -> Bar:
    return Bar(
        label=item.text,
        lengths=tuple(count / (item.asked or 1) for count in _counts(item)),
        words=WORDS.to(language)("share", share=percent(_share(item)), asked=item.asked),
    )


FIGURES: dict[str, Callable[[Workspace, RoundName, str], Figure]] = {
    "curve": _curve,
    "pages": _pages,
    "items": _items,
}
