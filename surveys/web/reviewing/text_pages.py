"""What the page of one text shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services import reviewing
from surveys.services.authenticating import list_researchers
from surveys.services.reviewing.reading import GONE
from surveys.web.reviewing.addresses import list_address
from surveys.web.reviewing.addresses import text_address
from surveys.web.reviewing.wording import about
from surveys.web.reviewing.wording import hints_in
from surveys.web.reviewing.wording import in_words
from surveys.web.reviewing.wording import written_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.reviewing import Piece
    from surveys.services.reviewing import Sought
    from surveys.services.reviewing import Tally
    from surveys.services.reviewing import WrittenText
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem
    from surveys.web.reviewing.forms import ReviewForm


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """One text: its words with what may lead to a person, what was decided, and the form to decide.

    ``place`` is its place among the ``among`` texts that are gone through, None where it is none of them.
    """

    listed: ListedRound
    language: str
    text: WrittenText
    written_in: str
    question: str
    about: str
    pieces: tuple[Piece, ...]
    redacted: tuple[Piece, ...]
    hints: tuple[str, ...]
    decided_by: str
    tally: Tally
    sought: Sought
    place: int | None
    among: int
    address: str
    previous: str
    following: str
    form: ReviewForm

    @property
    def is_final(self) -> bool:
        """Whether nothing can be decided any more."""
        return self.listed.state is RoundState.FINAL

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """Why nothing was decided."""
        return self.form.problems

    @property
    def back(self) -> str:
        """Where the list is that is gone through."""
        return list_address(self.listed.round.name, self.sought)


def text_page(
    workspace: Workspace,
    name: RoundName,
    response_id: str,
    question_id: str,
    sought: Sought,
    form: ReviewForm,
) -> TextPage:
    """Gather what the page of one text shows; a form that was not sent is filled with what was decided.

    Raises
    ------
    NotFound
        When the text is not there any more.
    """
    listed = launching.find_round(workspace, name)
    texts = reviewing.list_texts(workspace, name)
    place = place_of(texts, response_id, question_id)
    text, meant = texts[place], sought.among(texts)
    if not form.is_submitted():
        form.begin_with(text)
    form.seen.data = form.seen.data or text.seen
    return TextPage(
        listed=listed,
        language=listed.study.languages[0],
        text=text,
        written_in=written_in(text),
        question=in_words(listed, text.question),
        about=about(listed.study, text.question.target),
        pieces=reviewing.in_pieces(text.words),
        redacted=reviewing.in_pieces(text.decision.redacted if text.decision else ""),
        hints=hints_in(text.words),
        decided_by=_name(workspace, text),
        tally=reviewing.tally(texts),
        sought=sought,
        place=meant.index(text) + 1 if text in meant else None,
        among=len(meant),
        address=text_address(name, text, sought),
        previous=text_address(name, sought.before(texts, place), sought),
        following=text_address(name, sought.after(texts, place), sought),
        form=form,
    )


def place_of(texts: Sequence[WrittenText], response_id: str, question_id: str) -> int:
    """Return the place of a text in the list of them.

    Raises
    ------
    NotFound
        When it is not there any more.
    """
    for place, text in enumerate(texts):
        if (text.response, text.question.id) == (response_id, question_id):
            return place
    raise NotFound(GONE)


def _name(workspace: Workspace, text: WrittenText) -> str:
    names = {each.id: each.name for each in list_researchers(workspace)}
    return names.get(text.decision.decided_by, "") if text.decision else ""
