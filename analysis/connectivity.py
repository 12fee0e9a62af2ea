"""Whether the experts and what they rated hang together, so that alliances can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.sheets import Sheet
    from analysis.sheets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Connectivity:
    """The groups of alliances that may be compared: (alliance, period), linked by experts."""

    connected: bool
    components: tuple[tuple[tuple[str, str], ...], ...]


def connectivity_of(sheets: Mapping[Target, Sheet]) -> Connectivity:
    """Find the components of the graph of experts and targets; vignettes link, too."""
    groups: list[tuple[set[Target], set[int]]] = []
    for target, sheet in sheets.items():
        experts = set(np.flatnonzero((~np.isnan(sheet.values)).any(axis=1)).tolist())
        targets = {target}
        apart = []
        for group in groups:
            if group[1] & experts:
                targets |= group[0]
                experts |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (targets, experts)] if experts else groups
    components = sorted(
        tuple(sorted((name, period) for kind, name, period in targets if kind == "alliance"))
        for targets, _ in groups
    )
    filled = tuple(component for component in components if component)
    return Connectivity(connected=len(filled) <= 1, components=filled)
