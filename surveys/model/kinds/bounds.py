"""Numbers as people type them: within two bounds, with a unit, in several scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.column_types import ColumnType
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.meanings import meaning

if TYPE_CHECKING:
    from surveys.model.texts import Text

# What stands for the same sign in the keyboards of those who answer: full-width forms, and a true minus.
_SIGNS = str.maketrans({"，": ",", "．": ".", "－": "-", "−": "-", "％": "%"})
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+")
_NUMBER = re.compile(r"-?\d{1,12}([.,]\d{1,12})?")
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The numbers from a least to a most, both included, with so many decimals; ``unit`` is what they count."""

    minimum: int
    maximum: int
    decimals: int = 0
    unit: Text | None = None

    @property
    def type(self) -> ColumnType:
        """What such numbers are in a column."""
        return ColumnType.NUMBER if self.decimals else ColumnType.INTEGER

    def read(self, given: str) -> int | float:
        """Read a number as it was typed: “12.5”, “12,5”, “１２”, and “50 %” where that is the unit.

        Raises
        ------
        Unreadable
            When it is no number, has too many decimals, or lies outside.
        """
        digits = self._without_unit(given.translate(_SIGNS))
        if not self.decimals and _GROUPED.fullmatch(digits):
            digits = digits.replace(",", "")
        match = _NUMBER.fullmatch(digits)
        # “1.000” may mean a thousand, so more decimals than there are is refused, zeros too.
        if match is None or len((match[1] or ".")[1:]) > self.decimals:
            raise self._unreadable(given)
        number = Decimal(digits.replace(",", "."))
        if not self.minimum <= number <= self.maximum:
            raise self._unreadable(given)
        return float(number) + 0.0 if self.decimals else int(number)

    def _without_unit(self, digits: str) -> str:
        for _, unit in self.unit.words if self.unit else ():
            digits = digits.removesuffix(unit.translate(_SIGNS))
        return digits.strip()

    def _unreadable(self, given: str) -> Unreadable:
        values: dict[str, Any] = {
            "given": given[:_MOST_SHOWN],
            "minimum": self.minimum,
            "maximum": self.maximum,
            "unit": self.unit,
            "step": Decimal(1).scaleb(-self.decimals),
        }
        if self.decimals and self.unit:
            return Unreadable(
                "“%(given)s” does not fit here. Please give a number between %(minimum)s and "
                "%(maximum)s (%(unit)s), in steps of %(step)s.",
                **values,
            )
        if self.decimals:
            return Unreadable(
                "“%(given)s” does not fit here. Please give a number between %(minimum)s and "
                "%(maximum)s, in steps of %(step)s.",
                **values,
            )
        if self.unit:
            return Unreadable(
                "“%(given)s” does not fit here. Please give a whole number between %(minimum)s and "
                "%(maximum)s (%(unit)s).",
                **values,
            )
        return Unreadable(
            "“%(given)s” does not fit here. Please give a whole number between %(minimum)s and "
            "%(maximum)s.",
            **values,
        )

    def has(self, value: Any) -> bool:
        """Say whether a stored value is a number that :meth:`read` can have given."""
        if type(value) is not (float if self.decimals else int):
            return False
        return self.minimum <= value <= self.maximum and value == round(value, self.decimals)

    def show(self, value: float, language: str) -> str:
        """Say a number with its unit."""
        number = self.typed(value)
        return f"{number} {self.unit.to(language)}" if self.unit else number

    def typed(self, value: float) -> str:
        """Write a number as one would type it: without a point where there is nothing behind it."""
        digits = f"{value:.{self.decimals}f}"
        return digits.rstrip("0").rstrip(".") if self.decimals else digits

    def meaning(self, name: str) -> Text:
        """Say what a column of such numbers holds, in the words of a name, and in which unit."""
        ends = {"least": self.minimum, "most": self.maximum}
        return meaning(f"{name}_in", unit=self.unit, **ends) if self.unit else meaning(name, **ends)

    def described(self) -> str:
        """Say for a codebook which numbers there can be."""
        unit = f", in {self.unit.to('')}" if self.unit else ""
        return f"from {self.minimum} to {self.maximum}{unit}"
