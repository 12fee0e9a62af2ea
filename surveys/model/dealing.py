"""Dealing an order of items and options to an expert, from chance that is the same at every visit."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from surveys.model.items import Item
    from surveys.model.studies import Study

_MOST_TRIES = 50


def blocks_of(study: Study) -> Iterator[tuple[Item, ...]]:
    """List the items that stand together: each axis' own, then the others by module, part by part."""
    own = [item for item in study.items if not item.companion_of]
    axes = {axis.id for axis in study.framework.axes}
    for axis in study.framework.axes:
        yield tuple(item for item in own if item.construct == axis.id)
    others = [item for item in own if item.construct not in axes]
    for _, together in itertools.groupby(others, lambda item: (item.part, item.module)):
        yield tuple(together)


def deal_items(study: Study, chance: Random) -> tuple[str, ...]:
    """Deal an order of the items that are shuffled, block by block."""
    return tuple(
        item.id
        for block in blocks_of(study)
        for item in _arrange(block, study.order.items, chance)
        if is_shuffled(item, study.order.items)
    )


def is_shuffled(item: Item, modules: tuple[str, ...]) -> bool:
    """Say whether an item may move: the one that asks for the axis as a whole stays where it is listed."""
    return item.module in modules and not item.is_linking


def _arrange(block: tuple[Item, ...], modules: tuple[str, ...], chance: Random) -> tuple[Item, ...]:
    """Shuffle a block; of several tries take the one with the fewest reversed items side by side."""
    movable = [item for item in block if is_shuffled(item, modules)]
    tries = []
    for _ in range(_MOST_TRIES if movable else 1):
        chance.shuffle(movable)
        tried = refill(block, movable)
        tries.append(tried)
        if not _reversed_neighbours(tried):
            return tried
    return min(tries, key=_reversed_neighbours)


def refill(block: tuple[Item, ...], movable: list[Item]) -> tuple[Item, ...]:
    """Put the movable items of a block into their places in a new order; the others stay."""
    following = iter(movable)
    return tuple(next(following) if item in movable else item for item in block)


def _reversed_neighbours(block: tuple[Item, ...]) -> int:
    return sum(
        first.is_reversed and second.is_reversed for first, second in itertools.pairwise(block)
    )


def deal_options(study: Study, chance: Random) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Deal an order of the options of each item that shows them shuffled.

    Ways of not answering, “Other” and what goes with no other option keep their places at the end.
    """
    dealt = []
    for item in study.items:
        if item.has_shuffled_options:
            options = [option.id for option in getattr(item.kind, "options", ()) if option.is_plain]
            chance.shuffle(options)
            dealt.append((item.id, tuple(options)))
    return tuple(dealt)
