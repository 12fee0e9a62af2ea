"""The form for what is asked, and in which order."""

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


def order_groups(values: dict[str, Any]) -> tuple[Group, ...]:
    """Make the form."""
    ways = (("shuffled", gettext("Shuffled for each expert")), ("as_listed", gettext("As listed")))
    modules = named(rows_at(values, ("modules",)), languages_of(values)[0])
    return (
        Group(
            legend=gettext("Modules that are included"),
            note=gettext(
                "Items are asked or left out with their module. Nothing can be placed without the items of both axes."
            ),
            entries=tuple(
                Entry(
                    path=("modules", position, "included"),
                    kind=Kind.TICK,
                    label=_module_words(values, row),
                    usual=False,
                )
                for position, row in enumerate(rows_at(values, ("modules",)))
            ),
        ),
        Group(
            legend=gettext("Order"),
            entries=(
                Entry(
                    path=("order", "alliances"),
                    kind=Kind.CHOICE,
                    label=gettext("Alliances"),
                    options=ways,
                    usual="as_listed",
                ),
                Entry(
                    path=("order", "vignettes"),
                    kind=Kind.CHOICE,
                    label=gettext("Hypothetical alliances"),
                    options=ways,
                    usual="shuffled",
                ),
                Entry(
                    path=("order", "items"),
                    kind=Kind.TICKS,
                    label=gettext("Modules whose items are shuffled within their page"),
                    options=modules,
                    usual=[],
                ),
                Entry(
                    path=("layout", "most_questions_a_page"),
                    kind=Kind.WHOLE,
                    label=gettext("Most questions on a page"),
                    usual=8,
                ),
            ),
        ),
    )


def design_groups(values: dict[str, Any]) -> tuple[Group, ...]:
    """Make the form for which hypothetical alliances everybody rates, and how the others are dealt."""
    languages = languages_of(values)
    vignettes = named(rows_at(values, ("vignettes",)), languages[0], "nothing")
    return (
        text(
            ("vignette_design", "introduction"),
            gettext("What stands above them"),
            languages,
            is_long=True,
        ),
        text(("vignette_design", "name_a"), gettext("What {A} is there"), languages),
        text(("vignette_design", "name_b"), gettext("What {B} is there"), languages),
        Group(
            legend=gettext("Who rates which"),
            entries=(
                Entry(
                    path=("vignette_design", "fixed"),
                    kind=Kind.TICKS,
                    label=gettext("Rated by every expert"),
                    options=vignettes,
                    usual=[],
                ),
                Entry(
                    path=("vignette_design", "rotated"),
                    kind=Kind.TICKS,
                    label=gettext("Dealt to some"),
                    options=vignettes,
                    usual=[],
                ),
                Entry(
                    path=("vignette_design", "rotated_per_expert"),
                    kind=Kind.WHOLE,
                    label=gettext("How many of these each expert gets"),
                ),
            ),
        ),
    )


def _module_words(values: dict[str, Any], module: Any) -> str:
    module_id = value_at(module, ("id",), "")
    items = [
        str(value_at(item, ("id",), ""))
        for item in rows_at(values, ("items",))
        if value_at(item, ("module",)) == module_id
    ]
    return f"{module_id} ({', '.join(items)})" if items else str(module_id)
