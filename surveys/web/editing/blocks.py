"""The blocks of a draft, each with a form of its own: items, scales, alliances, countries, vignettes, constructs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext

from surveys.web.editing.entries import Entry
from surveys.web.editing.entries import Group
from surveys.web.editing.entries import Kind
from surveys.web.editing.entries import labels
from surveys.web.editing.entries import languages_of
from surveys.web.editing.entries import named
from surveys.web.editing.entries import rows_at
from surveys.web.editing.entries import text
from surveys.web.editing.entries import value_at
from surveys.web.editing.item_groups import item_groups

if TYPE_CHECKING:
    from collections.abc import Callable

Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """A kind of block: the name of its list in the file, what it is called, and its form.

    ``said`` is the key of the text that says which one it is; ``sections`` are what else the page is about.
    """

    key: str
    title: str
    one: str
    add: str
    about: str
    groups: Callable[[Values, Values], tuple[Group, ...]]
    said: str = "name"
    has_preview: bool = False


def block_kinds() -> tuple[BlockKind, ...]:
    """List the kinds of blocks."""
    return (
        BlockKind(
            key="alliances",
            title=gettext("Alliances"),
            one=gettext("Alliance “%(id)s”"),
            add=gettext("Add an alliance"),
            about=gettext("What is rated: two allies and the threats that are named"),
            groups=_alliance,
        ),
        BlockKind(
            key="countries",
            title=gettext("Countries"),
            one=gettext("Country “%(id)s”"),
            add=gettext("Add a country"),
            about=gettext("Allies and threats, as they are called"),
            groups=_country,
        ),
        BlockKind(
            key="items",
            title=gettext("Items"),
            one=gettext("Item “%(id)s”"),
            add=gettext("Add a rating"),
            about=gettext("The questions, in the order of the questionnaire"),
            groups=item_groups,
            said="text",
            has_preview=True,
        ),
        BlockKind(
            key="scales",
            title=gettext("Scales"),
            one=gettext("Scale “%(id)s”"),
            add=gettext("Add a scale"),
            about=gettext("The points that experts choose between, in words"),
            groups=_scale,
            said="points",
            has_preview=True,
        ),
        BlockKind(
            key="vignettes",
            title=gettext("Hypothetical alliances"),
            one=gettext("Hypothetical alliance “%(id)s”"),
            add=gettext("Add a hypothetical alliance"),
            about=gettext("Vignettes, which show how each expert uses the scales"),
            groups=_vignette,
            said="text",
            has_preview=True,
        ),
        BlockKind(
            key="constructs",
            title=gettext("Constructs"),
            one=gettext("Construct “%(id)s”"),
            add=gettext("Add a construct"),
            about=gettext("What items measure"),
            groups=_construct,
        ),
    )


def find_kind(key: str) -> BlockKind | None:
    """Find a kind of block by its key."""
    return next((kind for kind in block_kinds() if kind.key == key), None)


def block_words(kind: BlockKind, row: Any, language: str) -> str:
    """Say which block it is."""
    said = value_at(row, (kind.said, language))
    if isinstance(said, list):
        return " … ".join(str(each) for each in (said[:1] + said[-1:]))
    return said if isinstance(said, str) else ""


def id_entry(values: Values, key: str) -> Group:
    """Ask for the id of a new block."""
    taken = ", ".join(str(value_at(row, ("id",), "")) for row in rows_at(values, (key,)))
    return Group(
        legend=gettext("Id"),
        entries=(
            Entry(
                path=("id",),
                kind=Kind.LINE,
                label=gettext("Id, under which answers are stored"),
                hint=gettext(
                    "Letters, digits, “-” and “_”. It can never be given to something else. Taken: %(taken)s.",
                    taken=taken,
                ),
            ),
        ),
    )


def _alliance(values: Values, _: Values) -> tuple[Group, ...]:
    languages = languages_of(values)
    countries = named(rows_at(values, ("countries",)), languages[0])
    return (
        text(("name",), gettext("Name"), languages),
        Group(
            legend=gettext("Allies and threats"),
            entries=(
                Entry(
                    path=("a",),
                    kind=Kind.CHOICE,
                    label=gettext("Ally A"),
                    options=countries,
                ),
                Entry(path=("b",), kind=Kind.CHOICE, label=gettext("Ally B"), options=countries),
                Entry(
                    path=("threats",),
                    kind=Kind.TICKS,
                    label=gettext("Threats that are named"),
                    hint=gettext("What items about a threat ask about, one by one."),
                    options=countries,
                    usual=[],
                ),
            ),
        ),
    )


def _country(values: Values, _: Values) -> tuple[Group, ...]:
    languages = languages_of(values)
    return (
        text(
            ("name",),
            gettext("Name in a sentence"),
            languages,
            note=gettext("With its article where it has one: “the United States”."),
        ),
        text(
            ("name_in_lists",),
            gettext("Name in lists"),
            languages,
            note=gettext("Left blank in every language, it is the same."),
            can_be_left_out=True,
        ),
    )


def _scale(values: Values, _: Values) -> tuple[Group, ...]:
    polarities = (
        ("bipolar", gettext("Between two opposites")),
        ("unipolar", gettext("From none to much")),
    )
    return (
        labels(
            ("points",),
            gettext("Points"),
            languages_of(values),
            note=gettext(
                "One on each line, from the lowest to the highest; as many in every language."
            ),
        ),
        Group(
            legend=gettext("Kind of scale"),
            entries=(
                Entry(
                    path=("polarity",),
                    kind=Kind.CHOICE,
                    label=gettext("It runs"),
                    options=polarities,
                ),
            ),
        ),
    )


def _vignette(values: Values, row: Values) -> tuple[Group, ...]:
    prior = value_at(row, ("prior",), {})
    axes = [
        value_at(values, ("framework", side, "construct"), "")
        for side in ("vertical", "horizontal")
    ]
    known = dict(named(rows_at(values, ("constructs",)), languages_of(values)[0]))
    return (
        text(
            ("text",),
            gettext("Description"),
            languages_of(values),
            is_long=True,
            note=gettext("It may hint at no real country."),
        ),
        Group(
            legend=gettext("Where it is assumed to lie"),
            note=gettext("In standard deviations around the cut. Only the order of these is used."),
            entries=tuple(
                Entry(path=("prior", axis), kind=Kind.NUMBER, label=known.get(axis, axis))
                for axis in dict.fromkeys([*axes, *(prior if isinstance(prior, dict) else ())])
                if isinstance(axis, str) and axis
            ),
        ),
    )


def _construct(values: Values, _: Values) -> tuple[Group, ...]:
    return (text(("name",), gettext("Name"), languages_of(values)),)
