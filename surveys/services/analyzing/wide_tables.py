"""A wide table of ratings: a line is an expert, or an expert and an alliance; a column is a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.services.analyzing.cells import AT_ONCE
from surveys.services.analyzing.cells import Rows
from surveys.services.analyzing.mapping import MISSING_MARK
from surveys.services.analyzing.vocabulary import plain_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.formats.rating_tables import RatingColumn
    from surveys.model.questions import Question
    from surveys.services.analyzing.collecting import Collected


_SHOWN = 12  # columns


class WideRows(Rows):
    """A line is an expert, or an expert and an alliance; a column is a question, or an item of that alliance."""

    __slots__ = ()

    def read(self, collected: Collected, progress: Callable[[int, int], None]) -> None:
        """Read every column that is a question; others that nothing is known of are said."""
        experts = self.table.columns[self.table.header.index(self.mapping.columns["expert"])]
        names = self._question_columns()
        places = list(self._places(collected))  # the same for every column
        at_once = max(1, AT_ONCE // max(1, len(self.table.lines)))
        for done, name in enumerate(names, 1):
            self._read_column(collected, experts, name, places)
            if not done % at_once or done == len(names):
                progress(done, len(names))

    def ignored(self) -> tuple[str, ...]:
        """List the columns that are no question on a scale, and nothing else that is read."""
        read = self._question_columns()
        marks = {f"{name}{MISSING_MARK}" for name in read}
        # Named outright, since a class with slots has none that super() could look in.
        return tuple(name for name in Rows.ignored(self) if name not in {*read, *marks})

    def _question_columns(self) -> tuple[str, ...]:
        taken = {*self.mapping.columns.values(), *self.mapping.attributes.values(), "round"}
        known = [
            name
            for name in self.table.header
            if name not in taken
            and not name.endswith(MISSING_MARK)
            and any(self.scale_of(each) for each in self._questions_of(name).values())
        ]
        if not known:
            rated = [name for name, question in self.asked.items() if self.scale_of(question)]
            examples = ", ".join(rated[:1] + rated[-2:])
            raise Invalid(
                f"No column is a question of the study. Call them {examples} … , or only by their items where a column "
                "names the alliance; or have a line for each rating, with columns expert, alliance, item and value. The "
                f"table has {', '.join(f'“{name}”' for name in self.table.header[:_SHOWN])}."
            )
        return tuple(known)

    def _questions_of(self, name: str) -> dict[str, Question]:
        """Give the question of a column by target and period; without a column for these there is one at most."""
        said = self.mapping.names.get(name, name)
        if "target" not in self.mapping.columns:
            by_word = {plain_word(each): each for each in self.asked}
            found = self.asked.get(said) or self.asked.get(by_word.get(plain_word(said), ""))
            return {"": found} if found else {}
        return {
            f"{question.target}@{question.period}": question
            for question in self.asked.values()
            if not question.perspective
            and plain_word(said) == plain_word(question.item + question.threat)
        }

    def _read_column(
        self,
        collected: Collected,
        experts: RatingColumn,
        name: str,
        places: list[str | None],
    ) -> None:
        questions = self._questions_of(name)
        values = self.table.columns[self.table.header.index(name)]
        codes = self._codes_of(name)
        if not any(values.words) and codes is None:
            return  # a question that nobody was asked
        for line, expert, value, code, place in zip(
            self.table.lines,
            experts,
            values,
            codes or [""] * len(self.table.lines),
            places,
            strict=True,
        ):
            if not expert:
                collected.add_problem(line, "The line names no expert.")
                continue
            if place is None:
                continue  # which alliance the line is about is not known, and that is said
            question = questions.get(place)
            if question is None:
                if value:
                    collected.add_problem(line, f"The study does not ask {name} of “{place}”.")
                continue
            answer = self.answer(collected, line, question, value, code, "")
            if answer:
                collected.add(line, expert, question.id, answer)

    def _codes_of(self, name: str) -> RatingColumn | None:
        mark = f"{name}{MISSING_MARK}"
        return (
            self.table.columns[self.table.header.index(mark)] if mark in self.table.header else None
        )

    def _places(self, collected: Collected) -> Iterator[str | None]:
        targets, periods = self.column("target"), self.column("period")
        if targets is None:
            yield from [""] * len(self.table.lines)
            return
        for line, target, period in zip(
            self.table.lines, targets, periods or [""] * len(self.table.lines), strict=True
        ):
            known, when = self.known("target", target), self.known("period", period)
            if known is None and not target:
                collected.add_problem(
                    line, "The line names no alliance or vignette.", once="target"
                )
                yield None
            elif known is None or when is None:
                word, kind = (target, "targets") if known is None else (period, "periods")
                close = " or ".join(self.words.nearest(kind, word))
                collected.add_problem(
                    line,
                    f"“{word}” is none of the {kind} of the study. Is it {close}?",
                    once=f"{kind} {word}",
                )
                yield None
            else:
                yield f"{known}@{when}"
