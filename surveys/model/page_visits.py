"""Page visits: how long a page was looked at, and how wide it was; never finer than this."""

from __future__ import annotations

from dataclasses import dataclass

#: Seconds are rounded to this ...
STEP = 5
#: ... and no page counts for more: whoever has left a page open over lunch has not looked at it.
LONGEST = 1800
#: What a page's script can say of its width; nothing where no script runs.
LAYOUTS = ("", "narrow", "medium", "wide")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVisit:
    """The coarse facts of the visits to one page."""

    page: str
    seconds: int
    layout: str = ""


def coarse_visit(page: str, seconds: float, layout: str) -> PageVisit:
    """Make the record of a visit: rounded, bounded, and with a layout of the known ones only.

    Examples
    --------
    >>> coarse_visit("us-japan", 62.6, "narrow")
    PageVisit(page='us-japan', seconds=65, layout='narrow')
    >>> coarse_visit("us-japan", -3, "27 inch")
    PageVisit(page='us-japan', seconds=0, layout='')
    """
    whole = STEP * round(min(max(seconds, 0), LONGEST) / STEP)
    return PageVisit(page=page, seconds=whole, layout=layout if layout in LAYOUTS else "")
