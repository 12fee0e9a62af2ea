"""Put what a response has, in whatever order, into the order of the columns: nearly all responses need the same move."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Callable

#: How many sets of questions are remembered: nearly every response of a round has the same ones.
SETS = 64


def in_order_of(
    wanted: tuple[str, ...], questions: tuple[str, ...]
) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Make what moves the values of ``questions`` to where ``wanted`` has them.

    Behind the values stands what a question has that is not among them.

    Examples
    --------
    >>> in_order_of(("a", "b", "c"), ("c", "a"))((3, 1, None))
    (1, None, 3)
    """
    at = {question: place for place, question in enumerate(questions)}
    places = [at.get(question, -1) for question in wanted]
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[place] for place in places)
