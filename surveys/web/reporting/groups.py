"""How communities differ, and whether the experts stand in camps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.web.reporting.parts import Part

if TYPE_CHECKING:
    from surveys.services.reporting import RoundResults


def group_parts(computed: RoundResults) -> tuple[Part, ...]:
    """Make the parts about groups of experts."""
    return (_communities(computed), _camps(computed))


def _communities(computed: RoundResults) -> Part:
    groups = computed.of_panel.groups
    if computed.view.attribute:
        nothing = "A part of the panel is shown. Groups are compared where the whole panel is."
    elif computed.listed.is_collecting:
        nothing = (
            "While answers can come in, no group of experts is shown apart from the whole panel."
        )
    elif not groups:
        nothing = "No two groups of experts have at least five members each who submitted, so none are compared."
    elif len(groups) == 1:
        nothing = "Only one group of experts has at least five members who submitted, so there is nothing to compare it with."
    else:
        nothing = (
            "The comparison is not in these results. The filter above shows one group at a time."
        )
    return Part(id="communities", heading="Between communities", nothing=nothing)


def _camps(computed: RoundResults) -> Part:
    del computed
    return Part(id="camps", heading="Camps", nothing="Camps are not in these results.")
