"""The form for how answers are read: cut points, phases and their map, bands, the consensus rule."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from surveys.model.consensus import ConsensusRule
from surveys.web.editing.entries import Entry
from surveys.web.editing.entries import Group
from surveys.web.editing.entries import Kind
from surveys.web.editing.entries import languages_of
from surveys.web.editing.entries import named
from surveys.web.editing.entries import rows_at
from surveys.web.editing.entries import text
from surveys.web.editing.entries import value_at

_ENDS = ("low", "high")
_AUTHORITIES = ("interpretation", "author")


def reading_groups(values: dict[str, Any]) -> tuple[Group, ...]:
    """Make the form."""
    languages = languages_of(values)
    phases = rows_at(values, ("framework", "phases"))
    return (
        Group(
            legend=gettext("Cut points"),
            note=gettext(
                "Where high begins, on the scale of the items; a position on the cut counts as high."
            ),
            entries=tuple(
                Entry(
                    path=("framework", "cut", construct),
                    kind=Kind.NUMBER,
                    label=_construct(values, construct),
                )
                for construct in _axes(values)
            ),
        ),
        _map(values, ("framework", "map"), gettext("The phase map")),
        text(
            ("framework", "map", "note"),
            gettext("What is printed beside every result"),
            languages,
            note=gettext("Change it together with the map."),
            is_long=True,
        ),
        *_alternative(values),
        *(
            text(
                ("framework", "phases", position, "name"),
                gettext("Name of the phase “%(id)s”", id=value_at(row, ("id",), position + 1)),
                languages,
            )
            for position, row in enumerate(phases)
        ),
        *_axis_words(languages),
        _bands(),
        _consensus(values),
        _estimator(),
    )


def _axes(values: dict[str, Any]) -> tuple[str, ...]:
    found = (
        value_at(values, ("framework", side, "construct")) for side in ("vertical", "horizontal")
    )
    return tuple(construct for construct in found if isinstance(construct, str) and construct)


def _construct(values: dict[str, Any], construct: str) -> str:
    return dict(named(rows_at(values, ("constructs",)), languages_of(values)[0])).get(
        construct, construct
    )


def _map(values: dict[str, Any], path: tuple[str, ...], legend: str) -> Group:
    language = languages_of(values)[0]
    phases = named(rows_at(values, ("framework", "phases")), language)
    vertical, horizontal = (
        [str(value_at(values, ("framework", side, end, language), end)) for end in _ENDS]
        for side in ("vertical", "horizontal")
    )
    axes = [_construct(values, construct) for construct in _axes(values)]
    names = axes if len(axes) == 2 else ["", ""]  # noqa: PLR2004 - the plane has two axes
    cells = tuple(
        Entry(
            path=(*path, "cells", row, column),
            kind=Kind.CHOICE,
            label=f"{names[0]} {vertical[1 - row]}, {names[1]} {horizontal[column]}",
            options=phases,
        )
        for row in range(2)
        for column in range(2)
    )
    authority = Entry(
        path=(*path, "authority"),
        kind=Kind.CHOICE,
        label=gettext("Who stands behind it"),
        options=tuple(
            zip(
                _AUTHORITIES,
                (
                    gettext("It is an interpretation"),
                    gettext("The framework’s author has confirmed it"),
                ),
                strict=True,
            )
        ),
    )
    return Group(
        legend=legend,
        note=gettext("Changing the map renames placements and moves none."),
        entries=(*cells, authority),
    )


def _alternative(values: dict[str, Any]) -> tuple[Group, ...]:
    path = ("framework", "map", "alternative")
    has_one = isinstance(value_at(values, path), dict)
    return (_map(values, path, gettext("The other reading")),) if has_one else ()


def _axis_words(languages: tuple[str, ...]) -> tuple[Group, ...]:
    return tuple(
        text(
            ("framework", side, end),
            gettext("Word for the end “%(end)s” of the %(side)s axis", end=end, side=side),
            languages,
        )
        for side in ("vertical", "horizontal")
        for end in _ENDS
    )


def _bands() -> Group:
    words = (
        ("clear", gettext("Clear from"), 0.95),
        ("probable", gettext("Probable from"), 0.8),
        ("leaning", gettext("Leaning from"), 0.55),
    )
    return Group(
        legend=gettext("Words for placement probabilities"),
        note=gettext("Below the last one, an alliance is not placed."),
        entries=tuple(
            Entry(path=("bands", key), kind=Kind.NUMBER, label=label, usual=usual)
            for key, label, usual in words
        ),
    )


def _consensus(values: dict[str, Any]) -> Group:
    usual = ConsensusRule()
    note = gettext("When the panel is said to agree on a question: all of it together.")
    if not isinstance(value_at(values, ("consensus",)), dict):
        note += " " + gettext("The study has no such rule yet. Saving this form writes it down.")
    return Group(
        legend=gettext("Consensus rule"),
        note=note,
        entries=(
            Entry(
                path=("consensus", "interquartile_range"),
                kind=Kind.NUMBER,
                label=gettext("Interquartile range at most, in points"),
                usual=usual.interquartile_range,
                is_stated=True,
            ),
            Entry(
                path=("consensus", "share_within_one_point"),
                kind=Kind.NUMBER,
                label=gettext("Share of the ratings within one point of the median, at least"),
                hint=gettext("0.75 is three quarters."),
                usual=usual.share_within_one_point,
                is_stated=True,
            ),
            Entry(
                path=("consensus", "above_chance"),
                kind=Kind.TICK,
                label=gettext(
                    "The agreement must lie above the 95th percentile of what chance gives"
                ),
                usual=usual.above_chance,
                is_stated=True,
            ),
        ),
    )


def _estimator() -> Group:
    return Group(
        legend=gettext("Which estimate leads"),
        note=gettext("The other one always stands beside it."),
        entries=(
            Entry(
                path=("analysis", "estimator"),
                kind=Kind.CHOICE,
                label=gettext("Estimate that leads"),
                options=(
                    (
                        "by_design",
                        gettext("The mean where every expert is asked everything, else the model"),
                    ),
                    ("mean", gettext("Always the mean of the experts")),
                    ("model", gettext("Always the model of how experts use the scales")),
                ),
                usual="by_design",
            ),
        ),
    )
