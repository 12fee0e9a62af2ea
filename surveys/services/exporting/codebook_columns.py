"""What a codebook says of a column, in pieces of a document: the question, its values, and how often each was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.datasets import says_why_missing
from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Table
from surveys.services.exporting.codebook_words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from surveys.model.datasets import DataColumn
    from surveys.model.documents import Piece
    from surveys.model.studies import Study
    from surveys.model.tallies import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A study whose columns are explained in a language; ``asked_if`` are conditions by the id of a question."""

    study: Study
    language: str
    asked_if: Mapping[str, str]

    def column(self, column: DataColumn, tally: Tally) -> Iterator[Piece]:
        """Explain a column, with what is in it."""
        say = self.language
        yield Heading(text=column.name, level=2)
        yield Paragraph(text=column.label.to(say))
        question = column.question
        if question and question.text.to(say) != column.label.to(say):
            yield Note(text=word("part", say, question=question.text.to(say)))
        if question and self.asked_if.get(question.id):
            yield Note(text=word("asked_if", say, condition=self.asked_if[question.id]))
        yield Note(text=self._kind(column))
        empty = tally.n - tally.valid
        yield Note(text=word("counts", say, n=tally.n, valid=tally.valid, empty=empty))
        if says_why_missing(column):
            yield Note(text=self._no_answer({str(code): n for code, n in tally.counts.items()}))
        elif tally.counts:
            yield self._values(column, tally)
        if tally.numbers is not None:
            yield Note(text=self._numbers(tally))
        if tally.missing:
            yield Note(text=self._no_answer({each.value: n for each, n in tally.missing.items()}))

    def _kind(self, column: DataColumn) -> str:
        say = self.language
        said = [word(column.type.value, say), word(column.measure.value, say)]
        if column.bounds:
            said.append(word("bounds", say, least=column.bounds[0], most=column.bounds[1]))
        construct = column.question.construct if column.question else ""
        if construct:
            name = self.study.construct(construct).name.to(say)
            said.append(word("construct", say, construct=name))
        return word("comma", say).join(said) + word("stop", say)

    def _values(self, column: DataColumn, tally: Tally) -> Table:
        say = self.language
        return Table(
            header=tuple(word(each, say) for each in ("code", "meaning", "n", "share")),
            rows=tuple(
                (
                    str(code),
                    column.values[code].to(say) if code in column.values else "",
                    str(n),
                    f"{100 * n / tally.valid:.1f} %" if tally.valid else "–",
                )
                for code, n in tally.counts.items()
            ),
            widest=1,
        )

    def _numbers(self, tally: Tally) -> str:
        found = tally.numbers
        if found is None:
            return ""
        deviation = "–" if found.deviation is None else f"{found.deviation:.2f}"
        return word(
            "numbers",
            self.language,
            minimum=f"{found.minimum:g}",
            maximum=f"{found.maximum:g}",
            mean=f"{found.mean:.2f}",
            deviation=deviation,
            valid=tally.valid,
        )

    def _no_answer(self, counts: Mapping[str, int]) -> str:
        say = self.language
        listed = word("comma", say).join(f"{code} {n}" for code, n in counts.items())
        return word("no_answer", say, counts=listed)
