"""The key ``asked_if`` of items and alliances: one condition on an earlier answer, or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.values import Table
from surveys.model.conditions import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "asked_if"


def read_conditions(table: Table) -> tuple[Condition, ...]:
    """Read the conditions of an item or an alliance; what they refer to is checked once everything is read."""
    return tuple(_read_condition(condition) for condition in condition_tables(table))


def condition_tables(table: Table) -> Iterator[Table]:
    """Return the tables of the conditions, one or several."""
    if not table.has(KEY):
        return
    if isinstance(table.values[KEY], dict):
        place = f"the condition of {table.place}"
        yield Table(table.report, table.values[KEY], (*table.path, KEY), place)
        return
    for position, each in enumerate(table.tables(KEY, "condition", is_required=False), 1):
        each.place = f"condition {position} of {table.place}"
        yield each


def _read_condition(table: Table) -> Condition:
    condition = Condition(
        item=table.string("item"),
        is_one_of=table.strings("is_one_of") if table.has("is_one_of") else (),
        at_least=_bound(table, "at_least"),
        at_most=_bound(table, "at_most"),
    )
    is_plain = table.flag("answered", default=False)
    table.close()
    _check_tests(table, condition, is_plain=is_plain)
    return condition


def _bound(table: Table, key: str) -> float | None:
    return table.number(key) if table.has(key) else None


def _check_tests(table: Table, condition: Condition, *, is_plain: bool) -> None:
    if table.values.get("answered") is False:
        sentence = "“answered” can only be true; to ask where there is no answer is not possible."
        table.problem("answered", sentence)
    elif not is_plain and not {"is_one_of", "at_least", "at_most"} & table.values.keys():
        sentence = "say what the answer must be: is_one_of, at_least, at_most, or answered = true."
        table.problem("item", sentence)
    if table.values.get("is_one_of") == []:
        table.problem("is_one_of", "“is_one_of” is empty; name at least one option.")
    low, high = condition.at_least, condition.at_most
    if low is not None and high is not None and low > high:
        table.problem("at_most", f"no answer is at least {low:g} and at most {high:g}.")
