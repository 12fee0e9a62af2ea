"""The two axes of a study as its figures draw them, and the parts of results that several figures read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.group_intervals import AxisScale
from surveys.figures.square import SquareAxes
from surveys.services.reporting.figures.phase_plane import drawn_framework

if TYPE_CHECKING:
    from surveys.model.studies import Study


def square_of(study: Study, language: str) -> SquareAxes:
    """Give the plane of a study, with its cells."""
    drawn = drawn_framework(study, language)
    return SquareAxes(
        vertical_title=drawn["vertical_title"],
        horizontal_title=drawn["horizontal_title"],
        minimum=drawn["minimum"],
        maximum=drawn["maximum"],
        cut_vertical=drawn["cut_vertical"],
        cut_horizontal=drawn["cut_horizontal"],
        cells=drawn["cells"],
    )


def scales_of(study: Study, language: str) -> tuple[AxisScale, AxisScale]:
    """Give both axes, the vertical one first."""
    drawn = drawn_framework(study, language)
    vertical, horizontal = (
        AxisScale(
            name=drawn[f"{side}_title"],
            minimum=drawn["minimum"],
            maximum=drawn["maximum"],
            cut=drawn[f"cut_{side}"],
        )
        for side in ("vertical", "horizontal")
    )
    return vertical, horizontal


def axis_ids(study: Study) -> tuple[str, str]:
    """Give the constructs of both axes, the vertical one first."""
    return study.framework.vertical.id, study.framework.horizontal.id


def point_of(study: Study, position: dict[str, float]) -> tuple[float, float]:
    """Read a position, the vertical axis first."""
    vertical, horizontal = axis_ids(study)
    return position[vertical], position[horizontal]


def phase_name(study: Study, phase: str, language: str) -> str:
    """Name a phase in a language."""
    return study.framework.phase(phase).name.to(language)
