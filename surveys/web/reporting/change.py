"""What has changed between rounds and between periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.web.reporting.parts import Part

if TYPE_CHECKING:
    from surveys.services.reporting import RoundResults


def change_parts(computed: RoundResults) -> tuple[Part, ...]:
    """Make the parts about change."""
    return (_rounds(computed), _periods(computed))


def _rounds(computed: RoundResults) -> Part:
    follows = computed.listed.round.follows
    nothing = (
        f"This round follows {follows}; the comparison of the two is not in these results."
        if follows
        else "This round follows no other, so there is nothing to compare it with. Begin the next round as a "
        "follow-up of this one, and the change is shown there."
    )
    return Part(id="rounds", heading="Since the round before", nothing=nothing)


def _periods(computed: RoundResults) -> Part:
    periods = {report.period for report in computed.alliances}
    nothing = (
        "This round asks about the present only. A study file can ask the same questions about past periods."
        if len(periods) < 2  # noqa: PLR2004 - a comparison
        else "The comparison of the periods is not in these results; the overview has each of them."
    )
    return Part(id="periods", heading="Between periods", nothing=nothing)
