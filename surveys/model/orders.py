"""What a study shuffles for each expert: alliances, vignettes, and the items of some modules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Arranged(StrEnum):
    """Whether every expert meets things in the order of the file, or each in an order of one's own."""

    AS_LISTED = "as_listed"
    SHUFFLED = "shuffled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is shuffled; ``items`` names the modules whose items are, each within its block."""

    alliances: Arranged = Arranged.AS_LISTED
    vignettes: Arranged = Arranged.SHUFFLED
    items: tuple[str, ...] = ()
