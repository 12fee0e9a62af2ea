"""Turn result objects into plain JSON types, without rounding and without NaN."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from dataclasses import is_dataclass
from typing import Any

Plain = dict[str, Any]


def plain(value: object) -> Any:
    """Give the plain JSON types of a result: dict, list, str, int, float, bool or None.

    Raises
    ------
    ValueError
        If a number is not finite: an undefined result is None with a reason.
    TypeError
        If a value has no JSON form.

    Examples
    --------
    >>> plain((1, 2.5, "a", None))
    [1, 2.5, 'a', None]

    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [plain(member) for member in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return _finite(value)
    raise TypeError(f"A result holds {value!r}, which JSON cannot carry.")


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"A result holds {value}, where None and a reason belong.")
    return float(value)
