"""The sections [[modules]] and [[items]]: what is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.formats.study_file.conditions import read_conditions
from surveys.formats.study_file.item_kinds import read_kind
from surveys.formats.study_file.structure import PRESENT_NAME
from surveys.formats.study_file.texts import read_text
from surveys.model.frameworks import MixedCell
from surveys.model.items import Item
from surveys.model.items import Part
from surveys.model.items import Per
from surveys.model.kinds import Chips
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import FreeText
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Ranking
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.kinds.free_text import LONG
from surveys.model.periods import PRESENT
from surveys.model.texts import Text

if TYPE_CHECKING:
    from surveys.formats.study_file.item_context import ItemContext
    from surveys.formats.study_file.values import Table
    from surveys.model.kinds import Kind

_WITH_OPTIONS = (SingleChoice, MultipleChoice, ChoiceOrText, Ranking)
_UNREAD = Comment(quotation=Text(()), quotations=())
_PLACEHOLDERS = {
    Per.ALLIANCE: ("A", "B", "period"),
    Per.THREAT: ("A", "B", "threat", "period"),
    Per.EXPERT: ("period",),
}


def read_modules(root: Table) -> dict[str, bool]:
    """Read which modules there are, and whether each is included."""
    modules, seen = {}, dict[str, int]()
    for table in root.tables("modules", "module"):
        modules[table.identifier(seen)] = table.flag("included")
        table.close()
    return modules


def read_items(root: Table, context: ItemContext) -> tuple[Item, ...]:
    """Read the items of every module, each followed by the question for its reason where it has one."""
    items, seen = [], dict[str, int]()
    for table in root.tables("items", "item"):
        item = _read_item(table, context, seen)
        items.append(item)
        if table.values.get("rationale") is True:
            items.append(_companion(table, item, context, seen))
    return tuple(items)


def _companion(table: Table, item: Item, context: ItemContext, seen: dict[str, int]) -> Item:
    """Make the item that asks what shaped an answer."""
    companion = f"{item.id}-why"
    if companion in seen:
        sentence = f"the answers to “rationale” are stored as “{companion}”, which line {seen[companion]} has taken."
        table.problem("rationale", f"{sentence} Choose another id there.")
    seen.setdefault(companion, table.report.lines.line((*table.path, "rationale")))
    return replace(
        item,
        id=companion,
        construct="",
        kind=FreeText(longest=LONG, is_long=True),
        text=context.rationale,
        holder="",
        is_reversed=False,
        is_linking=False,
        is_optional=True,
        both_orders=False,
        has_shuffled_options=False,
        periods=item.periods[-1:],
        facet="",
        source="",
        companion_of=item.id,
    )


def _read_item(table: Table, context: ItemContext, seen: dict[str, int]) -> Item:
    item_id = table.identifier(seen)
    module = table.reference("module", context.modules, "module")
    per = table.choice("per", Per, default=Per.ALLIANCE)
    part = table.choice("part", Part, default=Part.ALLIANCES)
    kind = read_kind(table, context.answering)
    _check_part(table, per, part)
    item = Item(
        id=item_id,
        module=module,
        construct=_read_construct(table, context, kind),
        kind=kind or _UNREAD,
        per=per,
        part=part,
        text=read_text(table, "text", placeholders=_PLACEHOLDERS[per], repeats_answers=True),
        asked_if=read_conditions(table),
        holder=table.reference("holder", ("A", "B"), "government", default=""),
        is_reversed=isinstance(kind, Rating) and table.flag("reversed", default=False),
        is_linking=isinstance(kind, Rating) and table.flag("linking", default=False),
        is_optional=table.flag("optional", default=False) or isinstance(kind, Comment),
        both_orders=isinstance(kind, SingleChoice | Chips)
        and table.flag("both_orders", default=False),
        has_shuffled_options=isinstance(kind, _WITH_OPTIONS)
        and table.flag("shuffled_options", default=False),
        periods=_read_periods(table, context),
        facet=table.string("facet", default=""),
        source=table.string("source", default=""),
        months_ahead=_read_months(table, kind, per),
        cell=_read_cell(table, kind, per),
    )
    table.flag("rationale", default=False)
    if kind:
        # Which keys belong here, and what an axis needs, depends on the kind.
        table.close()
        _check_axis(table, item, context)
        _check_periods(table, item)
        if item.both_orders and item.has_shuffled_options:
            sentence = "options come either in both orders or in any order; keep one of the two."
            table.problem("shuffled_options", sentence)
    return item


def _read_months(table: Table, kind: Kind | None, per: Per) -> int:
    """Read how far a forecast of the phase looks; 0 where the item asks how things are."""
    if not isinstance(kind, SingleChoice | Chips) or per is not Per.ALLIANCE:
        return 0
    return table.whole("months_ahead", least=1) if table.has("months_ahead") else 0


def _read_cell(table: Table, kind: Kind | None, per: Per) -> MixedCell | None:
    """Read which mixed cell the item puts into words, to learn which phase experts call it."""
    if not isinstance(kind, SingleChoice) or per is not Per.EXPERT or not table.has("cell"):
        return None
    if table.values.get("options_from") != "phases":
        sentence = 'an item about a cell of the map offers the phases: options_from = "phases".'
        table.problem("cell", sentence)
    return table.choice("cell", MixedCell)


def _read_construct(table: Table, context: ItemContext, kind: Kind | None) -> str:
    known = context.constructs
    if isinstance(kind, Rating):
        return table.reference("construct", known, "construct")
    return table.reference("construct", known, "construct", default="")


def _read_periods(table: Table, context: ItemContext) -> tuple[str, ...]:
    if not table.has("periods"):
        return (PRESENT,)
    asked = table.references("periods", (*context.periods, PRESENT_NAME), "period")
    if table.values["periods"] == []:
        table.problem("periods", f'“periods” is empty; name some, such as "{PRESENT_NAME}".')
    past = tuple(period for period in context.periods if period in asked)
    return (*past, PRESENT) if PRESENT_NAME in asked else past or (PRESENT,)


def _check_periods(table: Table, item: Item) -> None:
    if item.periods == (PRESENT,):
        return
    if "period" not in item.text.placeholders:
        sentence = "the question says no time; put {period} into its text, so that one can tell them apart."
        table.problem("text", sentence)
    if item.construct and PRESENT not in item.periods:
        sentence = f"a rating that is pooled is asked of the present too; add “{PRESENT_NAME}”."
        table.problem("periods", sentence)


def _check_part(table: Table, per: Per, part: Part) -> None:
    if table.values.get("part", part) != part:
        return
    if part is Part.VIGNETTES:
        sentence = "vignettes are asked about with the linking items; choose another part."
        table.problem("part", sentence)
    elif part is Part.ALLIANCES and per is Per.EXPERT:
        sentence = "what is asked once of each expert has the part “background” or “closing”."
        table.problem("part", sentence)


def _check_axis(table: Table, item: Item, context: ItemContext) -> None:
    if item.construct in context.axes:
        if not isinstance(item.kind, Rating):
            table.problem("kind", f"the items of the axis “{item.construct}” must be ratings.")
        if item.per is Per.EXPERT:
            table.problem(
                "per", f"an item of the axis “{item.construct}” is asked of each alliance."
            )
        if item.is_optional:
            table.problem("optional", f"no item of the axis “{item.construct}” can be optional.")
    elif item.is_linking:
        table.problem("linking", "only an item of one of the two axes can be a linking item.")
    if item.is_linking and item.per is not Per.ALLIANCE:
        table.problem("per", 'a linking item is asked once of each alliance: per = "alliance".')
