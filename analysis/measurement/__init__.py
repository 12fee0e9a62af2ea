"""Models of how experts come to a rating: the second estimator of a position."""

from __future__ import annotations

from analysis.measurement.ordinal_irt import LatentPlaces
from analysis.measurement.ordinal_irt import ordinal_irt

__all__ = ["LatentPlaces", "ordinal_irt"]
