"""A point on a labelled scale, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import Option
from surveys.model.kinds.kind import Posted
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import only
from surveys.model.kinds.meanings import meaning

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Cell
    from surveys.model.scales import Scale

_WAYS_OUT = (Missing.CANNOT_JUDGE.value, Missing.REFUSED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating: the point is posted as its number, a way out as its missing code."""

    name: ClassVar[str] = "rating"
    scale: Scale
    ways_out: tuple[Option, ...] = ()
    reasons: tuple[Option, ...] = ()

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read a point, or a missing code with its reason."""
        given = only(posted, name)
        if not given:
            return None
        if given in {option.id for option in self.ways_out}:
            return Answer(missing=Missing(given), reason=self._reason(posted, name, given))
        points = range(self.scale.minimum, self.scale.maximum + 1)
        value = next((point for point in points if str(point) == given), None)
        if value is None:
            raise Unreadable("Please choose one of the points of the scale.")
        return Answer(value=value)

    def _reason(self, posted: Posted, name: str, given: str) -> str:
        reason = only(posted, f"{name}-reason")
        known = {option.id for option in self.reasons}
        return reason if given == Missing.CANNOT_JUDGE and reason in known else ""

    def check(self, value: Any) -> None:
        """Accept whole numbers on the scale only."""
        if type(value) is not int or not self.scale.minimum <= value <= self.scale.maximum:
            raise ValueError(f"{value!r} is not a point of the scale {self.scale.id}.")

    def show(self, value: Any, language: str) -> str:
        """Say the point's label: the expert saw no number either."""
        return self.scale.label(value).to(language)

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the point's number, or the code and its reason."""
        if answer is None or answer.missing not in {None, *_WAYS_OUT}:
            return {}
        if answer.missing is None:
            return {name: [str(answer.value)]}
        return {name: [answer.missing.value], f"{name}-reason": [answer.reason]}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the points, and the reason for being unable to judge."""
        return (name, f"{name}-reason")

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the point."""
        points = range(self.scale.minimum, self.scale.maximum + 1)
        return (
            Column(
                name=name,
                meaning=meaning("point"),
                values={str(point): self.scale.label(point) for point in points},
                type=ColumnType.INTEGER,
                measure=Measure.ORDINAL,
            ),
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the point's number."""
        return (value,)
