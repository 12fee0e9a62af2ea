"""Chips divided over options: the expert's own probability of each."""

from __future__ import annotations

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

_MOST_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """The value is ``{"chips": {option: count}}`` with every option; the counts add up to ``chips``."""

    name: ClassVar[str] = "chips"
    options: tuple[Option, ...]
    chips: int = 10
    ways_out: tuple[Option, ...] = ()
    reasons: tuple[Option, ...] = ()

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read a number for each option: all blank is no answer, a blank beside numbers is none."""
        typed = {option.id: only(posted, _box(name, option)) for option in self.options}
        way_out = read_way_out(posted, name, self.ways_out, self.reasons)
        if not any(typed.values()):
            return way_out
        counts = {option_id: _count(words) for option_id, words in typed.items()}
        if way_out:
            raise Unreadable(
                "You placed chips and also ticked “%(way_out)s”; please keep one of the two.",
                way_out=words_of(way_out, self.ways_out),
            )
        self._require_all_placed(sum(counts.values()))
        return Answer(value={"chips": counts})

    def _require_all_placed(self, placed: int) -> None:
        left = self.chips - placed
        if left == 1:
            raise Unreadable(
                "The chips add up to %(placed)s of %(chips)s; please place one more.",
                placed=placed,
                chips=self.chips,
            )
        if left > 1:
            raise Unreadable(
                "The chips add up to %(placed)s of %(chips)s; please place %(left)s more.",
                placed=placed,
                chips=self.chips,
                left=left,
            )
        if left == -1:
            raise Unreadable(
                "The chips add up to %(placed)s, and there are %(chips)s; please take one away.",
                placed=placed,
                chips=self.chips,
            )
        if left:
            raise Unreadable(
                "The chips add up to %(placed)s, and there are %(chips)s; please take %(over)s away.",
                placed=placed,
                chips=self.chips,
                over=-left,
            )

    def check(self, value: Any) -> None:
        """Accept a count for every option, which together are all the chips."""
        counts = value.get("chips") if isinstance(value, dict) and len(value) == 1 else None
        if not isinstance(counts, dict) or counts.keys() != {option.id for option in self.options}:
            raise ValueError(f"{value!r} does not give chips to each of the options.")
        if any(type(count) is not int or count < 0 for count in counts.values()):
            raise ValueError(f"{value!r} has something that is no number of chips.")
        if sum(counts.values()) != self.chips:
            raise ValueError(f"{value!r} does not add up to {self.chips} chips.")

    def show(self, value: Any, language: str) -> str:
        """Say how many chips each option has."""
        return "; ".join(
            f"{option.text.to(language)}: {value['chips'][option.id]}" for option in self.options
        )

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the number of every option, or the code and its reason."""
        if answer is None:
            return {}
        if answer.missing:
            return way_out_fields(name, answer, self.ways_out)
        counts = answer.value["chips"]
        return {_box(name, option): [str(counts[option.id])] for option in self.options}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the tick box, the reasons, and the number of every option."""
        return (*way_out_inputs(name), *(_box(name, option) for option in self.options))

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe one column an option."""
        return tuple(
            Column(
                name=f"{name}={option.id}",
                meaning=meaning("chips", chips=self.chips, option=option.text),
                type=ColumnType.INTEGER,
                measure=Measure.SCALE,
                bounds=(0, self.chips),
            )
            for option in self.options
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the number of every option."""
        return tuple(value["chips"][option.id] for option in self.options)


def _box(name: str, option: Option) -> str:
    return f"{name}-chips-{option.id}"


def _count(words: str) -> int:
    if not words:
        return 0
    if not words.isdecimal() or len(words) > _MOST_DIGITS:
        raise Unreadable(
            "Please give whole numbers of chips, such as 3; an empty box stands for none."
        )
    return int(words)
