"""The pages of a round's results that are a row of parts: a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.web.reporting.change import change_parts
from surveys.web.reporting.dilemma import dilemma_parts
from surveys.web.reporting.groups import group_parts
from surveys.web.reporting.overview import overview_parts
from surveys.web.reporting.sensitivity import sensitivity_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.reporting import RoundResults
    from surveys.web.reporting.frames import Frame
    from surveys.web.reporting.parts import Part

    Build = Callable[[RoundResults], tuple[Part, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page: what it answers, and what it consists of."""

    title: str
    lead: str
    build: Build


SECTIONS = {
    "overview": Section(title="Results", lead="", build=overview_parts),
    "sensitivity": Section(
        title="What would change the placement?",
        lead="Every placement rests on choices. Here is how far each of them could be made otherwise, or how far the experts could all be wrong, before the phase is another one.",
        build=sensitivity_parts,
    ),
    "change": Section(
        title="What has changed?",
        lead="Between rounds, and between the periods that a round asks about: the same experts are compared with themselves.",
        build=change_parts,
    ),
    "groups": Section(
        title="Do communities differ, and are there camps?",
        lead="An average may stand where nobody stands. Groups of fewer than five experts are never shown.",
        build=group_parts,
    ),
    "dilemma": Section(
        title="Fears and threats",
        lead="What each government is thought to fear of its ally, and how far the allies agree on each named threat.",
        build=dilemma_parts,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """One page of results in parts."""

    id: str
    frame: Frame
    title: str
    lead: str
    parts: tuple[Part, ...]


def section_of(section: str) -> Section:
    """Find a page by its id.

    Raises
    ------
    NotFound
        When there is no such page.
    """
    if section not in SECTIONS:
        raise NotFound(f"The results have no page “{section}”; they have {', '.join(SECTIONS)}.")
    return SECTIONS[section]


def section_page(section: str, frame: Frame) -> SectionPage:
    """Gather one page of results."""
    found = section_of(section)
    return SectionPage(
        id=section,
        frame=frame,
        title=found.title,
        lead=found.lead,
        parts=found.build(frame.computed) if frame.computed else (),
    )
