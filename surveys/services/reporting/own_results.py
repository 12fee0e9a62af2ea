"""What an expert is shown of the own placements: one object an alliance, and the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAlliance:
    """One alliance: the own position (vertical, horizontal), and the panel's results where they may be shown.

    ``own`` is None where the expert answered too little to have a position.
    """

    id: str
    period: str
    name: Text
    own: tuple[float, float] | None
    panel: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlacement:
    """An expert's placements; ``figure`` is an SVG, or empty where no panel's position may be drawn."""

    study: Study
    alliances: tuple[OwnAlliance, ...]
    is_withheld: bool
    figure: str
