"""The plane in words, so that it can be a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.frameworks import Framework
    from surveys.model.frameworks import PhaseMap
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """The plane in words: four phases between two axes."""

    vertical: str
    horizontal: str
    columns: tuple[str, str]
    rows: tuple[tuple[str, tuple[str, str]], ...]


def draw_map(study: Study, phase_map: PhaseMap) -> DrawnMap:
    """Put the names of the phases where the map has them."""
    language = study.languages[0]
    framework = study.framework
    upper, lower = (_names(framework, row, language) for row in phase_map.cells)
    return DrawnMap(
        vertical=study.construct(framework.vertical.id).name.to(language),
        horizontal=study.construct(framework.horizontal.id).name.to(language),
        columns=(framework.horizontal.low.to(language), framework.horizontal.high.to(language)),
        rows=(
            (framework.vertical.high.to(language), upper),
            (framework.vertical.low.to(language), lower),
        ),
    )


def _names(framework: Framework, row: tuple[str, str], language: str) -> tuple[str, str]:
    weak, strong = row
    return (
        framework.phase(weak).name.to(language),
        framework.phase(strong).name.to(language),
    )
