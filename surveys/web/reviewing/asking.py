"""Which texts are wanted, as it stands in the address: a list can be kept, and gone through one by one."""

from __future__ import annotations

from typing import Any

from flask import request

from surveys.services.reviewing import Shown
from surveys.services.reviewing import Sought

_LONGEST = 200
_MOST_PAGES = 6


def sought() -> Sought:
    """Read which texts are wanted; another word than those of the choice wants all of them."""
    shown = request.args.get("show", "")
    return Sought(
        shown=Shown(shown) if shown in set(Shown) else Shown.ALL,
        words=request.args.get("text", "").strip()[:_LONGEST],
    )


def page_number() -> int:
    """Read which page of the list is wanted; the first where that is none."""
    typed = request.args.get("page", "")[:_MOST_PAGES]
    return max(int(typed), 1) if typed.isdecimal() else 1


def in_address(wanted: Sought) -> dict[str, Any]:
    """Return what an address needs to keep the choice; all texts need nothing."""
    said = {
        "show": wanted.shown.value if wanted.shown is not Shown.ALL else "",
        "text": wanted.words,
    }
    return {name: value for name, value in said.items() if value}
