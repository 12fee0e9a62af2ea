"""Whether a later round asks what an earlier one asked: in the same words, on the same scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.kinds import Rating

if TYPE_CHECKING:
    from surveys.model.items import Item


def is_asked_alike(then: Item, now: Item, language: str) -> bool:
    """Say whether an item is asked as it was: its words and its scale in a language.

    Another translation may have been corrected since; what was read is what counts.
    """
    if then.text.to(language) != now.text.to(language):
        return False
    before, after = then.kind, now.kind
    if not (isinstance(before, Rating) and isinstance(after, Rating)):
        return before == after
    limits = [(each.scale.minimum, each.scale.maximum) for each in (before, after)]
    return limits[0] == limits[1] and all(
        before.scale.label(point).to(language) == after.scale.label(point).to(language)
        for point in range(limits[0][0], limits[0][1] + 1)
    )
