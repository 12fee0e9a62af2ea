"""What the list of a round's texts shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services import reviewing
from surveys.services.reviewing import Shown
from surveys.web.reviewing.addresses import list_address
from surveys.web.reviewing.addresses import text_address
from surveys.web.reviewing.wording import about
from surveys.web.reviewing.wording import hints_in
from surveys.web.reviewing.wording import in_words
from surveys.web.reviewing.wording import written_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.questions import Question
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.reviewing import Sought
    from surveys.services.reviewing import Tally
    from surveys.services.reviewing import WrittenText
    from surveys.services.workspace import Workspace

PAGE_SIZE = 50
_BEGINNING = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedText:
    """A text in the list: how it begins, and where it is read."""

    text: WrittenText
    beginning: str
    language: str
    hints: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedGroup:
    """The texts that answer one question, in the words in which it was asked."""

    question: str
    rows: tuple[ListedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """The texts about one alliance; ``name`` is empty where they are about none."""

    name: str
    groups: tuple[AskedGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsPage:
    """What experts wrote; ``not_yet`` says why it cannot be read now, empty where it can."""

    listed: ListedRound
    language: str
    not_yet: str
    tally: Tally
    sought: Sought
    groups: tuple[TargetGroup, ...]
    found: int
    number: int
    next_to_review: str

    @property
    def is_final(self) -> bool:
        """Whether nothing can be decided any more."""
        return self.listed.state is RoundState.FINAL

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(-(-self.found // PAGE_SIZE), 1)

    @property
    def first(self) -> int:
        """The place of the first text of the page."""
        return (self.number - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        """The place of the last text of the page."""
        return min(self.number * PAGE_SIZE, self.found)

    def address_of(self, number: int) -> str:
        """Return the address of another page of the list."""
        return list_address(self.listed.round.name, self.sought, page=number)


def texts_page(workspace: Workspace, name: RoundName, sought: Sought, number: int = 1) -> TextsPage:
    """List the texts of a round, a page of them at a time."""
    listed = launching.find_round(workspace, name)
    not_yet = reviewing.why_not_readable(listed)
    texts = () if not_yet else reviewing.list_texts(workspace, name)
    meant = sought.among(texts)
    number = min(number, max(-(-len(meant) // PAGE_SIZE), 1))
    to_review = reviewing.Sought(shown=Shown.TO_REVIEW, words=sought.words)
    shown = meant[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return TextsPage(
        listed=listed,
        language=listed.study.languages[0],
        not_yet=not_yet,
        tally=reviewing.tally(texts),
        sought=sought,
        groups=tuple(_groups(listed, shown, sought)),
        found=len(meant),
        number=number,
        next_to_review=text_address(name, next(iter(to_review.among(texts)), None), to_review),
    )


def _groups(
    listed: ListedRound, texts: Sequence[WrittenText], sought: Sought
) -> Iterator[TargetGroup]:
    study, name = listed.study, listed.round.name
    by_target = sorted(texts, key=lambda text: _place_of(study, text.question))
    for target, written in groupby(by_target, key=lambda text: text.question.target):
        yield TargetGroup(
            name=about(study, target),
            groups=tuple(
                AskedGroup(
                    question=in_words(listed, question),
                    rows=tuple(_row(name, text, sought) for text in rows),
                )
                for question, rows in groupby(written, key=lambda text: text.question)
            ),
        )


def _place_of(study: Study, question: Question) -> int:
    ids = [alliance.id for alliance in study.alliances]
    return ids.index(question.target) if question.target in ids else len(ids)


def _row(name: RoundName, text: WrittenText, sought: Sought) -> ListedText:
    words = " ".join(text.words.split())
    return ListedText(
        text=text,
        beginning=words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]} …",
        language=written_in(text),
        hints=hints_in(text.words),
        address=text_address(name, text, sought),
    )
