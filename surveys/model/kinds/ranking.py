"""Options in an order of the expert's own."""

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
from surveys.model.kinds.kind import find
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The value is ``{"ranked": [id, ...]}``, the first first; options that were given no rank are not in it.

    At most ``most`` options may be ranked. Each option's rank is posted under ``-rank-<id>``.
    """

    name: ClassVar[str] = "ranking"
    options: tuple[Option, ...]
    most: int
    ways_out: tuple[Option, ...] = ()
    reasons: tuple[Option, ...] = ()

    @property
    def ranks(self) -> range:
        """The ranks that can be given."""
        return range(1, self.most + 1)

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the ranks: each given once, and none left out before another."""
        by_rank = self._by_rank(posted, name)
        way_out = read_way_out(posted, name, self.ways_out, self.reasons)
        if not by_rank:
            return way_out
        if way_out:
            raise Unreadable(
                "You gave ranks and also ticked “%(way_out)s”; please keep one of the two.",
                way_out=words_of(way_out, self.ways_out),
            )
        last = max(by_rank)
        for rank in range(1, last):
            if rank not in by_rank:
                raise Unreadable(
                    "Nothing has rank %(missing)s, but “%(option)s” has rank %(rank)s. "
                    "Please give the ranks from 1 on without a gap.",
                    missing=rank,
                    option=by_rank[last].text,
                    rank=last,
                )
        return Answer(value={"ranked": [by_rank[rank].id for rank in sorted(by_rank)]})

    def _by_rank(self, posted: Posted, name: str) -> dict[int, Option]:
        by_rank: dict[int, Option] = {}
        for option in self.options:
            given = only(posted, rank_input(name, option.id))
            if not given:
                continue
            rank = self._rank(given)
            if rank in by_rank:
                raise Unreadable(
                    "You gave rank %(rank)s twice, to “%(first)s” and to “%(second)s”. "
                    "Please give each rank once.",
                    rank=rank,
                    first=by_rank[rank].text,
                    second=option.text,
                )
            by_rank[rank] = option
        return by_rank

    def _rank(self, given: str) -> int:
        rank = next((rank for rank in self.ranks if str(rank) == given), None)
        if rank is None:
            raise Unreadable("Please choose ranks from 1 to %(most)s.", most=self.most)
        return rank

    def check(self, value: Any) -> None:
        """Accept known options, each once, and not too many."""
        if not isinstance(value, dict) or value.keys() != {"ranked"}:
            raise ValueError(f"{value!r} is no ranking.")
        ranked = value["ranked"]
        known = [option.id for option in self.options]
        if not isinstance(ranked, list) or not 0 < len(ranked) <= self.most:
            raise ValueError(f"{value!r} is no ranking of known options.")
        if any(each not in known or ranked.count(each) > 1 for each in ranked):
            raise ValueError(f"{value!r} is no ranking of known options.")

    def show(self, value: Any, language: str) -> str:
        """Say the options in their order."""
        return "\n".join(
            f"{rank}. {find(self.options, each).text.to(language)}"
            for rank, each in enumerate(value["ranked"], 1)
        )

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the rank of each ranked option, or the code and its reason."""
        if answer is None:
            return {}
        if answer.missing is not None:
            return way_out_fields(name, answer, self.ways_out)
        return {
            rank_input(name, each): [str(rank)]
            for rank, each in enumerate(answer.value["ranked"], 1)
        }

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the tick boxes, the reasons, and an input for each option."""
        ranks = (rank_input(name, option.id) for option in self.options)
        return (*way_out_inputs(name), *ranks)

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe a column for each option."""
        return tuple(
            Column(
                name=f"{name}={option.id}",
                meaning=meaning("rank", option=option.text),
                type=ColumnType.INTEGER,
                measure=Measure.ORDINAL,
                bounds=(1, self.most),
            )
            for option in self.options
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give each option's rank."""
        ranks = {each: rank for rank, each in enumerate(value["ranked"], 1)}
        return tuple(ranks.get(option.id) for option in self.options)


def rank_input(name: str, option_id: str) -> str:
    """Name the input of an option's rank."""
    return f"{name}-rank-{option_id}"
