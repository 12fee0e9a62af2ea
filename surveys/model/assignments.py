"""What one expert is shown and in which order: dealt from a seed, the same at every visit."""

from __future__ import annotations

import hashlib
import itertools
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.dealing import deal_items
from surveys.model.dealing import deal_options
from surveys.model.orders import Arranged

if TYPE_CHECKING:
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The vignettes dealt to an expert, the order of alliances and axes, and of options in both orders.

    ``items`` and ``options`` are the orders of what is shuffled, and empty where nothing is.
    """

    vignettes: tuple[str, ...]
    alliances: tuple[str, ...]
    axes: tuple[str, ...]
    options_reversed: bool
    items: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def content(self) -> dict[str, Any]:
        """Return the assignment as plain JSON, the form in which it is stored."""
        return {
            "vignettes": list(self.vignettes),
            "alliances": list(self.alliances),
            "axes": list(self.axes),
            "options_reversed": self.options_reversed,
            "items": list(self.items),
            "options": {item: list(options) for item, options in self.options},
        }

    @classmethod
    def from_content(cls, content: dict[str, Any]) -> Assignment:
        """Read an assignment back from its stored form."""
        return cls(
            vignettes=tuple(content["vignettes"]),
            alliances=tuple(content["alliances"]),
            axes=tuple(content["axes"]),
            options_reversed=content["options_reversed"],
            # Responses begun before items and options could be shuffled have neither.
            items=tuple(content.get("items", ())),
            options=tuple(
                (item, tuple(options)) for item, options in content.get("options", {}).items()
            ),
        )


def deal(study: Study, *, round_id: str, pseudonym: str, turn: int) -> Assignment:
    """Deal the next assignment of a round.

    ``turn`` counts the responses begun before this one: every run of as many experts as there are
    hands of vignettes gets each hand once, and neighbours see options in opposite orders. Order
    within a hand comes from round and pseudonym alone.
    """
    order = random.Random(_seed(round_id, pseudonym))  # noqa: S311 - a balanced order, not a secret
    vignettes = list(_hand(study, round_id, turn))
    if study.order.vignettes is Arranged.SHUFFLED:
        order.shuffle(vignettes)
    axes = [axis.id for axis in study.framework.axes]
    order.shuffle(axes)
    alliances = [alliance.id for alliance in study.alliances]
    if study.order.alliances is Arranged.SHUFFLED:
        order.shuffle(alliances)
    return Assignment(
        vignettes=tuple(vignettes),
        alliances=tuple(alliances),
        axes=tuple(axes),
        options_reversed=turn % 2 == 1,
        items=deal_items(study, order),
        options=deal_options(study, order),
    )


def _hand(study: Study, round_id: str, turn: int) -> tuple[str, ...]:
    design = study.vignette_design
    if design is None:
        return ()
    hands = list(itertools.combinations(design.rotated, design.rotated_per_expert))
    block = turn // len(hands)
    random.Random(_seed(round_id, f"hands {block}")).shuffle(hands)  # noqa: S311 - likewise
    return (*design.fixed, *hands[turn % len(hands)])


def _seed(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:8])
