"""Any number of options, some of them with a year or with words beside them."""

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
from surveys.model.kinds.kind import find
from surveys.model.kinds.kind import only
from surveys.model.kinds.meanings import meaning
from surveys.model.kinds.other import are_words
from surveys.model.kinds.other import other_column
from surveys.model.kinds.other import other_input
from surveys.model.kinds.other import other_of
from surveys.model.kinds.other import read_other
from surveys.model.texts import Text

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Cell
    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FOUR_DIGITS = re.compile(r"\d{4}")
_TICKED = {
    "0": Text(
        (("en", "not ticked"), ("zh-Hant", "未勾選"), ("ja", "印なし"), ("ko", "표시 안 함"))
    ),
    "1": Text((("en", "ticked"), ("zh-Hant", "已勾選"), ("ja", "印あり"), ("ko", "표시함"))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice:
    """Ticked options; the value is ``{"chosen": [...], "years": {...}, "other": words}``.

    The ids stand in the order of the options; years and words are there only where they were given. At most
    ``most`` options may be ticked, as many as one likes where it is 0; an exclusive option goes with no other.
    """

    name: ClassVar[str] = "multiple"
    options: tuple[Option, ...]
    most: int = 0

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the ticked options; what is written beside an option ticks it."""
        words = read_other(posted, name, self.options)
        other = other_of(self.options)
        years = {
            option.id: year
            for option in self.options
            if option.year and (year := _year(posted, name, option)) is not None
        }
        ticked = {find(self.options, given).id for given in posted.getlist(name) if given}
        ticked |= years.keys() | ({other.id} if words and other else set())
        if not ticked:
            return None
        chosen = [option.id for option in self.options if option.id in ticked]
        self._refuse_contradictions(chosen)
        value: dict[str, Any] = {"chosen": chosen}
        return Answer(
            value=value | ({"years": years} if years else {}) | ({"other": words} if words else {})
        )

    def _refuse_contradictions(self, chosen: list[str]) -> None:
        alone = self._exclusive_among(chosen)
        if alone:
            raise Unreadable(
                "“%(alone)s” does not go together with other answers. "
                "Please take it out, or the others.",
                alone=alone.text,
            )
        if self._are_too_many(chosen):
            raise Unreadable(
                "Please tick no more than %(most)s; you ticked %(ticked)s.",
                most=self.most,
                ticked=len(chosen),
            )

    def _exclusive_among(self, chosen: list[str]) -> Option | None:
        """Return an option that goes with no other, where it was ticked together with others."""
        if len(chosen) == 1:
            return None
        return next(
            (each for each in self.options if each.is_exclusive and each.id in chosen), None
        )

    def _are_too_many(self, chosen: list[str]) -> bool:
        return bool(self.most) and len(chosen) > self.most

    def check(self, value: Any) -> None:
        """Accept known options, each once and in order, with plausible years and words only."""
        if not isinstance(value, dict) or value.keys() - {"chosen", "years", "other"}:
            raise ValueError(f"{value!r} is not a list of known options.")
        chosen = value.get("chosen")
        if not isinstance(chosen, list) or not chosen:
            raise ValueError(f"{value!r} is not a list of known options.")
        if chosen != [option.id for option in self.options if option.id in chosen]:
            raise ValueError(f"{value!r} is not a list of known options.")
        if self._exclusive_among(chosen) or self._are_too_many(chosen):
            raise ValueError(f"{chosen!r} do not go together.")
        if "years" in value:
            self._check_years(value["years"], chosen)
        if "other" in value:
            other = other_of(self.options)
            if other is None or other.id not in chosen or not are_words(value["other"]):
                raise ValueError(f"{value['other']!r} are no words beside a chosen option.")

    def _check_years(self, years: Any, chosen: list[str]) -> None:
        asked = {option.id for option in self.options if option.year and option.id in chosen}
        if not isinstance(years, dict) or not years or not years.keys() <= asked:
            raise ValueError(f"{years!r} are not years of chosen options.")
        for year in years.values():
            if type(year) is not int or not _FIRST_YEAR <= year <= _LAST_YEAR:
                raise ValueError(f"{year!r} is not the year of a chosen option.")

    def show(self, value: Any, language: str) -> str:
        """Say the options, with their years and words in brackets."""
        other = other_of(self.options)
        beside = {option_id: str(year) for option_id, year in value.get("years", {}).items()}
        if other and "other" in value:
            beside[other.id] = ", ".join(filter(None, [beside.get(other.id), value["other"]]))
        return "; ".join(
            find(self.options, chosen).text.to(language)
            + (f" ({beside[chosen]})" if chosen in beside else "")
            for chosen in value["chosen"]
        )

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the ids, and years and words under names of their own."""
        if answer is None or answer.missing:
            return {}
        years = answer.value.get("years", {})
        words = answer.value.get("other")
        return (
            {name: list(answer.value["chosen"])}
            | {_year_input(name, option_id): [str(year)] for option_id, year in years.items()}
            | ({other_input(name): [words]} if words else {})
        )

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the ticks, the years and the words beside “Other”."""
        years = (_year_input(name, option.id) for option in self.options if option.year)
        return (name, *years, *((other_input(name),) if other_of(self.options) else ()))

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe a column for each option, for each year and for the words."""
        ticks = (
            Column(
                name=f"{name}={option.id}",
                meaning=meaning("ticked", option=option.text),
                values=_TICKED,
                type=ColumnType.INTEGER,
            )
            for option in self.options
        )
        years = (
            Column(
                name=f"{name}={option.id}:year",
                meaning=meaning("year", option=option.text, year=option.year),
                type=ColumnType.INTEGER,
                measure=Measure.SCALE,
                bounds=(_FIRST_YEAR, _LAST_YEAR),
            )
            for option in self.options
            if option.year
        )
        words = (other_column(f"{name}={each.id}") for each in self.options if each.is_other)
        return (*ticks, *years, *words)

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give 1 or 0 for each option, then years, then the words."""
        years = value.get("years", {})
        words = (value.get("other"),) if other_of(self.options) else ()
        return (
            *(int(option.id in value["chosen"]) for option in self.options),
            *(years.get(option.id) for option in self.options if option.year),
            *words,
        )


def _year_input(name: str, option_id: str) -> str:
    return f"{name}-year-{option_id}"


def _year(posted: Posted, name: str, option: Option) -> int | None:
    given = only(posted, _year_input(name, option.id))
    if not given:
        return None
    if not _FOUR_DIGITS.fullmatch(given) or not _FIRST_YEAR <= int(given) <= _LAST_YEAR:
        raise Unreadable("Please give the year with four digits, such as 2019.")
    return int(given)
