"""Put what a response has, in whatever order, into the order of the columns: nearly all responses need the same move."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Callable

Values = tuple[Any, ...]


class Picking:
    """Moves the values of some questions to where others are ``wanted``; a question that is not among them has None.

    Examples
    --------
    >>> Picking(("a", "b", "c")).picked(("c", "a"), (3, 1))
    (1, None, 3)
    """

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self._wanted = wanted
        self._questions: tuple[str, ...] = ()
        self._move = _move(wanted, ())

    def picked(self, questions: tuple[str, ...], values: Values) -> Values:
        """Give the values in the order that is wanted."""
        if questions is not self._questions:
            self._questions, self._move = questions, _move(self._wanted, questions)
        return self._move((*values, None))


def _move(wanted: tuple[str, ...], questions: tuple[str, ...]) -> Callable[[Values], Values]:
    at = {question: place for place, question in enumerate(questions)}
    places = [at.get(question, -1) for question in wanted]
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[place] for place in places)
