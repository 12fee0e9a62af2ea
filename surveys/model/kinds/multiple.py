"""Any number of options, some of them with a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import find
from surveys.model.kinds.kind import only

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FOUR_DIGITS = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice:
    """Ticked options; the value is ``{"chosen": [...], "years": {...}}`` in the order of the options."""

    name: ClassVar[str] = "multiple"
    options: tuple[Option, ...]

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the ticked options and the years beside them."""
        ticked = {find(self.options, given).id for given in posted.getlist(name) if given}
        if not ticked:
            return None
        chosen = [option.id for option in self.options if option.id in ticked]
        years = {
            option.id: year
            for option in self.options
            if option.year
            and option.id in ticked
            and (year := _year(posted, name, option)) is not None
        }
        return Answer(value={"chosen": chosen, "years": years} if years else {"chosen": chosen})

    def check(self, value: Any) -> None:
        """Accept known options, each once and in order, and plausible years only."""
        if not isinstance(value, dict) or value.keys() - {"chosen", "years"}:
            raise ValueError(f"{value!r} is not a list of known options.")
        chosen = value.get("chosen")
        if not isinstance(chosen, list) or not chosen:
            raise ValueError(f"{value!r} is not a list of known options.")
        if chosen != [option.id for option in self.options if option.id in chosen]:
            raise ValueError(f"{value!r} is not a list of known options.")
        if "years" in value:
            self._check_years(value["years"], chosen)

    def _check_years(self, years: Any, chosen: list[str]) -> None:
        asked = {option.id for option in self.options if option.year and option.id in chosen}
        if not isinstance(years, dict) or not years or not years.keys() <= asked:
            raise ValueError(f"{years!r} are not years of chosen options.")
        for year in years.values():
            if type(year) is not int or not _FIRST_YEAR <= year <= _LAST_YEAR:
                raise ValueError(f"{year!r} is not the year of a chosen option.")

    def show(self, value: Any, language: str) -> str:
        """Say the options, with their years in brackets."""
        years = value.get("years", {})
        return "; ".join(
            find(self.options, chosen).text.to(language)
            + (f" ({years[chosen]})" if chosen in years else "")
            for chosen in value["chosen"]
        )

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the ids, and the years under names of their own."""
        if answer is None or answer.missing:
            return {}
        years = answer.value.get("years", {})
        return {name: list(answer.value["chosen"])} | {
            f"{name}-year-{option_id}": [str(year)] for option_id, year in years.items()
        }


def _year(posted: Posted, name: str, option: Option) -> int | None:
    given = only(posted, f"{name}-year-{option.id}")
    if not given:
        return None
    if not _FOUR_DIGITS.fullmatch(given) or not _FIRST_YEAR <= int(given) <= _LAST_YEAR:
        raise Unreadable("Please give the year with four digits, such as 2019.")
    return int(given)
