"""A long table of ratings: a line is one rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.services.analyzing.cells import KINDS
from surveys.services.analyzing.cells import Rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.services.analyzing.collecting import Collected

_AT_ONCE = 20_000  # lines between two words of progress
_CALLED = {"target": "alliance or vignette", "item": "item on a scale"}


class LongRows(Rows):
    """A line is one rating."""

    __slots__ = ()

    def read(self, collected: Collected, progress: Callable[[int, int], None]) -> None:
        """Read every line."""
        total = len(self.table.lines)
        parts = (
            "expert",
            "target",
            "item",
            "period",
            "threat",
            "perspective",
            "value",
            "missing",
            "reason",
        )
        columns = [self._words_of(part) for part in parts]
        about: dict[tuple[str, ...], Question | None] = {}
        for done, (line, expert, *cells) in enumerate(
            zip(self.table.lines, *columns, strict=True), 1
        ):
            key = tuple(cells[:5])
            if key not in about:
                about[key] = self._question(collected, line, *key)
            question = about[key]
            if not expert:
                collected.add_problem(line, "The line names no expert.")
            elif question:
                answer = self.answer(collected, line, question, *cells[5:])
                if answer:
                    collected.add(line, expert, question.id, answer)
            if not done % _AT_ONCE or done == total:
                progress(done, total)

    def _words_of(self, part: str) -> Iterator[str]:
        column = self.column(part)
        return iter(column) if column else iter([""] * len(self.table.lines))

    def _question(self, collected: Collected, line: int, *words: str) -> Question | None:
        """Find the question that five words are about; what cannot be found is said once a word."""
        found = {}
        for role, word in zip(
            ("target", "item", "period", "threat", "perspective"), words, strict=True
        ):
            known = self.known(role, word)
            if known is None:
                collected.add_problem(line, self._unknown(role, word), once=f"{role} {word}")
                return None
            found[role] = known
        is_vignette = any(each.id == found["target"] for each in self.study.vignettes)
        kind = TargetKind.VIGNETTE if is_vignette else TargetKind.ALLIANCE
        question = Question(target_kind=kind, **found)
        if question.id not in self.asked:
            collected.add_problem(
                line, f"The study asks no question {question.id}.", once=f"question {question.id}"
            )
            return None
        return self.asked[question.id]

    def _unknown(self, role: str, word: str) -> str:
        if role == "item" and any(each.id == word for each in self.study.items):
            return f"{word} is not answered on a scale, so it has no rating."
        close = " or ".join(self.words.nearest(KINDS[role], word))
        hint = (
            f' Is it {close}? Then say so in a mapping: [names] "{word}" = "...".' if close else ""
        )
        what = _CALLED.get(role, role)
        return f"“{word}” is no {what} of the study.{hint}"
