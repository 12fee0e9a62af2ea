"""The parts of a draft that have one form each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext

from surveys.web.editing.entries import Entry
from surveys.web.editing.entries import Group
from surveys.web.editing.entries import Kind
from surveys.web.editing.entries import languages_of
from surveys.web.editing.entries import rows_at
from surveys.web.editing.entries import text
from surveys.web.editing.entries import value_at
from surveys.web.editing.order_part import design_groups
from surveys.web.editing.order_part import order_groups
from surveys.web.editing.reading_parts import reading_groups
from surveys.web.editing.study_part import study_groups

if TYPE_CHECKING:
    from collections.abc import Callable

Groups = tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part: its address, the keys of the file that it is about, its title, and how its form is made."""

    key: str
    sections: tuple[str, ...]
    title: str
    about: str
    groups: Callable[[dict[str, Any]], Groups]


def parts() -> tuple[Part, ...]:
    """List the parts in the order in which one meets them."""
    return (
        Part(
            key="study",
            sections=("study", "conduct", "follow_up"),
            title=gettext("The study"),
            about=gettext("Title, sponsor, contact, ethics reference, retention, languages"),
            groups=study_groups,
        ),
        Part(
            key="wording",
            sections=("wording",),
            title=gettext("Words around the questions"),
            about=gettext("Introduction, instructions, headings"),
            groups=_wording,
        ),
        Part(
            key="consent",
            sections=("consent",),
            title=gettext("Consent"),
            about=gettext("What experts read and agree to"),
            groups=_consent,
        ),
        Part(
            key="reading",
            sections=("framework", "bands", "consensus", "analysis"),
            title=gettext("How answers are read"),
            about=gettext(
                "Cut points, phase map, names of phases, bands, consensus rule, which estimate leads"
            ),
            groups=reading_groups,
        ),
        Part(
            key="order",
            sections=("layout", "order", "modules"),
            title=gettext("What is asked, and in which order"),
            about=gettext("Modules that are included, shuffling, questions a page"),
            groups=order_groups,
        ),
        Part(
            key="vignette-design",
            sections=("vignette_design",),
            title=gettext("Who rates which hypothetical alliance"),
            about=gettext("Introduction, names of the two countries, fixed and dealt ones"),
            groups=design_groups,
        ),
        Part(
            key="no-answer",
            sections=("no_answer",),
            title=gettext("Ways of not answering"),
            about=gettext("“Cannot judge”, “Prefer not to answer”, and the reasons"),
            groups=_no_answer,
        ),
    )


def find_part(key: str) -> Part | None:
    """Find a part by its address."""
    return next((part for part in parts() if part.key == key), None)


def _wording(values: dict[str, Any]) -> Groups:
    languages = languages_of(values)
    long = (
        ("introduction", gettext("Introduction"), gettext("On the page that an invitation opens.")),
        (
            "instructions",
            gettext("Instructions"),
            gettext("Above each alliance. {A} and {B} are the allies, {period} the time."),
        ),
    )
    short = (
        ("present", gettext("The present"), gettext("What {period} says; {year} is filled in.")),
        ("background_title", gettext("Heading of the questions about the expert"), ""),
        ("vignettes_title", gettext("Heading of the hypothetical alliances"), ""),
        ("closing_title", gettext("Heading of the last questions"), ""),
    )
    return (
        *(
            text(("wording", key), legend, languages, note=note, is_long=True)
            for key, legend, note in long
        ),
        *(text(("wording", key), legend, languages, note=note) for key, legend, note in short),
        text(
            ("wording", "rationale"),
            gettext("The question for a reason"),
            languages,
            note=gettext(
                "Left blank in every language, it is “What shaped this answer? (optional)”."
            ),
            can_be_left_out=True,
        ),
    )


def _consent(values: dict[str, Any]) -> Groups:
    languages = languages_of(values)
    sections = enumerate(rows_at(values, ("consent", "sections")))
    purposes = enumerate(rows_at(values, ("consent", "purposes")))
    note = gettext(
        "Filled in: {sponsor}, {contact}, {computer_minutes}, {phone_minutes}, {smallest_group}, "
        "{smallest_public_group}."
    )
    return (
        *(
            text(
                ("consent", "sections", position, "text"),
                gettext("Paragraph “%(id)s”", id=value_at(row, ("id",), position + 1)),
                languages,
                note="" if position else note,
                is_long=True,
            )
            for position, row in sections
        ),
        *(_purpose(position, row, languages) for position, row in purposes),
        Group(
            legend=gettext("Smallest groups"),
            entries=(
                Entry(
                    path=("consent", "smallest_group"),
                    kind=Kind.WHOLE,
                    label=gettext("Results are shown for groups of at least"),
                    hint=gettext("3 or more."),
                ),
                Entry(
                    path=("consent", "smallest_public_group"),
                    kind=Kind.WHOLE,
                    label=gettext("Results are published for groups of at least"),
                ),
            ),
        ),
    )


def _purpose(position: int, row: Any, languages: tuple[str, ...]) -> Group:
    path = ("consent", "purposes", position)
    said = text(
        (*path, "text"),
        gettext("To agree to: “%(id)s”", id=value_at(row, ("id",), position + 1)),
        languages,
        is_long=True,
    )
    tick = Entry(
        path=(*path, "required"),
        kind=Kind.TICK,
        label=gettext("Nobody takes part without agreeing to this"),
        usual=False,
    )
    return Group(legend=said.legend, entries=(*said.entries, tick))


def _no_answer(values: dict[str, Any]) -> Groups:
    languages = languages_of(values)
    reasons = enumerate(rows_at(values, ("no_answer", "reasons")))
    return (
        text(("no_answer", "cannot_judge"), gettext("Cannot judge"), languages),
        text(("no_answer", "refused"), gettext("Prefer not to answer"), languages),
        *(
            text(
                ("no_answer", "reasons", position, "text"),
                gettext("Reason “%(id)s”", id=value_at(row, ("id",), position + 1)),
                languages,
            )
            for position, row in reasons
        ),
    )
