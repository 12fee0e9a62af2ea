"""Every statistic that explains itself, by its id, in the order of the page."""

from __future__ import annotations

from surveys.services.explaining.agreement import CRONBACH_ALPHA
from surveys.services.explaining.agreement import KRIPPENDORFF_ALPHA
from surveys.services.explaining.agreement import VAN_DER_EIJK_A
from surveys.services.explaining.changes import CHANGE
from surveys.services.explaining.concentration import AVERAGE_DEVIATION
from surveys.services.explaining.concentration import R_WG
from surveys.services.explaining.dependence import FLIP_NUMBER
from surveys.services.explaining.dependence import TIPPING_POINT
from surveys.services.explaining.differences import CLIFF_DELTA
from surveys.services.explaining.differences import ENERGY_DISTANCE
from surveys.services.explaining.fears import FEARS
from surveys.services.explaining.fears import THREAT_AGREEMENT
from surveys.services.explaining.locations import AXIS_MEAN
from surveys.services.explaining.locations import HODGES_LEHMANN
from surveys.services.explaining.locations import MEDIAN
from surveys.services.explaining.locations import TRIMMED_MEAN
from surveys.services.explaining.placements import PLACEMENT_PROBABILITY

STATISTICS = {
    statistic.id: statistic
    for statistic in (
        PLACEMENT_PROBABILITY,
        AXIS_MEAN,
        MEDIAN,
        TRIMMED_MEAN,
        HODGES_LEHMANN,
        VAN_DER_EIJK_A,
        R_WG,
        AVERAGE_DEVIATION,
        CRONBACH_ALPHA,
        KRIPPENDORFF_ALPHA,
        TIPPING_POINT,
        FLIP_NUMBER,
        CLIFF_DELTA,
        ENERGY_DISTANCE,
        CHANGE,
        THREAT_AGREEMENT,
        FEARS,
    )
}
