"""What the values of a column are, in the words of statistics packages."""

from __future__ import annotations

from enum import StrEnum


class ColumnType(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"


class Measure(StrEnum):
    """The level of measurement."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    SCALE = "scale"
