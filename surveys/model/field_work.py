"""The field work of a round in counts: how many experts are where, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields
from typing import TYPE_CHECKING

from surveys.model.response_rates import Dispositions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many experts were invited, and what came of it.

    ``begun`` counts everybody who ever began, and ``withdrawn`` and ``declined`` everybody who said so. The last four
    part the invited: each is in one of ``submitted``, ``refused`` (withdrew or declined), ``under_way`` (begun, and
    neither) and ``silent`` (nothing of any kind).
    """

    invited: int = 0
    delivered: int = 0
    begun: int = 0
    withdrawn: int = 0
    declined: int = 0
    being_changed: int = 0
    submitted: int = 0
    refused: int = 0
    under_way: int = 0
    silent: int = 0

    @property
    def dispositions(self) -> Dispositions:
        """The same by the definitions of AAPOR, as if the round ended now.

        Whoever submitted counts as complete; an answer that was not submitted enters no result, so nobody is partial.
        Nothing says of the silent whether the invitation reached anybody, so their eligibility is unknown.
        """
        return Dispositions(
            complete=self.submitted,
            refused=self.refused,
            broken_off=self.under_way,
            unknown=self.silent,
        )


def add_up(every: Iterable[Counts]) -> Counts:
    """Add counts of groups that share nobody.

    Examples
    --------
    >>> add_up([Counts(invited=3, begun=1), Counts(invited=2)])
    Counts(invited=5, delivered=0, begun=1, withdrawn=0, declined=0, being_changed=0, submitted=0, refused=0,
    under_way=0, silent=0)
    """
    listed = tuple(every)
    return Counts(
        **{
            field.name: sum(getattr(each, field.name) for each in listed)
            for field in fields(Counts)
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The experts of one language who have the same coarse attributes."""

    language: str
    attributes: Mapping[str, str]
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A wave of reminders: its number and when its first message went out."""

    wave: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """How many experts began, and how many submitted, in the quarter of an hour from ``at`` on."""

    at: datetime
    begun: int
    submitted: int
