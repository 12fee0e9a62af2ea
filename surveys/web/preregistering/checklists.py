"""The checklist of a round with a link for each line; the page that opens a round shows it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from surveys.services.preregistering import Place
from surveys.web.access import may_open

if TYPE_CHECKING:
    from surveys.services.preregistering import Check
    from surveys.services.preregistering import Readiness


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the checklist with the address where it can be mended."""

    check: Check
    address: str


def lines_of(ready: Readiness) -> tuple[Line, ...]:
    """Put a link to each line of a checklist."""
    return tuple(Line(check=check, address=_address(ready, check.place)) for check in ready.checks)


_ENDPOINTS = {
    Place.STUDY: "editing.show_draft",
    Place.CONSENT: "editing.show_draft",
    Place.FRAMEWORK: "editing.show_draft",
    Place.LANGUAGES: "designing.show_study",
    Place.PANEL: "recruiting.show_panel",
    Place.LINKS: "monitoring.show_round",
    Place.ROUND: "monitoring.show_round",
    Place.PREREGISTRATION: "preregistering.show_preregistration",
}
_OF_ROUNDS = frozenset({Place.LINKS, Place.ROUND, Place.PREREGISTRATION})


def _address(ready: Readiness, place: Place) -> str:
    """Return where something can be mended; nothing where the person may not go."""
    study, endpoint = ready.round.study, _ENDPOINTS[place]
    if not may_open(endpoint, study):
        return ""
    anchor = "languages" if place is Place.LANGUAGES else None
    if place in _OF_ROUNDS:
        return url_for(endpoint, study_id=study, round_id=ready.round.round)
    return url_for(endpoint, study_id=study, _anchor=anchor)
