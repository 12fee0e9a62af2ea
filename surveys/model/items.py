"""Items: what is asked, about whom, and where in the questionnaire."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from surveys.model.periods import PRESENT

if TYPE_CHECKING:
    from surveys.model.conditions import Condition
    from surveys.model.frameworks import MixedCell
    from surveys.model.kinds import Kind
    from surveys.model.texts import Text


class Per(StrEnum):
    """What an item is asked of: each alliance, each threat of each alliance, or the expert once."""

    ALLIANCE = "alliance"
    THREAT = "threat"
    EXPERT = "expert"


class Part(StrEnum):
    """The parts of a questionnaire, in the order in which an expert meets them."""

    BACKGROUND = "background"
    VIGNETTES = "vignettes"
    ALLIANCES = "alliances"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Construct:
    """What items measure."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of the questionnaire, before it is asked of any alliance or vignette.

    ``holder`` is ``"A"`` or ``"B"`` where the item is about one government only; ``linking`` items are
    asked of every alliance and vignette in the same words; ``both_orders`` shows the options in reverse to half
    of the experts, ``has_shuffled_options`` to each in an order of one's own. ``asked_if`` are conditions on
    earlier answers, all of which must hold. ``periods`` are the times that it is asked of, in the order of time.
    ``companion_of`` names the item whose answer this one explains. ``months_ahead`` is how far a forecast looks,
    0 where the item is none; ``cell`` is the mixed cell of the plane that the item describes in words, where it does.
    """

    id: str
    construct: str
    kind: Kind
    per: Per
    part: Part
    text: Text
    holder: str = ""
    is_reversed: bool = False
    is_linking: bool = False
    is_optional: bool = False
    both_orders: bool = False
    facet: str = ""
    source: str = ""
    module: str = ""
    asked_if: tuple[Condition, ...] = ()
    has_shuffled_options: bool = False
    periods: tuple[str, ...] = (PRESENT,)
    companion_of: str = ""
    months_ahead: int = 0
    cell: MixedCell | None = None
