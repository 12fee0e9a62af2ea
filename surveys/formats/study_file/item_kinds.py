"""The settings of each kind of question, as an item's table gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.study_file.scales import WAYS_OUT
from surveys.formats.study_file.scales import read_plain_options
from surveys.formats.study_file.texts import read_optional_text
from surveys.formats.study_file.texts import read_text
from surveys.formats.study_file.values import unknown
from surveys.model.answers import Missing
from surveys.model.kinds import KINDS
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import Option
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.scales import Polarity
from surveys.model.scales import Scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.formats.study_file.values import Table
    from surveys.model.kinds import Kind


_UNREAD = Scale(id="", polarity=Polarity.BIPOLAR, points=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What items answer with: scales, ways out, and the lists that options may come from."""

    scales: dict[str, Scale]
    ways_out: tuple[Option, ...]
    reasons: tuple[Option, ...]
    option_lists: dict[str, tuple[Option, ...]]


def read_kind(table: Table, answering: Answering) -> Kind | None:
    """Read an item's kind with its settings; None where there is no such kind."""
    name = table.string("kind", default=Rating.name)
    readers: dict[str, Callable[[Table, Answering], Kind]] = {
        Rating.name: _read_rating,
        SingleChoice.name: _read_single,
        MultipleChoice.name: _read_multiple,
        Number.name: _read_number,
        ChoiceOrText.name: _read_choice_or_text,
        Comment.name: _read_comment,
    }
    if name not in readers:
        table.problem("kind", unknown(name, [kind.name for kind in KINDS], "kind of question"))
        return None
    return readers[name](table, answering)


def _read_rating(table: Table, answering: Answering) -> Kind:
    scale = answering.scales.get(table.reference("scale", answering.scales, "scale"), _UNREAD)
    return Rating(scale=scale, ways_out=answering.ways_out, reasons=answering.reasons)


def _read_single(table: Table, answering: Answering) -> Kind:
    return SingleChoice(options=_read_options(table, answering, least=2))


def _read_multiple(table: Table, answering: Answering) -> Kind:
    return MultipleChoice(options=_read_options(table, answering, least=2, has_years=True))


def _read_choice_or_text(table: Table, answering: Answering) -> Kind:
    return ChoiceOrText(options=_read_options(table, answering, least=1))


def _read_number(table: Table, _: Answering) -> Kind:
    least = -1_000_000
    number = Number(
        minimum=table.whole("minimum", least=least), maximum=table.whole("maximum", least=least)
    )
    if number.minimum > number.maximum:
        table.problem("maximum", "“maximum” is below “minimum”; exchange them.")
    return number


def _read_comment(table: Table, _: Answering) -> Kind:
    return Comment(
        quotation=read_text(table, "quotation"),
        quotations=read_plain_options(table, "quotations", "quotation"),
    )


def _read_options(
    table: Table, answering: Answering, *, least: int, has_years: bool = False
) -> tuple[Option, ...]:
    listed: tuple[Option, ...] = ()
    lists = answering.option_lists
    if table.has("options_from"):
        listed = lists.get(table.reference("options_from", lists, "list of options"), ())
    seen = {option.id: table.report.lines.line((*table.path, "options_from")) for option in listed}
    options = list(listed)
    for option_table in table.tables("options", "option", is_required=not options):
        options.append(_read_option(option_table, seen, has_years=has_years))
        option_table.close()
    if 0 < len(options) < least:
        table.problem("options", f"one option is no choice; give at least {least}.")
    return tuple(options)


def _read_option(table: Table, seen: dict[str, int], *, has_years: bool) -> Option:
    option_id = table.identifier(seen)
    missing = None
    if has_years:
        # Ticking several answers and none at the same time makes no sense, so only years here.
        return Option(
            id=option_id, text=read_text(table, "text"), year=read_optional_text(table, "year")
        )
    if table.has("missing"):
        name = table.reference("missing", [way.value for way in WAYS_OUT], "way of not answering")
        missing = Missing(name) if name in {way.value for way in WAYS_OUT} else None
        if missing and option_id != name:
            table.problem("id", f'an option that is missing = "{name}" must have that as its id.')
    return Option(id=option_id, text=read_text(table, "text"), missing=missing)
