"""What is told of the camps that the experts of one alliance fall into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.serialise import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.differences.polarisation import Polarisation
    from analysis.serialise import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class CampGroup:
    """How many members of a camp have one value of an attribute."""

    attribute: str
    group: str
    n: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """One of two camps.

    Attributes
    ----------
    n, share
        Its experts, and their share of those with both scores.
    position, phase
        Of the mean of their scores; None where either camp has fewer than five experts, as the one
        would follow from the other.
    groups
        Of whom it consists, as far as no few follow from it; a group that may not be told is left out.

    """

    n: int
    share: float
    position: Mapping[str, float] | None
    phase: str | None
    groups: tuple[CampGroup, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampItem:
    """What both camps say to one question, in the direction of its construct.

    There is no interval and no test: the camps were found in these very ratings.
    """

    item: str
    construct: str
    threat: str
    means: tuple[float, float]
    difference: float
    n: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Camps:
    """Whether the experts fall into two camps, and what either says.

    Attributes
    ----------
    n
        Experts with a score on both axes.
    axes
        The polarisation of each axis, by its linking item.
    two_camps
        Whether the rule of two camps applies; None for fewer than five experts.
    elsewhere
        The share of experts in a camp whose mean lies in another phase than the panel's.
    between
        The share of the scores' sum of squares that lies between the camps.
    exact
        Whether no other split into two is better, or only none was found.
    camps
        Both camps, the larger one first, where the rule applies; empty where it does not.
    items
        Where the camps differ most first; empty where a camp has fewer than five experts.
    members
        shape (experts,): 1 or 2, and 0 for those in neither. Not in `as_dict`.

    """

    n: int
    axes: Mapping[str, Polarisation]
    two_camps: bool | None
    elsewhere: float | None
    between: float | None
    exact: bool | None
    camps: tuple[Camp, ...]
    items: tuple[CampItem, ...]
    members: tuple[int, ...]
    reason: str | None = None

    def as_dict(self) -> Plain:
        """Give plain JSON types, without who is in which camp."""
        names = ("n", "axes", "two_camps", "elsewhere", "between", "exact", "camps", "items")
        return {name: plain(getattr(self, name)) for name in (*names, "reason")}


@dataclass(frozen=True, slots=True, kw_only=True)
class CampMember:
    """The camp that one expert is in: for researchers who may see single rows."""

    expert: str
    alliance: str
    period: str
    camp: int


def members_as_tuple(first: BoolArray, complete: BoolArray) -> tuple[int, ...]:
    """Give 1 or 2 for each expert with both scores, by the camp, and 0 for the others.

    Examples
    --------
    >>> import numpy as np
    >>> members_as_tuple(np.array([True, False]), np.array([True, False, True]))
    (1, 0, 2)

    """
    camps = iter(first.tolist())
    return tuple((1 if next(camps) else 2) if is_there else 0 for is_there in complete.tolist())
