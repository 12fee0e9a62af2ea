"""The settings of each kind of question, as an item's table gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.chips_and_maps import read_alliance_map
from surveys.formats.study_file.chips_and_maps import read_chips
from surveys.formats.study_file.item_options import read_choices
from surveys.formats.study_file.item_options import read_most
from surveys.formats.study_file.item_options import read_ranked
from surveys.formats.study_file.item_options import read_ticks
from surveys.formats.study_file.item_options import read_ways_or_words
from surveys.formats.study_file.scales import read_plain_options
from surveys.formats.study_file.texts import read_optional_text
from surveys.formats.study_file.texts import read_text
from surveys.formats.study_file.values import unknown
from surveys.model.kinds import KINDS
from surveys.model.kinds import AllianceMap
from surveys.model.kinds import Bounds
from surveys.model.kinds import Chips
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import FreeText
from surveys.model.kinds import Interval
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import Ranking
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.kinds.free_text import LONG
from surveys.model.kinds.free_text import SHORT
from surveys.model.scales import Polarity
from surveys.model.scales import Scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.formats.study_file.item_context import Answering
    from surveys.formats.study_file.values import Table
    from surveys.model.kinds import Kind


_LEAST, _MOST_DECIMALS, _MOST_CHARACTERS = -1_000_000, 4, 5000
_UNREAD = Scale(id="", polarity=Polarity.BIPOLAR, points=())


def read_kind(table: Table, answering: Answering) -> Kind | None:
    """Read an item's kind with its settings; None where there is no such kind."""
    name = table.string("kind", default=Rating.name)
    readers: dict[str, Callable[[Table, Answering], Kind]] = {
        Rating.name: _read_rating,
        SingleChoice.name: _read_single,
        MultipleChoice.name: _read_multiple,
        Number.name: _read_number,
        Interval.name: _read_interval,
        Ranking.name: _read_ranking,
        FreeText.name: _read_words,
        ChoiceOrText.name: _read_choice_or_text,
        Comment.name: _read_comment,
        Chips.name: _read_chips,
        AllianceMap.name: read_alliance_map,
    }
    if name not in readers:
        table.problem("kind", unknown(name, [kind.name for kind in KINDS], "kind of question"))
        return None
    return readers[name](table, answering)


def _read_rating(table: Table, answering: Answering) -> Kind:
    scale = answering.scales.get(table.reference("scale", answering.scales, "scale"), _UNREAD)
    return Rating(scale=scale, ways_out=answering.ways_out, reasons=answering.reasons)


def _read_single(table: Table, answering: Answering) -> Kind:
    return SingleChoice(options=read_choices(table, answering.option_lists))


def _read_multiple(table: Table, answering: Answering) -> Kind:
    options = read_ticks(table, answering.option_lists)
    return MultipleChoice(options=options, most=read_most(table, options))


def _read_choice_or_text(table: Table, answering: Answering) -> Kind:
    return ChoiceOrText(options=read_ways_or_words(table, answering.option_lists))


def _read_ranking(table: Table, answering: Answering) -> Kind:
    options = read_ranked(table, answering.option_lists)
    return Ranking(
        options=options,
        most=read_most(table, options) or len(options),
        ways_out=answering.ways_out,
        reasons=answering.reasons,
    )


def _read_chips(table: Table, answering: Answering) -> Kind:
    return read_chips(
        table, answering, read_choices(table, answering.option_lists, has_words=False)
    )


def _read_number(table: Table, _: Answering) -> Kind:
    return Number(bounds=_read_bounds(table))


def _read_interval(table: Table, answering: Answering) -> Kind:
    bounds = _read_bounds(table)
    return Interval(bounds=bounds, ways_out=answering.ways_out, reasons=answering.reasons)


def _read_bounds(table: Table) -> Bounds:
    bounds = Bounds(
        minimum=table.whole("minimum", least=_LEAST),
        maximum=table.whole("maximum", least=_LEAST),
        decimals=table.whole("decimals", least=0) if table.has("decimals") else 0,
        unit=read_optional_text(table, "unit"),
    )
    if bounds.minimum > bounds.maximum:
        table.problem("maximum", "“maximum” is below “minimum”; exchange them.")
    if bounds.decimals > _MOST_DECIMALS:
        sentence = f"nobody judges to {bounds.decimals} decimals; give at most {_MOST_DECIMALS}."
        table.problem("decimals", sentence)
    return bounds


def _read_words(table: Table, _: Answering) -> Kind:
    is_long = table.flag("long", default=False)
    longest = LONG if is_long else SHORT
    if table.has("longest"):
        longest = table.whole("longest", least=1)
    if longest > _MOST_CHARACTERS:
        sentence = f"{longest} characters are more than are kept; give at most {_MOST_CHARACTERS}."
        table.problem("longest", sentence)
    return FreeText(longest=longest, is_long=is_long)


def _read_comment(table: Table, _: Answering) -> Kind:
    return Comment(
        quotation=read_text(table, "quotation"),
        quotations=read_plain_options(table, "quotations", "quotation"),
    )
