"""What the datasets of a round are made of: the round, its questions, and the file that its answers are in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.questions import plan_questions
from surveys.services.exporting.labels import Labels
from surveys.services.exporting.labels import language_in
from surveys.services.launching import find_round
from surveys.services.reporting import round_results
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlite_utils import Database

    from surveys.model.datasets import Row
    from surveys.model.questions import Question
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace

    #: Hears the name of a dataset, how many of its rows were read, and how many there are.
    Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A round whose data are asked for; ``questions`` are those it asks, or would ask while it is a draft.

    ``language`` is that of the labels; ``marks_encoding`` puts a mark before CSV files, for spreadsheets. ``scratch`` is
    where what cannot be streamed is put together; without it that is the system’s folder for such. ``tell`` hears how far
    a large dataset has come.
    """

    workspace: Workspace
    listed: ListedRound
    questions: tuple[Question, ...]
    language: str
    marks_encoding: bool = False
    scratch: Path | None = None
    tell: Tell | None = None

    @property
    def name(self) -> RoundName:
        """The name of the round."""
        return self.listed.round.name

    @property
    def study(self) -> Study:
        """The study as the round's version has it."""
        return self.listed.study

    @property
    def year(self) -> int:
        """The year that stands for the present in the questions."""
        return (self.listed.round.opened_at or self.listed.round.created_at).year

    @property
    def made_at(self) -> datetime:
        """What files say of when they were made: when nothing could come in any more, or since when it can."""
        found = self.listed.round
        return found.answers_end_at or found.opened_at or found.created_at

    @property
    def labels(self) -> Labels:
        """In which words it is asked for."""
        return Labels(language=self.language, marks_encoding=self.marks_encoding)

    def pseudonym(self, pseudonym: str) -> str:
        """Give a pseudonym as it is exported: where nobody is behind it, it says so itself."""
        simulated = self.workspace.settings.is_demonstration
        return f"simulated-{pseudonym}" if simulated else pseudonym

    def results(self) -> RoundResults:
        """Return the results of the round, computed or from the cache.

        Raises
        ------
        Refused
            When nothing has been submitted that may be shown.
        """
        return round_results(self.workspace, self.name)

    def count(self, ask: Callable[[Database, str], int]) -> int:
        """Count something of the round in the study's file."""
        with self.workspace.study(self.name.study).snapshot() as db:
            return ask(db, self.name.round)

    def stream(self, make: Callable[[Database, str], Iterator[Row]]) -> Callable[[], Iterator[Row]]:
        """Make the rows of a dataset out of what was true at one moment, as long as somebody reads them."""

        def rows() -> Iterator[Row]:
            with self.workspace.study(self.name.study).snapshot() as db:
                yield from make(db, self.name.round)

        return rows


def source_of(
    workspace: Workspace, name: RoundName, language: str = "", *, marks_encoding: bool = False
) -> Source:
    """Look a round up; without a language labels are in the study’s first.

    Raises
    ------
    Refused
        When the study is not in that language.
    """
    listed = find_round(workspace, name)
    chosen = language_in(listed.study, language)
    asked = rounds.list_questions(workspace.study(name.study).read(), name)
    return Source(
        workspace=workspace,
        listed=listed,
        questions=asked or plan_questions(listed.study),
        language=chosen,
        marks_encoding=marks_encoding,
    )
