"""An option “Other” with a few words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import only
from surveys.model.kinds.meanings import meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted

LONGEST = 200


def other_of(options: Sequence[Option]) -> Option | None:
    """Return the option that has words beside it, if there is one."""
    return next((option for option in options if option.is_other), None)


def other_input(name: str) -> str:
    """Name the input beside “Other”."""
    return f"{name}-other"


def read_other(posted: Posted, name: str, options: Sequence[Option]) -> str:
    """Read the words beside “Other”; blank where there are none, or no such option."""
    words = only(posted, other_input(name)) if other_of(options) else ""
    if len(words) > LONGEST:
        raise Unreadable(
            "Please shorten what you wrote to %(longest)s characters; it has %(length)s.",
            longest=LONGEST,
            length=len(words),
        )
    return words


def are_words(value: object, longest: int = LONGEST) -> bool:
    """Say whether a stored value is what such an input can have given."""
    return isinstance(value, str) and 0 < len(value.strip()) == len(value) <= longest


def other_column(name: str) -> Column:
    """Describe the column of the words."""
    return Column(name=f"{name}:words", meaning=meaning("beside_other"))
