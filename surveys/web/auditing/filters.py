"""By what the trail is filtered, as it stands in the address bar: a filtered page can be kept and sent on."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from surveys.services.auditing.reading import Wanted

#: Stands in an address for what no researcher did in the pages, where an empty word means anybody.
PROGRAM = "soundings"
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What was asked for; an empty word wants everything."""

    kind: str = ""
    by: str = ""
    day: str = ""
    before: str = ""

    @property
    def wanted(self) -> Wanted:
        """The filters as the service takes them."""
        by = {"": None, PROGRAM: ""}.get(self.by, self.by)
        return Wanted(kind=self.kind, by=by, day=self.day)

    @property
    def is_any(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.kind or self.by or self.day)

    @property
    def in_address(self) -> dict[str, str]:
        """The filters for an address that keeps them; the page is left out."""
        said = {"kind": self.kind, "by": self.by, "day": self.day}
        return {name: value for name, value in said.items() if value}


def sent_filters() -> Filters:
    """Read the filters from the address of the request."""
    said = {name: request.args.get(name, "").strip()[:_LONGEST] for name in Filters.__slots__}
    return Filters(**said)
