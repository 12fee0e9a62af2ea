"""An alliance as a point on the plane of the two axes, with how unsure the expert is of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import only
from surveys.model.kinds.meanings import meaning
from surveys.model.kinds.ways_out import read_way_out
from surveys.model.kinds.ways_out import way_out_fields
from surveys.model.kinds.ways_out import way_out_inputs
from surveys.model.kinds.ways_out import words_of

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Cell
    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted
    from surveys.model.texts import Text

_SIDES = ("vertical", "horizontal")
_UNSURE = ("vertical_uncertainty", "horizontal_uncertainty")
_MOST_TICKS = 10
# One decimal, with a point or a comma; more only if they are zeros. “.5” is a number to many.
_NUMBER = re.compile(r"(?=\d|[.,]\d)(\d{0,3})(?:[.,](\d)0*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAxis:
    """An axis of the plane in words: what it measures, its two ends, and where its high part begins."""

    id: str
    name: Text
    low: Text
    high: Text
    cut: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceMap:
    """A point on the scale of the plane, and the half-axes of an ellipse around it, to one decimal.

    The value is ``{"vertical": …, "horizontal": …}``, with ``vertical_uncertainty`` and
    ``horizontal_uncertainty`` where the expert gave them; they are given together or not at all.
    """

    name: ClassVar[str] = "alliance_map"
    vertical: MapAxis
    horizontal: MapAxis
    minimum: int = 1
    maximum: int = 7
    ways_out: tuple[Option, ...] = ()
    reasons: tuple[Option, ...] = ()

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the point, and the ellipse where there is one; all blank is no answer."""
        typed = {key: only(posted, box(name, key)) for key in (*_SIDES, *_UNSURE)}
        way_out = read_way_out(posted, name, self.ways_out, self.reasons)
        given = {key: words for key, words in typed.items() if words}
        if not given:
            return way_out
        value = {key: self._number(key, words) for key, words in given.items()}
        if way_out:
            raise Unreadable(
                "You placed the alliance and also ticked “%(way_out)s”; please keep one of the two.",
                way_out=words_of(way_out, self.ways_out),
            )
        self._require_pairs(value)
        return Answer(value=value)

    def _number(self, key: str, words: str) -> float:
        found = _NUMBER.fullmatch(words)
        number = float(f"{found[1] or 0}.{found[2] or 0}") if found else None
        low, high = self._bounds(key)
        if number is not None and low <= number <= high:
            return number
        if key in _SIDES:
            raise Unreadable(
                "Please give the place on each axis as a number from %(minimum)s to %(maximum)s "
                "with at most one decimal, such as %(example)s.",
                minimum=low,
                maximum=high,
                example=low + 0.5,
            )
        raise Unreadable(
            "Please say how far off you may be as a number from 0 to %(most)s "
            "with at most one decimal, such as 0.5.",
            most=high,
        )

    def _require_pairs(self, value: dict[str, float]) -> None:
        names = dict(zip((*_SIDES, *_UNSURE), (*self.axes, *self.axes), strict=True))
        sides = [key for key in _SIDES if key in value]
        unsure = [key for key in _UNSURE if key in value]
        if not sides:
            raise Unreadable(
                "Please say where the alliance stands, too, or empty all boxes: "
                "so far there is only how far off you may be."
            )
        if len(sides) == 1:
            raise Unreadable(
                "Please give the place on both axes; so far there is only “%(axis)s”.",
                axis=names[sides[0]].name,
            )
        if len(unsure) == 1:
            raise Unreadable(
                "Please say for both axes how far off you may be, or for neither; "
                "so far it is said only for “%(axis)s”.",
                axis=names[unsure[0]].name,
            )

    def _bounds(self, key: str) -> tuple[int, int]:
        return (self.minimum, self.maximum) if key in _SIDES else (0, self.maximum - self.minimum)

    def check(self, value: Any) -> None:
        """Accept a point on the plane, alone or with both uncertainties, each with one decimal."""
        if not isinstance(value, dict) or value.keys() not in ({*_SIDES}, {*_SIDES, *_UNSURE}):
            raise ValueError(f"{value!r} is no point on the plane.")
        for key, number in value.items():
            low, high = self._bounds(key)
            if type(number) is not float or not low <= number <= high or number != round(number, 1):
                raise ValueError(f"{number!r} is not between {low} and {high}, or has decimals.")

    def show(self, value: Any, language: str) -> str:
        """Say the place on each axis, and give or take how much."""
        return "; ".join(
            f"{axis.name.to(language)}: {value[side]:g}"
            + (f" ± {value[unsure]:g}" if unsure in value else "")
            for axis, side, unsure in zip(self.axes, _SIDES, _UNSURE, strict=True)
        )

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the numbers, or the code and its reason."""
        if answer is None:
            return {}
        if answer.missing:
            return way_out_fields(name, answer, self.ways_out)
        return {box(name, key): [f"{number:g}"] for key, number in answer.value.items()}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the tick box, the reasons, and the four numbers."""
        return (*way_out_inputs(name), *(box(name, key) for key in (*_SIDES, *_UNSURE)))

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the four numbers, each axis by its name."""
        ends = {"least": self.minimum, "most": self.maximum}
        places = [meaning("place", axis=axis.name, **ends) for axis in self.axes]
        unsure = [meaning("unsure", axis=axis.name) for axis in self.axes]
        return tuple(
            Column(
                name=f"{name}:{key}",
                meaning=words,
                type=ColumnType.NUMBER,
                measure=Measure.SCALE,
                bounds=self._bounds(key),
            )
            for key, words in zip((*_SIDES, *_UNSURE), (*places, *unsure), strict=True)
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the four numbers, empty where there is no ellipse."""
        return tuple(value.get(key) for key in (*_SIDES, *_UNSURE))

    @property
    def axes(self) -> tuple[MapAxis, MapAxis]:
        """Both axes, the vertical one first."""
        return (self.vertical, self.horizontal)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The whole numbers that are written along an axis."""
        step = -(-(self.maximum - self.minimum) // _MOST_TICKS)
        return tuple(range(self.minimum, self.maximum + 1, step))

    def place(self, number: float, *, side: float) -> float:
        """Say how far along a drawn side a number lies.

        Examples
        --------
        On a plane from 1 to 7, 4 lies in the middle: ``place(4, side=300)`` is 150.
        """
        return round(side * (number - self.minimum) / (self.maximum - self.minimum), 1)


def box(name: str, key: str) -> str:
    """Name the input of one of the four numbers."""
    return f"{name}-{key.replace('_', '-')}"
