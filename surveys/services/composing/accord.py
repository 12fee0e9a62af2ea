"""Where each reporting item of ACCORD is reported, for studies that seek consensus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.documents import Heading
from surveys.model.documents import Paragraph
from surveys.model.documents import Sheet
from surveys.services.composing.words.accord import ACCORD
from surveys.services.composing.words.background import INSTRUMENT
from surveys.services.composing.words.background import PANEL
from surveys.services.composing.words.background import PURPOSE
from surveys.services.composing.words.differences import CAMPS
from surveys.services.composing.words.differences import CHANGE
from surveys.services.composing.words.findings import PLACEMENTS
from surveys.services.composing.words.findings import RELIABILITY
from surveys.services.composing.words.reading import LIMITS
from surveys.services.composing.words.reading import METHODS
from surveys.services.composing.words.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.wording import Wording
    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material

_FIRST_PAGE: tuple[Wording, str] = (ACCORD, "first page")
_AUTHORS: tuple[Wording, str] = (ACCORD, "authors")

#: Where each item is reported, by the heading of the section; what no software knows is for the authors to say.
ITEMS: dict[str, tuple[tuple[Wording, str], ...]] = {
    "T1": (_AUTHORS,),
    "I1": (_AUTHORS,),
    "I2": ((PURPOSE, "heading"),),
    "I3": (_AUTHORS,),
    "M1": (_FIRST_PAGE, _AUTHORS),
    "M2": (_FIRST_PAGE, _AUTHORS),
    "M3": ((PANEL, "heading"), _AUTHORS),
    "M4": ((PANEL, "heading"), _AUTHORS),
    "M5": (_AUTHORS,),
    "M6": (_AUTHORS,),
    "M7": (_AUTHORS,),
    "M8": (_AUTHORS,),
    "M9": ((METHODS, "heading"),),
    "M10": ((INSTRUMENT, "heading"),),
    "M11": ((PURPOSE, "heading"),),
    "M12": ((METHODS, "heading"),),
    "M13": (_AUTHORS,),
    "M14": ((METHODS, "heading"),),
    "M15": ((METHODS, "heading"),),
    "M16": (_AUTHORS,),
    "M17": ((METHODS, "heading"), _AUTHORS),
    "M18": ((METHODS, "heading"),),
    "M19": (_AUTHORS,),
    "M20": (_AUTHORS,),
    "M21": (_AUTHORS,),
    "R1": (_FIRST_PAGE,),
    "R2": ((PANEL, "heading"), _AUTHORS),
    "R3": ((PANEL, "heading"),),
    "R4": (
        (PLACEMENTS, "heading"),
        (RELIABILITY, "heading"),
        (CAMPS, "heading"),
        (CHANGE, "heading"),
    ),
    "R5": (_AUTHORS,),
    "D1": ((LIMITS, "heading"), _AUTHORS),
    "D2": (_AUTHORS,),
    "O1": (_AUTHORS,),
    "O2": (_AUTHORS,),
    "O3": (_AUTHORS,),
}


def accord_section(material: Material) -> Iterator[Piece]:
    """List the items; nothing for a study that states no rule of consensus and a round that follows no other."""
    if not (material.study.consensus.is_stated or material.results.listed.round.follows):
        return
    say, language = ACCORD.to(material.language), material.language
    yield Heading(text=say("heading"))
    yield Paragraph(text=say("text"))
    yield Sheet(
        caption=say("table"),
        columns=(say("item"), say("topic"), say("where")),
        rows=tuple(
            (
                item,
                say(item),
                SHARED.to(language)("joined").join(words.to(language)(key) for words, key in where),
            )
            for item, where in ITEMS.items()
        ),
    )
