"""A judgement with its doubt: the lowest, the best and the highest plausible value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.column_types import Measure
from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import only
from surveys.model.kinds.ways_out import read_way_out
from surveys.model.kinds.ways_out import way_out_fields
from surveys.model.kinds.ways_out import way_out_inputs
from surveys.model.kinds.ways_out import words_of

if TYPE_CHECKING:
    from surveys.model.kinds.bounds import Bounds
    from surveys.model.kinds.kind import Cell
    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted

_LOW, _BEST, _HIGH = "low", "best", "high"
_PARTS = (_LOW, _BEST, _HIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The value is ``{"low": number, "best": number, "high": number}``, in this order."""

    name: ClassVar[str] = "interval"
    bounds: Bounds
    ways_out: tuple[Option, ...] = ()
    reasons: tuple[Option, ...] = ()

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the three numbers: all or none of them, and in order."""
        given = {part: only(posted, _box(name, part)) for part in _PARTS}
        way_out = read_way_out(posted, name, self.ways_out, self.reasons)
        if not any(given.values()):
            return way_out
        if way_out:
            raise Unreadable(
                "You gave numbers and also ticked “%(way_out)s”; please keep one of the two.",
                way_out=words_of(way_out, self.ways_out),
            )
        _refuse_gaps(given)
        value = {part: self.bounds.read(typed) for part, typed in given.items()}
        self._refuse_disorder(value)
        return Answer(value=value)

    def _refuse_disorder(self, value: dict[str, float]) -> None:
        said = {part: self.bounds.typed(number) for part, number in value.items()}
        if value[_LOW] > value[_BEST]:
            raise Unreadable(
                "The lowest value (%(low)s) is above the best judgement (%(best)s). "
                "Please give the three values in order.",
                low=said[_LOW],
                best=said[_BEST],
            )
        if value[_BEST] > value[_HIGH]:
            raise Unreadable(
                "The best judgement (%(best)s) is above the highest value (%(high)s). "
                "Please give the three values in order.",
                best=said[_BEST],
                high=said[_HIGH],
            )

    def check(self, value: Any) -> None:
        """Accept three numbers within the bounds and in order."""
        if not isinstance(value, dict) or value.keys() != set(_PARTS):
            raise ValueError(f"{value!r} is not a lowest, a best and a highest value.")
        if not all(self.bounds.has(number) for number in value.values()):
            raise ValueError(f"{value!r} are no numbers {self.bounds.described()}.")
        if not value[_LOW] <= value[_BEST] <= value[_HIGH]:
            raise ValueError(f"{value!r} are not in order.")

    def show(self, value: Any, language: str) -> str:
        """Say the best judgement with its unit, and the other two in brackets."""
        low, high = self.bounds.typed(value[_LOW]), self.bounds.typed(value[_HIGH])
        return f"{self.bounds.show(value[_BEST], language)} ({low} – {high})"

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the digits of the three numbers, or the code and its reason."""
        if answer is None:
            return {}
        if answer.missing is not None:
            return way_out_fields(name, answer, self.ways_out)
        return {_box(name, part): [self.bounds.typed(answer.value[part])] for part in _PARTS}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the tick boxes, the reasons, and the three numbers."""
        return (*way_out_inputs(name), *(_box(name, part) for part in _PARTS))

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the three numbers."""
        return tuple(
            Column(
                name=f"{name}:{part}",
                meaning=self.bounds.meaning(part),
                type=self.bounds.type,
                measure=Measure.SCALE,
                bounds=(self.bounds.minimum, self.bounds.maximum),
            )
            for part in _PARTS
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the three numbers."""
        return tuple(value[part] for part in _PARTS)


def _box(name: str, part: str) -> str:
    return f"{name}-{part}"


def _refuse_gaps(given: dict[str, str]) -> None:
    if not given[_LOW]:
        raise Unreadable("The lowest value is missing. Please give all three values, or none.")
    if not given[_BEST]:
        raise Unreadable("The best judgement is missing. Please give all three values, or none.")
    if not given[_HIGH]:
        raise Unreadable("The highest value is missing. Please give all three values, or none.")
