"""Ratings from elsewhere: a table that never passed through our pages gets the results of a round."""

from __future__ import annotations

from surveys.services.analyzing.mapping import Mapping
from surveys.services.analyzing.mapping import read_mapping
from surveys.services.analyzing.reading import RatingsRead
from surveys.services.analyzing.reading import read_ratings
from surveys.services.analyzing.results import results_of_ratings
from surveys.services.analyzing.studies import Described
from surveys.services.analyzing.studies import describe_by
from surveys.services.analyzing.writing import write_results

__all__ = [
    "Described",
    "Mapping",
    "RatingsRead",
    "describe_by",
    "read_mapping",
    "read_ratings",
    "results_of_ratings",
    "write_results",
]
