"""Say in words what a weak item does to its scale; nothing is left out for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def weak_item_sentences(item: dict[str, Any], alpha: float | None) -> tuple[str, ...]:
    """Say why an item of a scale is worth another look; nothing where it is not.

    ``item`` is one of ``reliability.AXIS.items`` of the results, ``alpha`` that of its scale.
    """
    return tuple(_sentences(item, alpha))


def _sentences(item: dict[str, Any], alpha: float | None) -> Iterator[str]:
    flags = item["flags"]
    if "against_scale" in flags:
        yield (
            f"It goes against the others: experts who rate it higher rate them lower (r = {_number(item['item_rest'])}). "
            "Look whether its wording or its direction is misread."
        )
    if "low_item_rest" in flags:
        yield f"It goes little with the others (r = {_number(item['item_rest'])}, below .3)."
    if "alpha_rises" in flags and alpha is not None:
        yield (
            f"Without it alpha would be {_number(item['alpha_if_deleted'])} instead of {_number(alpha)}."
        )
    if "cannot_judge" in flags:
        yield f"Up to {100 * item['cannot_judge']:.0f} % of those who were asked could not judge it."


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
