"""Pools of scores, chips and choices, the convergence of readings, and the test of the phase map."""

from __future__ import annotations

from analysis.pooling.pooled import PooledRound
from analysis.pooling.pooled import pool_round
from analysis.pooling.results import AlliancePools
from analysis.pooling.results import CellReading
from analysis.pooling.results import Chips
from analysis.pooling.results import Choice
from analysis.pooling.results import Convergence
from analysis.pooling.results import MapTest
from analysis.pooling.results import OpinionPool
from analysis.pooling.results import Reading
from analysis.pooling.results import ReadingAgreement
from analysis.pooling.results import ScorePool

__all__ = [
    "AlliancePools",
    "CellReading",
    "Chips",
    "Choice",
    "Convergence",
    "MapTest",
    "OpinionPool",
    "PooledRound",
    "Reading",
    "ReadingAgreement",
    "ScorePool",
    "pool_round",
]
