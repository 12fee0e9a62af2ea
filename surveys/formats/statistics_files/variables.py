"""Names and labels that a statistics package can hold, made from those of a dataset."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.datasets import DataColumn

_ELLIPSIS = "…"
_HASH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a package takes: ``longest`` are bytes of a name, of a column’s label and of a value’s label.

    ``forbidden`` finds what a name may not have in it; ``reserved`` what no name may be, whatever its case.
    """

    package: str
    longest_name: int
    longest_label: int
    longest_value_label: int
    forbidden: re.Pattern[str]
    reserved: re.Pattern[str]


SPSS = Limits(
    package="SPSS",
    longest_name=64,
    longest_label=255,
    longest_value_label=120,
    forbidden=re.compile(r"[^A-Za-z0-9_.]"),
    reserved=re.compile("ALL|AND|BY|EQ|GE|GT|LE|LT|NE|NOT|OR|TO|WITH", re.IGNORECASE),
)
STATA = Limits(
    package="Stata",
    longest_name=27,  # 32 less five digits: what labels a variable is named after it, with a number behind
    longest_label=320,  # 80 characters of up to 4 bytes, which is what the format has room for
    longest_value_label=32000,
    forbidden=re.compile(r"[^A-Za-z0-9_]"),
    reserved=re.compile(
        r"_all|_b|byte|_coef|_cons|double|float|if|in|int|long|_n|_pi|_pred|_rc|_skip|str(\d+|L)|using|with",
        re.IGNORECASE,
    ),
)
_STATA_CHARACTERS = 80


def variable_names(columns: Sequence[DataColumn], limits: Limits) -> dict[str, str]:
    """Name each column so that the package takes it, and no two are the same whatever their case.

    What had to be changed ends in a few digits of a hash, so that the same column has the same name in every round.

    Examples
    --------
    >>> from surveys.model.column_types import ColumnType
    >>> from surveys.model.datasets import DataColumn
    >>> from surveys.model.texts import plain
    >>> column = DataColumn(name="us-japan.T0", type=ColumnType.INTEGER, label=plain(""))
    >>> variable_names([column], STATA)
    {'us-japan.T0': 'us_japan_T0'}
    """
    taken: set[str] = set()
    labelled: set[str] = set()
    names: dict[str, str] = {}
    for column in columns:
        name = _plain(column.name, limits)
        if (
            len(name) > limits.longest_name
            or name.lower() in taken
            or f"{name}{len(labelled)}" in labelled
        ):
            name = _hashed(name, column.name, limits)
        taken.add(name.lower())
        if limits is STATA and (column.values or column.may_be_missing):
            # The writer names a set of labels so, and would give one to both “T1” with 15 and “T11” with 5 behind.
            labelled.add(f"{name}{len(labelled)}")
        names[column.name] = name
    return names


def _plain(name: str, limits: Limits) -> str:
    plain = limits.forbidden.sub("_", name).rstrip(".")
    if not plain or not plain[0].isalpha() or limits.reserved.fullmatch(plain):
        return f"v_{plain}"
    return plain


def _hashed(plain: str, name: str, limits: Limits) -> str:
    digits = hashlib.sha256(name.encode()).hexdigest()[:_HASH]
    return f"{plain[: limits.longest_name - _HASH - 1]}_{digits}"


def column_label(column: DataColumn, name: str, language: str, limits: Limits) -> str:
    """Say what a column is, on one line; where its name had to be changed, the column’s own comes first."""
    words = on_one_line(column.label.to(language))
    said = words if name == column.name else f"[{column.name}] {words}"
    if limits is STATA and len(said) > _STATA_CHARACTERS:
        said = f"{said[: _STATA_CHARACTERS - 1]}{_ELLIPSIS}"
    return shortened(said, limits.longest_label)


def on_one_line(text: str) -> str:
    """Put a label on one line: outputs of the packages break theirs as they need."""
    return " ".join(text.split())


def shortened(text: str, longest: int) -> str:
    """Cut a text to so many bytes of UTF-8, never inside a character.

    Examples
    --------
    >>> shortened("威脅認識の一致", 12)
    '威脅認…'
    """
    if len(text.encode()) <= longest:
        return text
    room = longest - len(_ELLIPSIS.encode())
    return text.encode()[:room].decode(errors="ignore") + _ELLIPSIS
