"""The sheet around a figure's marks: the title above, notes below, margins that never shift."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import TITLE
from surveys.figures.marks import line_height
from surveys.figures.marks import sheet
from surveys.figures.marks import text
from surveys.figures.palette import MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.figures.marks import Layer

#: Widths of a sheet in pixels: of a page on a desk or in print, and of one on a phone.
WIDE, NARROW = 680.0, 340.0
EDGE = 10.0
_NARROW_TITLE = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every figure has beside its marks; ``width`` is that of the whole sheet."""

    title: str
    description: str
    notes: tuple[str, ...]
    language: str
    width: float

    @property
    def room(self) -> float:
        """The width between the edges."""
        return self.width - 2 * EDGE

    @property
    def is_narrow(self) -> bool:
        """Whether it is drawn for a phone."""
        return self.width <= NARROW

    def around(self, layers: Sequence[Layer], bottom: float) -> dict[str, Any]:
        """Give the spec of layers that end at ``bottom``, counted from their top."""
        size = _NARROW_TITLE if self.is_narrow else TITLE
        title = wrap(self.title, self.room, size, bold=True)
        top = len(title) * line_height(size) + 10
        written = [text(title, 0, -top, name="title", size=size, bold=True)]
        y = bottom + 8
        for number, note in enumerate(filter(None, self.notes), 1):
            lines = wrap(note, self.room, TEXT)
            written.append(text(lines, 0, y, name=f"note {number}", colour=MUTED))
            y += len(lines) * line_height(TEXT) + 4
        return sheet(
            list(_named_apart([*layers, *written])),
            description=self.description,
            language=self.language,
            size=(self.room, bottom),
            margins={"left": EDGE, "right": EDGE, "top": top + EDGE, "bottom": y - bottom + EDGE},
        )


def _named_apart(layers: Sequence[Layer]) -> Iterator[Layer]:
    """Tell layers of the same name apart by numbers: the renderer wants names that differ."""
    seen: Counter[str] = Counter()
    for layer in layers:
        name = layer["name"]
        seen[name] += 1
        yield layer if seen[name] == 1 else layer | {"name": f"{name} again {seen[name]}"}
