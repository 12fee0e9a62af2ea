"""The section [[attributes]]: what is recorded about each expert."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from surveys.formats.study_file.texts import read_text
from surveys.model.attributes import Attribute
from surveys.model.attributes import AttributeValue

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table


#: What a panel file and the dataset of the panel have whatever the study is.
_COLUMNS = frozenset({"name", "email", "language", "pseudonym", "round", "status"})


class _Grain(StrEnum):
    COARSE = "coarse"
    FINE = "fine"


def read_attributes(root: Table) -> tuple[Attribute, ...]:
    """Read the attributes; a coarse one lists its values."""
    attributes, seen = [], dict[str, int]()
    for table in root.tables("attributes", "attribute", is_required=False):
        grain = table.choice("grain", _Grain)
        is_known = table.values.get("grain") == grain
        is_coarse = is_known and grain is _Grain.COARSE
        attribute = Attribute(
            id=_read_id(table, seen),
            name=read_text(table, "name"),
            is_coarse=is_coarse,
            values=_read_values(table) if is_coarse else (),
        )
        if is_known:
            table.close()
        attributes.append(attribute)
    return tuple(attributes)


def _read_id(table: Table, seen: dict[str, int]) -> str:
    name = table.identifier(seen)
    if name in _COLUMNS:
        sentence = f"“{name}” is a column of every panel; choose another id."
        table.problem("id", sentence)
    return name


def _read_values(attribute: Table) -> tuple[AttributeValue, ...]:
    values, seen = [], dict[str, int]()
    for table in attribute.tables("values", "value"):
        values.append(AttributeValue(id=table.identifier(seen), name=read_text(table, "name")))
        table.close()
    return tuple(values)
