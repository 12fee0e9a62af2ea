"""What conditions and repeated answers refer to: an earlier question, and an answer that it can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.condition_order import check_forms
from surveys.formats.study_file.condition_order import check_order
from surveys.formats.study_file.conditions import KEY
from surveys.formats.study_file.conditions import condition_tables
from surveys.formats.study_file.values import Table
from surveys.formats.study_file.values import unknown
from surveys.model.items import Part
from surveys.model.items import Per
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import FreeText
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.piping import piped_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.conditions import Condition
    from surveys.model.items import Item
    from surveys.model.kinds import Kind
    from surveys.model.studies import Study

_CHOICES = (SingleChoice, MultipleChoice, ChoiceOrText)
_REPEATED = (Rating, SingleChoice, MultipleChoice, ChoiceOrText, Number)


def check_conditions(root: Table, study: Study) -> None:
    """Check every condition of a study, and every text that repeats an answer."""
    _Check(root, study).every()
    if not root.report.problems:
        # In which order a questionnaire is asked can be told only of one that is right otherwise.
        check_order(root, study)
        check_forms(root, study)


def tables_of(root: Table, key: str, noun: str) -> Iterator[Table]:
    """Return the well-formed tables of a list of the file, without a word about the others."""
    values = root.values.get(key)
    for position, each in enumerate(values if isinstance(values, list) else ()):
        if isinstance(each, dict):
            yield Table(root.report, each, (key, position), f"{noun} “{each.get('id')}”")


class _Check:
    def __init__(self, root: Table, study: Study) -> None:
        self.root = root
        self.study = study
        self.items = {item.id: item for item in study.items}
        self.left_out = {
            str(table.values.get("id")): str(table.values.get("module"))
            for table in tables_of(root, "items", "item")
            if str(table.values.get("id")) not in self.items
        }

    def every(self) -> None:
        for table in tables_of(self.root, "items", "item"):
            item = self.items.get(str(table.values.get("id")))
            if item:
                self._check_item(table, item)
        alliances = {alliance.id: alliance for alliance in self.study.alliances}
        for table in tables_of(self.root, "alliances", "alliance"):
            alliance = alliances.get(str(table.values.get("id")))
            if alliance:
                self._check_all(table, alliance.asked_if)
                self._check_alliance(table, alliance.asked_if)

    def _check_item(self, table: Table, item: Item) -> None:
        self._check_all(table, item.asked_if)
        if item.asked_if and item.construct in {axis.id for axis in self.study.framework.axes}:
            sentence = f"an item of the axis “{item.construct}” is asked of everybody, because placements need it; take out “{KEY}”."
            table.problem(KEY, sentence)
        for name in sorted(piped_items(item.text)):
            self._check_repeated(table, item, name)

    def _check_all(self, table: Table, conditions: tuple[Condition, ...]) -> None:
        for place, condition in zip(condition_tables(table), conditions, strict=False):
            self._check_condition(place, condition)
        _check_together(table, conditions, self.items)

    def _check_condition(self, table: Table, condition: Condition) -> None:
        other = self.items.get(condition.item)
        if other:
            _check_options(table, condition, other)
            _check_bounds(table, condition, other)
        elif condition.item:
            table.problem("item", self._no_such(condition.item))

    def _no_such(self, name: str) -> str:
        if name in self.left_out:
            module = self.left_out[name]
            return f"“{name}” is not asked, because its module “{module}” is not included."
        return unknown(name, self.items, "item")

    def _check_alliance(self, table: Table, conditions: tuple[Condition, ...]) -> None:
        for place, condition in zip(condition_tables(table), conditions, strict=False):
            other = self.items.get(condition.item)
            if other and not (other.per is Per.EXPERT and other.part is Part.BACKGROUND):
                sentence = f"only an item of the background that is asked once of each expert can decide about an alliance; “{other.id}” is none."
                place.problem("item", sentence)

    def _check_repeated(self, table: Table, item: Item, name: str) -> None:
        other = self.items.get(name)
        if other is None:
            table.problem("text", f"{{answer.{name}}} cannot be filled in: {self._no_such(name)}")
        elif not _fits_into_a_sentence(other.kind):
            sentence = f"{{answer.{name}}} cannot be filled in: an answer of the kind “{other.kind.name}” does not fit into a sentence."
            table.problem("text", sentence)
        elif name not in {condition.item for condition in item.asked_if}:
            sentence = f'{{answer.{name}}} would be empty where there is no answer; add asked_if = {{ item = "{name}", answered = true }}.'
            table.problem("text", sentence)


def _check_options(table: Table, condition: Condition, other: Item) -> None:
    if not condition.is_one_of:
        return
    if not isinstance(other.kind, _CHOICES):
        sentence = f"“{other.id}” has no options to choose from; it is of the kind “{other.kind.name}”. {_fitting(other.kind)}"
        table.problem("is_one_of", sentence)
        return
    known = {option.id: option for option in other.kind.options}
    for position, name in enumerate(condition.is_one_of):
        if name not in known:
            table.problem("is_one_of", unknown(name, known, f"option of “{other.id}”"), position)
        elif known[name].missing:
            sentence = f"“{name}” is a way of not answering, which satisfies no condition."
            table.problem("is_one_of", sentence, position)


def _check_bounds(table: Table, condition: Condition, other: Item) -> None:
    for key, bound in (("at_least", condition.at_least), ("at_most", condition.at_most)):
        if bound is None:
            continue
        ends = _ends(other.kind)
        if ends is None:
            sentence = f"“{other.id}” has no numbers to compare; it is of the kind “{other.kind.name}”. {_fitting(other.kind)}"
            table.problem(key, sentence)
        elif not ends[0] <= bound <= ends[1]:
            sentence = f"{bound:g} is no answer to “{other.id}”, which goes from {ends[0]:g} to {ends[1]:g}."
            table.problem(key, sentence)


def _fits_into_a_sentence(kind: Kind) -> bool:
    is_short = isinstance(kind, FreeText) and not kind.is_long
    return is_short or isinstance(kind, _REPEATED)


def _ends(kind: Kind) -> tuple[float, float] | None:
    if isinstance(kind, Rating):
        return (kind.scale.minimum, max(kind.scale.maximum, kind.scale.minimum))
    return (kind.bounds.minimum, kind.bounds.maximum) if isinstance(kind, Number) else None


def _fitting(kind: Kind) -> str:
    if isinstance(kind, _CHOICES):
        return "Use is_one_of."
    if isinstance(kind, (Rating, Number)):
        return "Use at_least or at_most."
    return "Use answered = true."


def _check_together(
    table: Table, conditions: tuple[Condition, ...], items: dict[str, Item]
) -> None:
    """Tell conditions on one answer that can never hold at the same time."""
    for name in dict.fromkeys(condition.item for condition in conditions):
        same = [condition for condition in conditions if condition.item == name]
        if len(same) > 1 and name in items and not _can_hold(same, items[name].kind):
            sentence = f"these conditions on “{name}” can never hold at the same time; all of them must. Change one, or take it out."
            table.problem(KEY, sentence)


def _can_hold(conditions: list[Condition], kind: Kind) -> bool:
    lows = [condition.at_least for condition in conditions if condition.at_least is not None]
    highs = [condition.at_most for condition in conditions if condition.at_most is not None]
    if lows and highs and max(lows) > min(highs):
        return False
    chosen = [set(condition.is_one_of) for condition in conditions if condition.is_one_of]
    return isinstance(kind, MultipleChoice) or not chosen or bool(set.intersection(*chosen))
