"""What items refer to and answer with: read from other sections before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.frameworks import Framework
    from surveys.model.items import Construct
    from surveys.model.kinds import MapAxis
    from surveys.model.kinds import Option
    from surveys.model.scales import Scale
    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What items answer with: scales, ways out, and the lists that options may come from."""

    scales: dict[str, Scale]
    ways_out: tuple[Option, ...]
    reasons: tuple[Option, ...]
    option_lists: dict[str, tuple[Option, ...]]
    axes: tuple[MapAxis, MapAxis]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemContext:
    """What items refer to."""

    constructs: dict[str, Construct]
    framework: Framework
    modules: dict[str, bool]
    periods: tuple[str, ...]
    rationale: Text
    answering: Answering

    @property
    def axes(self) -> set[str]:
        """The constructs that are axes."""
        return {axis.id for axis in self.framework.axes if axis.id}
