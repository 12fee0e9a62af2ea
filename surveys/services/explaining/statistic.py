"""What is written about one statistic; the scripts print what they compute beside what results.json says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One number of the results: what it is of, the number, how many it rests on, and why there is none."""

    of: str
    estimate: float | None
    n: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One entry of the registry.

    Parameters
    ----------
    formula
        In plain characters, so that it can be read aloud and copied.
    options
        Keys of the document's ``options`` that it depends on.
    values
        What the results say of it, in their order.
    python, r
        What follows the reading of the files in a script: it ends by printing, for each value in
        that order, what it is of, what was computed, and (in Python) what results.json says.
    """

    id: str
    name: str
    what: str
    formula: str
    options: tuple[str, ...]
    reference: str
    values: Callable[[dict[str, Any]], Iterator[Value]]
    python: str
    r: str


def value_of(of: str, statistic: dict[str, Any]) -> Value:
    """Read a statistic of the results."""
    return Value(
        of=of,
        estimate=statistic["estimate"],
        n=statistic["n"],
        reason=statistic["reason"] or "",
    )


def by_axis(key: str) -> Callable[[dict[str, Any]], Iterator[Value]]:
    """Read a statistic of every axis of every alliance."""

    def read(document: dict[str, Any]) -> Iterator[Value]:
        for alliance in document["alliances"]:
            for axis in axes_of(document):
                of = " ".join(filter(None, (alliance["id"], alliance["period"], axis)))
                yield value_of(of, alliance["axes"][axis][key])

    return read


def axes_of(document: dict[str, Any]) -> tuple[str, str]:
    """Name the axes, the vertical one first."""
    frame = document["frame"]
    return frame["vertical"]["id"], frame["horizontal"]["id"]
