"""Measure how far raters agree, in anybody's table of ratings: no study, no installation."""

from __future__ import annotations

from surveys.formats.agreement_tables import FORMATS
from surveys.services.agreeing.measuring import measure
from surveys.services.agreeing.reading import Wanted
from surveys.services.agreeing.reading import read_ratings

__all__ = ["FORMATS", "Wanted", "measure", "read_ratings"]
