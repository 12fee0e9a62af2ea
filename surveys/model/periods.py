"""The times and the eyes that a question may ask about: past periods, and perspectives that are not one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.partial_dates import PartialDate
    from surveys.model.texts import Text

#: The round's own time, as a question's period; every question that names no other is about it.
PRESENT = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time in the past; ``text`` says it in a sentence. Its beginning and end are for drawing, and may be unknown."""

    id: str
    text: Text
    begins: PartialDate | None = None
    ends: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """What others would answer to some items: asked directly after the expert's own judgement, on the same scale."""

    id: str
    text: Text
    items: tuple[str, ...]
    module: str
