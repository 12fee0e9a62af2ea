"""All intervals that are calibrated, in the order of the page."""

from __future__ import annotations

from bench.calibrate import agreement
from bench.calibrate import axes
from bench.calibrate import concentration
from bench.calibrate import correlations
from bench.calibrate import kappas
from bench.calibrate import measurement
from bench.calibrate import members
from bench.calibrate import minres
from bench.calibrate import orders
from bench.calibrate import scales

FAMILIES = tuple(
    module.FAMILY
    for module in (
        agreement,
        kappas,
        correlations,
        members,
        orders,
        concentration,
        scales,
        minres,
        axes,
        measurement,
    )
)
