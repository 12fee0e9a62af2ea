"""Ways of not answering that stand as tick boxes beside numbers: whoever ticks one can untick it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds.kind import find
from surveys.model.kinds.kind import only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted
    from surveys.model.texts import Text


def read_way_out(
    posted: Posted, name: str, ways_out: Sequence[Option], reasons: Sequence[Option]
) -> Answer | None:
    """Read a missing code with its reason; None where no box was ticked."""
    given = only(posted, name)
    if not given:
        return None
    way_out = find(ways_out, given)
    reason = only(posted, f"{name}-reason")
    has_reason = way_out.missing is Missing.CANNOT_JUDGE and reason in [each.id for each in reasons]
    return Answer(missing=way_out.missing, reason=reason if has_reason else "")


def way_out_fields(name: str, answer: Answer, ways_out: Sequence[Option]) -> dict[str, list[str]]:
    """Post a missing code and its reason, where the code is one that an expert gives."""
    ticked = [option.id for option in ways_out if option.missing is answer.missing]
    return {name: ticked, f"{name}-reason": [answer.reason]} if ticked else {}


def way_out_inputs(name: str) -> tuple[str, str]:
    """List the inputs of the tick boxes and of the reasons."""
    return (name, f"{name}-reason")


def words_of(answer: Answer, ways_out: Sequence[Option]) -> Text:
    """Return the words beside the box that was ticked."""
    return next(option.text for option in ways_out if option.missing is answer.missing)
