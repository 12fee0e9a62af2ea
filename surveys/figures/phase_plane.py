"""The plane of the two axes, with every alliance where the panel puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.marks import sheet
from surveys.figures.plane_labels import label_layers
from surveys.figures.plane_margins import axes
from surveys.figures.plane_margins import layers_above
from surveys.figures.plane_margins import layers_below
from surveys.figures.plane_margins import left_margin
from surveys.figures.plane_marks import layers_inside
from surveys.figures.plane_own import own_labels
from surveys.figures.plane_scale import RIGHT
from surveys.figures.plane_scale import SIDE

if TYPE_CHECKING:
    from surveys.figures.plane import PhasePlane


def phase_plane_spec(plane: PhasePlane) -> dict[str, Any]:
    """Draw the plane as a Vega-Lite spec; the same plane always gives the same spec."""
    left = left_margin(plane)
    labels, numbered = label_layers(plane)
    above, top = layers_above(plane, left=left)
    below, bottom = layers_below(plane, left=left, numbered=numbered)
    return sheet(
        [
            *layers_inside(plane),
            *labels,
            *own_labels(plane),
            *above,
            *below,
        ],
        description=plane.description,
        language=plane.language,
        size=(SIDE, SIDE),
        margins={"left": left, "right": RIGHT, "top": top, "bottom": bottom},
        encoding=axes(plane),
    )
