"""A long table of ratings: a line is one rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.services.analyzing.cells import AT_ONCE
from surveys.services.analyzing.cells import KINDS
from surveys.services.analyzing.cells import Rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.services.analyzing.collecting import Collected

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
        about: dict[tuple[str, ...], Question | str] = {}
        for done, (line, expert, *cells) in enumerate(
            zip(self.table.lines, *columns, strict=True), 1
        ):
            key = tuple(cells[:5])
            if key not in about:
                about[key] = self._question(collected, line, *key)
            elif isinstance(same := about[key], str):
                collected.add_problem(line, "", once=same)
            question = about[key]
            if not expert:
                collected.add_problem(line, "The line names no expert.")
            elif isinstance(question, Question):
                answer = self.answer(collected, line, question, *cells[5:])
                if answer:
                    collected.add(line, expert, question.id, answer)
            if not done % AT_ONCE or done == total:
                progress(done, total)

    def _words_of(self, part: str) -> Iterator[str]:
        column = self.column(part)
        return iter(column) if column else iter([""] * len(self.table.lines))

    def _question(self, collected: Collected, line: int, *words: str) -> Question | str:
        """Find the question that five words are about; what cannot be found is said once a word, by the name returned."""
        found = {}
        for role, word in zip(
            ("target", "item", "period", "threat", "perspective"), words, strict=True
        ):
            known = self.known(role, word)
            if known is None:
                once = f"{role} {word}"
                collected.add_problem(line, self._unknown(role, word), once=once)
                return once
            found[role] = known
        is_vignette = any(each.id == found["target"] for each in self.study.vignettes)
        kind = TargetKind.VIGNETTE if is_vignette else TargetKind.ALLIANCE
        question = Question(target_kind=kind, **found)
        if question.id not in self.asked:
            once = f"question {question.id}"
            collected.add_problem(line, f"The study asks no question {question.id}.", once=once)
            return once
        return self.asked[question.id]

    def _unknown(self, role: str, word: str) -> str:
        what = _CALLED.get(role, role)
        if not word:
            return f"The line names no {what}."
        if role == "item" and any(each.id == word for each in self.study.items):
            return f"{word} is not answered on a scale, so it has no rating."
        close = " or ".join(self.words.nearest(KINDS[role], word))
        hint = (
            f' Is it {close}? Then say so in a mapping: [names] "{word}" = "...".' if close else ""
        )
        return f"“{word}” is no {what} of the study.{hint}"
