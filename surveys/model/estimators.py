"""Which estimate of a position leads: fixed in the study file, before anybody answers."""

from __future__ import annotations

from enum import StrEnum


class EstimatorRule(StrEnum):
    """By the design of the study (who is asked about what), or always one of the two."""

    BY_DESIGN = "by_design"
    MEAN = "mean"
    MODEL = "model"
