"""What must be right between sections once each has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.items import Per
from surveys.model.kinds import Rating

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table
    from surveys.model.alliances import Alliance
    from surveys.model.frameworks import Axis
    from surveys.model.frameworks import Framework
    from surveys.model.items import Item


def check_axes(root: Table, framework: Framework, items: tuple[Item, ...]) -> None:
    """Check that each axis has its linking item, on whose scale the cut lies, and like scales."""
    for side, axis in (("vertical", framework.vertical), ("horizontal", framework.horizontal)):
        if axis.id:
            rated = [item for item in items if item.construct == axis.id]
            _check_linking(root, side, axis, rated)
            _check_scales(root, side, axis, rated)


def _check_linking(root: Table, side: str, axis: Axis, rated: list[Item]) -> None:
    linking = [item.id for item in rated if item.is_linking]
    place = ("framework", side, "construct")
    if not rated:
        sentence = f"the axis “{axis.id}” has no items; write some, or include their module."
        root.problem(place[0], sentence, *place[1:])
    elif len(linking) != 1:
        found = f"several ({', '.join(linking)})" if linking else "none"
        sentence = (
            f"the axis “{axis.id}” needs exactly one item with linking = true; it has {found}."
        )
        root.problem(place[0], sentence, *place[1:])


def _check_scales(root: Table, side: str, axis: Axis, rated: list[Item]) -> None:
    kinds = {
        item.id: item.kind
        for item in rated
        if isinstance(item.kind, Rating) and item.kind.scale.points
    }
    lengths = {item_id: kind.scale.maximum for item_id, kind in kinds.items()}
    if len(set(lengths.values())) > 1:
        points = ", ".join(f"{item_id} {length}" for item_id, length in lengths.items())
        sentence = (
            f"the items of the axis “{axis.id}” need scales of one length; they have {points}."
        )
        root.problem("framework", sentence, side, "construct")
    elif lengths:
        top = next(iter(lengths.values()))
        if axis.cut <= 1 or axis.cut >= top:
            sentence = (
                f"the cut of “{axis.id}” must lie between the ends of its scale, 1 and {top}."
            )
            root.problem("framework", sentence, "cut", axis.id)


def check_threats(root: Table, alliances: tuple[Alliance, ...], items: tuple[Item, ...]) -> None:
    """Check that every alliance has a threat to name where items ask about threats."""
    asked = [item.id for item in items if item.per is Per.THREAT]
    for position, alliance in enumerate(alliances):
        if asked and not alliance.threats:
            sentence = (
                f"alliance “{alliance.id}” names no known threat, and {asked[0]} asks about one."
            )
            root.problem("alliances", sentence, position, "threats")


def check_inputs(root: Table, items: tuple[Item, ...]) -> None:
    """Check that no item is called what an input of another one is called on the page."""
    beside = {
        name: item.id for item in items for name in item.kind.inputs(item.id) if name != item.id
    }
    for item in items:
        if item.id in beside and item.id != beside[item.id]:
            sentence = (
                f"item “{item.id}”: a part of the answer to {beside[item.id]} has this name; "
                "choose another id."
            )
            root.problem("items", sentence, _position(root, item.id), "id")


def _position(root: Table, item_id: str) -> int:
    given = [table.get("id") for table in root.values["items"] if isinstance(table, dict)]
    return given.index(item_id) if item_id in given else 0
