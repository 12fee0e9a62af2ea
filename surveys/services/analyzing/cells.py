"""The cells of a table as answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import Rating
from surveys.services.agreeing.reading import GAPS
from surveys.services.agreeing.values import read_number
from surveys.services.analyzing.vocabulary import plain_word

if TYPE_CHECKING:
    from surveys.formats.rating_tables import RatingColumn
    from surveys.formats.rating_tables import RatingTable
    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.services.analyzing.collecting import Collected
    from surveys.services.analyzing.mapping import Mapping
    from surveys.services.analyzing.vocabulary import Vocabulary

AT_ONCE = 20_000  # cells between two words of progress
KINDS = {
    "target": "targets",
    "item": "items",
    "threat": "threats",
    "period": "periods",
    "perspective": "perspectives",
}
_CODES = {plain_word(code.value): code for code in Missing} | {
    "dontknow": Missing.CANNOT_JUDGE,
    "dk": Missing.CANNOT_JUDGE,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with what is needed to read it."""

    table: RatingTable
    study: Study
    mapping: Mapping
    words: Vocabulary
    asked: dict[str, Question]

    def column(self, role: str) -> RatingColumn | None:
        """Give the column that has a role; None where no column has."""
        name = self.mapping.columns.get(role)
        return self.table.columns[self.table.header.index(name)] if name else None

    def known(self, role: str, word: str) -> str | None:
        """Find what a word of a column stands for; the mapping goes before every guess."""
        return self.mapping.names.get(word) or self.words.find(KINDS[role], word)

    def ignored(self) -> tuple[str, ...]:
        """List the columns that are not read."""
        taken = {*self.mapping.columns.values(), *self.mapping.attributes.values()}
        return tuple(name for name in self.table.header if name not in taken)

    def scale_of(self, question: Question) -> tuple[int, int] | None:
        """Give the ends of the scale on which a question is answered; None where it is not."""
        kind = self.study.item(question.item).kind
        return (kind.scale.minimum, kind.scale.maximum) if isinstance(kind, Rating) else None

    def answer(
        self,
        collected: Collected,
        line: int,
        question: Question,
        value: str,
        code: str,
        reason: str,
    ) -> Answer | None:
        """Read one cell; None after a problem."""
        bounds = self.scale_of(question)
        if bounds is None:
            collected.add_problem(
                line, f"{question.item} is not answered on a scale, so it has no rating."
            )
            return None
        if code:
            if value:
                collected.add_problem(
                    line,
                    f"There is a rating of {question.id}, {value}, and the code “{code}” for none.",
                )
                return None
            return self._missing(collected, line, code, reason)
        return self._number(collected, line, question, value, bounds)

    def _number(
        self,
        collected: Collected,
        line: int,
        question: Question,
        value: str,
        bounds: tuple[int, int],
    ) -> Answer | None:
        if value.lower() in GAPS or plain_word(value) in _CODES:
            return Answer(missing=_CODES.get(plain_word(value), Missing.SKIPPED))
        number = read_number(value)
        if number is None or number != int(number):
            collected.add_problem(
                line,
                f"“{value}”, given to {question.id}, is no whole number and no code for a missing rating.",
            )
            return None
        low, high = bounds
        if not low <= number <= high:
            collected.add_problem(
                line, f"{value}, given to {question.id}, is not on its scale, {low} to {high}."
            )
            return None
        return Answer(value=int(number))

    def _missing(self, collected: Collected, line: int, code: str, reason: str) -> Answer | None:
        known = _CODES.get(plain_word(code))
        if known is None:
            collected.add_problem(
                line,
                f"“{code}” is no missing code; there are {', '.join(Missing)}.",
                once=f"code {code}",
            )
            return None
        return Answer(missing=known, reason=reason)
