"""What a file says about experts whom the panel knows, where it is something else."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from surveys.model.experts import Candidate
    from surveys.model.experts import Expert


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that becomes another: ``name``, ``email``, ``language`` or an attribute's id."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An expert before and after, and in which line of the file that stands."""

    line: int
    before: Expert
    after: Expert

    @property
    def changes(self) -> tuple[Change, ...]:
        """What differs."""
        return changes_between(self.before, self.after)


def changes_between(before: Expert, after: Expert) -> tuple[Change, ...]:
    """List what differs between an expert before and after."""
    plain = tuple(
        (field, getattr(before, field), getattr(after, field))
        for field in ("name", "email", "language")
    )
    keys = sorted({*before.attributes, *after.attributes})
    attributes = tuple(
        (key, before.attributes.get(key, ""), after.attributes.get(key, "")) for key in keys
    )
    return tuple(
        Change(field=field, before=old, after=new)
        for field, old, new in (*plain, *attributes)
        if old != new
    )


def find_updates(known: Iterable[Candidate], before: Mapping[str, Expert]) -> tuple[Update, ...]:
    """Find about whom a file says something else; an empty cell says nothing."""
    found = (
        Update(
            line=each.line,
            before=before[each.email],
            after=replace(
                before[each.email],
                name=each.name,
                language=each.language if each.says_language else before[each.email].language,
                attributes={**before[each.email].attributes, **each.attributes},
            ),
        )
        for each in known
    )
    return tuple(each for each in found if each.changes)
