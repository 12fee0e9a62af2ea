"""Ratings in: what the experts of one round said, checked once at this border."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

from analysis.frame import Axis
from analysis.frame import Frame
from analysis.frame import Item
from analysis.frame import PhaseMap
from analysis.judgements import check_judgements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.judgements import ChipAllocation
    from analysis.judgements import MapPoint
    from analysis.judgements import MapReading
    from analysis.judgements import Membership
    from analysis.judgements import PhaseChoice

__all__ = ["Axis", "Frame", "Item", "Panel", "PhaseMap", "Rating"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What one expert said to one question.

    Attributes
    ----------
    target_kind, target, period
        What was rated: an alliance, by its period if it has one, or a vignette.
    value
        The point as given, not yet reversed; None when missing.
    threat
        The threat the question names, where it names one.
    perspective
        Whose view was asked for; empty for the expert's own judgement, which alone is placed.
    missing
        Why there is no value: cannot_judge, refused, skipped, not_shown or timed_out, with the
        expert's reason after a colon if one was given (cannot_judge:expertise).

    """

    expert: str
    target_kind: Literal["alliance", "vignette"]
    target: str
    item: str
    value: int | None
    period: str = ""
    threat: str = ""
    perspective: str = ""
    missing: str = ""

    @property
    def question(self) -> tuple[str, str, str, str, str, str]:
        """What tells this question from every other one."""
        return (
            self.target_kind,
            self.target,
            self.period,
            self.item,
            self.threat,
            self.perspective,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The submitted experts of a round, what they were asked, and what they said.

    Attributes
    ----------
    experts
        Those who submitted, sorted.
    alliances
        (alliance, period) pairs; the period is empty where there is none.
    vignettes
        Their ids.
    vignette_positions
        (vignette, vertical, horizontal): where each was written to stand, in standard deviations of
        opinion around the cut, which is 0. May be empty.
    round, periods
        The round's id, by which a comparison names it; the ids of past periods in the order of
        time, the present being last. Both may be empty.
    memberships
        The experts' coarse attributes, one value an attribute.
    chips, phase_choices, map_points, map_readings
        What they said beside ratings: further, independent readings of the same alliances, and of
        the map itself. All may be empty.
    hasty
        Experts who answered so fast that a further analysis leaves them out. May be empty.

    Raises
    ------
    ValueError
        If anything does not fit: an unknown expert, item or target, a value outside its scale, a
        question answered twice, items of one axis on different scales.

    """

    experts: tuple[str, ...]
    alliances: tuple[tuple[str, str], ...]
    vignettes: tuple[str, ...]
    items: tuple[Item, ...]
    ratings: tuple[Rating, ...]
    frame: Frame
    vignette_positions: tuple[tuple[str, float, float], ...] = ()
    round: str = ""
    periods: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    chips: tuple[ChipAllocation, ...] = ()
    phase_choices: tuple[PhaseChoice, ...] = ()
    map_points: tuple[MapPoint, ...] = ()
    map_readings: tuple[MapReading, ...] = ()
    hasty: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_design(self)
        _check_ratings(self)
        check_judgements(self)

    def axis_items(self, axis: Axis) -> tuple[Item, ...]:
        """Give the items of an axis, in the order of the questionnaire."""
        return tuple(item for item in self.items if item.construct == axis.id)

    def linking_item(self, axis: Axis) -> Item | None:
        """Give the item of an axis that is asked of every alliance and vignette."""
        return next((item for item in self.axis_items(axis) if item.linking), None)


def _check_design(panel: Panel) -> None:
    _check_unique("expert", panel.experts)
    _check_unique("alliance", panel.alliances)
    _check_unique("vignette", panel.vignettes)
    _check_unique("item", [item.id for item in panel.items])
    if panel.experts != tuple(sorted(panel.experts)):
        raise ValueError("The experts of a panel must be sorted.")
    for item in panel.items:
        if item.minimum >= item.maximum:
            raise ValueError(f"Item {item.id} has a scale from {item.minimum} to {item.maximum}.")
    for expert in panel.hasty:
        if expert not in panel.experts:
            raise ValueError(f"“{expert}” is called hasty, and is not in the panel.")
    for name, _, _ in panel.vignette_positions:
        if name not in panel.vignettes:
            raise ValueError(f"A position is given for “{name}”, which is no vignette.")
    if panel.frame.vertical.id == panel.frame.horizontal.id:
        raise ValueError("The two axes must be two different constructs.")
    for axis in panel.frame.axes:
        _check_axis(axis, panel.axis_items(axis))


def _check_unique(kind: str, names: Iterable[object]) -> None:
    seen = set()
    for name in names:
        if name in seen:
            raise ValueError(f"The {kind} {name} stands twice in the panel.")
        seen.add(name)


def _check_axis(axis: Axis, items: tuple[Item, ...]) -> None:
    if len({(item.minimum, item.maximum) for item in items}) > 1:
        raise ValueError(f"The items of the axis {axis.id} do not share one scale.")
    if sum(item.linking for item in items) > 1:
        raise ValueError(f"The axis {axis.id} has more than one linking item.")


def _check_ratings(panel: Panel) -> None:
    experts = frozenset(panel.experts)
    items = {item.id: item for item in panel.items}
    targets = {("alliance", name, period) for name, period in panel.alliances}
    targets |= {("vignette", name, "") for name in panel.vignettes}
    seen = set()
    for rating in panel.ratings:
        if rating.expert not in experts:
            raise ValueError(f"A rating is by “{rating.expert}”, who is not in the panel.")
        if rating.item not in items:
            raise ValueError(f"A rating is on “{rating.item}”, which is no item of the panel.")
        if (rating.target_kind, rating.target, rating.period) not in targets:
            raise ValueError(f"A rating is of {rating.question[:3]}, which is not in the panel.")
        _check_value(rating, items[rating.item])
        key = (rating.expert, rating.question)
        if key in seen:
            raise ValueError(f"{rating.expert} answers {rating.question} twice.")
        seen.add(key)


def _check_value(rating: Rating, item: Item) -> None:
    if rating.value is None:
        return
    if rating.missing:
        raise ValueError(
            f"The rating of {rating.item} by {rating.expert} has both a value and a reason why not.",
        )
    whole = isinstance(rating.value, int) and not isinstance(rating.value, bool)
    if not whole or not item.minimum <= rating.value <= item.maximum:
        raise ValueError(
            f"{rating.expert} gives {rating.value!r} to {item.id}, "
            f"whose scale goes from {item.minimum} to {item.maximum}.",
        )
