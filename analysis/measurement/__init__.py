"""How experts come to a rating: the second estimator of a position, vignettes, and what leads."""

from __future__ import annotations

from analysis.measurement.aldrich_mckelvey import aldrich_mckelvey
from analysis.measurement.anchored_mean import anchored_mean
from analysis.measurement.leading import leading_estimator
from analysis.measurement.measuring import measure
from analysis.measurement.ordinal_irt import LatentPlaces
from analysis.measurement.ordinal_irt import ordinal_irt
from analysis.measurement.results import Measurement
from analysis.measurement.vignette_ranks import vignette_rank

__all__ = [
    "LatentPlaces",
    "Measurement",
    "aldrich_mckelvey",
    "anchored_mean",
    "leading_estimator",
    "measure",
    "ordinal_irt",
    "vignette_rank",
]
