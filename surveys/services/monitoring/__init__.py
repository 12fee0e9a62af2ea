"""Watch the field work of a round: who was invited and what came of it, and how carefully the round is answered."""

from __future__ import annotations

from surveys.services.monitoring.breakdowns import Breakdown
from surveys.services.monitoring.breakdowns import Part
from surveys.services.monitoring.counting import FieldWork
from surveys.services.monitoring.counting import field_work
from surveys.services.monitoring.curve import Curve
from surveys.services.monitoring.curve import curve_of
from surveys.services.monitoring.curve import draw_curve
from surveys.services.monitoring.pages_reached import PageReached
from surveys.services.monitoring.quality import Quality
from surveys.services.monitoring.quality import quality_of
from surveys.services.monitoring.tables import TABLES
from surveys.services.monitoring.tables import field_work_file
from surveys.services.monitoring.tables import table_names

__all__ = [
    "TABLES",
    "Breakdown",
    "Curve",
    "FieldWork",
    "PageReached",
    "Part",
    "Quality",
    "curve_of",
    "draw_curve",
    "field_work",
    "field_work_file",
    "quality_of",
    "table_names",
]
