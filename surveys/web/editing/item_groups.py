"""The form of an item."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from surveys.web.editing.entries import Entry
from surveys.web.editing.entries import Group
from surveys.web.editing.entries import Kind
from surveys.web.editing.entries import languages_of
from surveys.web.editing.entries import named
from surveys.web.editing.entries import rows_at
from surveys.web.editing.entries import text
from surveys.web.editing.entries import value_at

RATING = "rating"
_IN_BOTH_ORDERS = frozenset({"single", "chips"})
_SHUFFLED = frozenset({"single", "multiple", "choice_or_text", "ranking"})


def item_groups(values: dict[str, Any], item: dict[str, Any]) -> tuple[Group, ...]:
    """Make the form; what only some kinds of question have is asked of those."""
    languages = languages_of(values)
    kind = value_at(item, ("kind",), RATING)
    return (
        text(
            ("text",),
            gettext("The question"),
            languages,
            is_long=True,
            note=gettext(
                "{A} and {B} are the allies, {threat} is the country named as a threat, {period} the time. An item "
                "that now asks something else needs a new id."
            ),
        ),
        *_options(item, languages),
        Group(legend=gettext("What it measures"), entries=tuple(_measures(values, kind))),
        Group(legend=gettext("How it is asked"), entries=tuple(_asked(kind))),
        Group(
            legend=gettext("Notes for the codebook"),
            entries=(
                Entry(
                    path=("facet",),
                    kind=Kind.LINE,
                    label=gettext("Facet"),
                    can_be_left_out=True,
                ),
                Entry(
                    path=("source",),
                    kind=Kind.LINE,
                    label=gettext("Source"),
                    can_be_left_out=True,
                ),
            ),
        ),
    )


def _options(item: dict[str, Any], languages: tuple[str, ...]) -> tuple[Group, ...]:
    return tuple(
        text(
            ("options", position, "text"),
            gettext("Option “%(id)s”", id=value_at(row, ("id",), position + 1)),
            languages,
        )
        for position, row in enumerate(rows_at(item, ("options",)))
    )


def _measures(values: dict[str, Any], kind: str) -> list[Entry]:
    language = languages_of(values)[0]
    constructs = named(rows_at(values, ("constructs",)), language)
    scales = tuple(
        (str(value_at(row, ("id",), "")), _scale_words(row, language))
        for row in rows_at(values, ("scales",))
    )
    is_rating = kind == RATING
    none = () if is_rating else (("", gettext("None")),)
    found = [
        Entry(
            path=("construct",),
            kind=Kind.CHOICE,
            label=gettext("Construct"),
            options=(*none, *constructs),
            can_be_left_out=True,
        )
    ]
    if is_rating:
        found += [
            Entry(path=("scale",), kind=Kind.CHOICE, label=gettext("Scale"), options=scales),
            _tick("reversed", gettext("Reversed: agreeing means less of the construct")),
            _tick(
                "linking",
                gettext(
                    "Linking item: asked of every alliance and vignette; each axis has exactly one"
                ),
            ),
        ]
    found.append(
        Entry(
            path=("holder",),
            kind=Kind.CHOICE,
            label=gettext("About one government only"),
            options=(("", gettext("No")), ("A", "A"), ("B", "B")),
            can_be_left_out=True,
        )
    )
    found.append(_module(values))
    return found


def _module(values: dict[str, Any]) -> Entry:
    included, left_out = gettext("included"), gettext("left out")
    return Entry(
        path=("module",),
        kind=Kind.CHOICE,
        label=gettext("Module"),
        hint=gettext("An item is asked if its module is included."),
        options=tuple(
            (
                str(value_at(row, ("id",), "")),
                f"{value_at(row, ('id',), '')} ({included if value_at(row, ('included',)) else left_out})",
            )
            for row in rows_at(values, ("modules",))
        ),
    )


def _scale_words(row: Any, language: str) -> str:
    points = rows_at(row, ("points", language))
    ends = f": {points[0]} … {points[-1]}" if points else ""
    return f"{value_at(row, ('id',), '')}{ends}"


def _asked(kind: str) -> list[Entry]:
    found = [
        Entry(
            path=("per",),
            kind=Kind.CHOICE,
            label=gettext("Asked"),
            options=(
                ("alliance", gettext("of each alliance")),
                ("threat", gettext("of each threat of each alliance")),
                ("expert", gettext("once of each expert")),
            ),
            usual="alliance",
        ),
        Entry(
            path=("part",),
            kind=Kind.CHOICE,
            label=gettext("Part of the questionnaire"),
            options=(
                ("background", gettext("Background, before the alliances")),
                ("alliances", gettext("With the alliances")),
                ("closing", gettext("Closing, after the alliances")),
            ),
            usual="alliances",
        ),
        _tick("optional", gettext("Marked as optional")),
        _tick("rationale", gettext("Followed by an optional question for the reason")),
    ]
    if kind in _IN_BOTH_ORDERS:
        found.append(
            _tick("both_orders", gettext("Half of the experts see the options in reverse"))
        )
    if kind in _SHUFFLED:
        found.append(
            _tick(
                "shuffled_options", gettext("Each expert sees the options in an order of one’s own")
            )
        )
    return found


def _tick(key: str, label: str) -> Entry:
    return Entry(path=(key,), kind=Kind.TICK, label=label, usual=False)
