"""Review what experts wrote in their own words: read it, and decide which of it others may read, and in which form."""

from __future__ import annotations

from surveys.services.reviewing.counting import Tally
from surveys.services.reviewing.counting import review_of
from surveys.services.reviewing.counting import tally
from surveys.services.reviewing.deciding import LONGEST_REASON
from surveys.services.reviewing.deciding import Wish
from surveys.services.reviewing.deciding import decide
from surveys.services.reviewing.hints import HintKind
from surveys.services.reviewing.hints import Piece
from surveys.services.reviewing.hints import find_hints
from surveys.services.reviewing.hints import in_pieces
from surveys.services.reviewing.reading import WrittenText
from surveys.services.reviewing.reading import list_texts
from surveys.services.reviewing.reading import stream_texts
from surveys.services.reviewing.seeking import EVERYTHING
from surveys.services.reviewing.seeking import Shown
from surveys.services.reviewing.seeking import Sought
from surveys.services.reviewing.settling import why_not_readable

__all__ = [
    "EVERYTHING",
    "LONGEST_REASON",
    "HintKind",
    "Piece",
    "Shown",
    "Sought",
    "Tally",
    "Wish",
    "WrittenText",
    "decide",
    "find_hints",
    "in_pieces",
    "list_texts",
    "review_of",
    "stream_texts",
    "tally",
    "why_not_readable",
]
