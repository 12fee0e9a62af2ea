"""Watch the field work of a round: who was invited and what came of it, and how carefully the round is answered."""

from __future__ import annotations

from surveys.services.monitoring.breakdowns import Breakdown
from surveys.services.monitoring.breakdowns import Part
from surveys.services.monitoring.counting import FieldWork
from surveys.services.monitoring.counting import field_work
from surveys.services.monitoring.curve import Curve
from surveys.services.monitoring.curve import curve_of
from surveys.services.monitoring.drawing import FIGURES
from surveys.services.monitoring.drawing import draw
from surveys.services.monitoring.flag_rules import FLAGS
from surveys.services.monitoring.missing import ItemQuality
from surveys.services.monitoring.pages_reached import PageReached
from surveys.services.monitoring.quality import Quality
from surveys.services.monitoring.quality import quality_of
from surveys.services.monitoring.tables import OF_FIELD_WORK
from surveys.services.monitoring.tables import OF_QUALITY
from surveys.services.monitoring.tables import OF_SINGLE_RESPONSES
from surveys.services.monitoring.tables import TABLES
from surveys.services.monitoring.tables import field_work_file
from surveys.services.monitoring.tables import hand_out

__all__ = [
    "FIGURES",
    "FLAGS",
    "OF_FIELD_WORK",
    "OF_QUALITY",
    "OF_SINGLE_RESPONSES",
    "TABLES",
    "Breakdown",
    "Curve",
    "FieldWork",
    "ItemQuality",
    "PageReached",
    "Part",
    "Quality",
    "curve_of",
    "draw",
    "field_work",
    "field_work_file",
    "hand_out",
    "quality_of",
]
