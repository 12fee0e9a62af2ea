"""How far the review of a round's texts is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.text_decisions import Verdict
from surveys.services.reviewing.reading import stream_texts
from surveys.services.reviewing.reading import text_questions
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.services.launching import ListedRound
    from surveys.services.reviewing.reading import WrittenText
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many texts there are, by what was decided about them; ``released`` are those that stand as they are."""

    released: int
    redacted: int
    withheld: int
    to_review: int

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return self.reviewed + self.to_review

    @property
    def reviewed(self) -> int:
        """About how many texts something was decided."""
        return self.released + self.redacted + self.withheld

    def as_dict(self) -> dict[str, int]:
        """Return the numbers as plain JSON."""
        return {
            "released_as_they_stand": self.released,
            "released_redacted": self.redacted,
            "withheld": self.withheld,
            "to_review": self.to_review,
        }


def tally(texts: Iterable[WrittenText]) -> Tally:
    """Count texts by what was decided about them."""
    found = Counter(text.verdict for text in texts)
    return Tally(
        released=found[Verdict.RELEASED],
        redacted=found[Verdict.REDACTED],
        withheld=found[Verdict.WITHHELD],
        to_review=found[Verdict.UNDECIDED],
    )


def review_of(workspace: Workspace, listed: ListedRound) -> Tally:
    """Count the texts of a round by what was decided about them."""
    name = listed.round.name
    with workspace.study(name.study).snapshot() as db:
        asked = text_questions(listed.study, rounds.list_questions(db, name))
        return tally(stream_texts(db, name.round, listed.study, asked))
