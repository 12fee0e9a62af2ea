"""Which of the texts of a round are looked at, and in which order one comes after the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from surveys.model.text_decisions import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.services.reviewing.reading import WrittenText

LONGEST_SEARCH = 200


class Shown(StrEnum):
    """Which texts are shown, by what was decided about them."""

    ALL = "all"
    TO_REVIEW = "to-review"
    RELEASED = "released"
    REDACTED = "redacted"
    WITHHELD = "withheld"


_VERDICTS = {
    Shown.TO_REVIEW: Verdict.UNDECIDED,
    Shown.RELEASED: Verdict.RELEASED,
    Shown.REDACTED: Verdict.REDACTED,
    Shown.WITHHELD: Verdict.WITHHELD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Texts with this verdict that hold these words, in whatever case; empty words want every text."""

    shown: Shown = Shown.ALL
    words: str = ""

    def matches(self, text: WrittenText) -> bool:
        """Say whether a text is one of them; a redacted form is searched like the words."""
        if self.shown is not Shown.ALL and text.verdict is not _VERDICTS[self.shown]:
            return False
        sought = self.words.casefold()
        redacted = text.decision.redacted if text.decision else ""
        return sought in text.words.casefold() or sought in redacted.casefold()

    def among(self, texts: Sequence[WrittenText]) -> tuple[WrittenText, ...]:
        """Return those that are meant, in their order."""
        return tuple(text for text in texts if self.matches(text))

    def after(self, texts: Sequence[WrittenText], place: int) -> WrittenText | None:
        """Return the next one that is meant after a place in the list; None where there is none."""
        return next(filter(self.matches, texts[place + 1 :]), None)

    def before(self, texts: Sequence[WrittenText], place: int) -> WrittenText | None:
        """Return the one before a place in the list, of those that are meant; None where there is none."""
        return next(filter(self.matches, reversed(texts[:place])), None)

    def go_on(self, texts: Sequence[WrittenText], place: int) -> WrittenText | None:
        """Return what is read once something was decided about the text at a place; None where nothing is left.

        What is to be reviewed is gone through until nothing is left of it, from the beginning again too.
        """
        found = self.after(texts, place)
        if found is None and self.shown is Shown.TO_REVIEW:
            return next(filter(self.matches, texts[:place]), None)
        return found


EVERYTHING = Sought()
