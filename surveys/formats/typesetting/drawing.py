"""Put a figure on a page of its own size: a PDF with its title, its language and its alternative text.

It is tagged and bears no date, so that the same figure gives the same bytes. Call this in the computing process: fonts
take 100 MB.
"""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

from surveys.formats.typesetting.setting import compiled
from surveys.formats.typesetting.widths import drawn_width

if TYPE_CHECKING:
    from collections.abc import Sequence

# Typst is handed a time in any case, which the document has not.
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def typeset_figure(
    svg: str, *, title: str, description: str, language: str, fonts: Sequence[str]
) -> bytes:
    """Print a figure that is there as SVG."""
    content = {
        "title": title,
        "alternative": description,
        "svg": svg,
        "width": drawn_width(svg),
    }
    return compiled("figure.typ", content, language, fonts, _NO_TIME)
