"""Ratings in, statistics out: one statistic a file, result objects, no input or output."""

from __future__ import annotations

from analysis.benchmarks import Benchmark
from analysis.benchmarks import benchmark
from analysis.brennan_prediger import brennan_prediger
from analysis.cohen import cohen_kappa
from analysis.conger import conger_kappa
from analysis.fleiss import fleiss_kappa
from analysis.fleiss_classic import fleiss_kappa_classic
from analysis.gwet import gwet_ac
from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_bootstrap import krippendorff_alpha_bootstrap
from analysis.krippendorff_gwet import krippendorff_alpha_se
from analysis.light import light_kappa
from analysis.options import Options
from analysis.panel import Axis
from analysis.panel import Frame
from analysis.panel import Item
from analysis.panel import Panel
from analysis.panel import PhaseMap
from analysis.panel import Rating
from analysis.percent_agreement import percent_agreement
from analysis.ratings import Ratings
from analysis.reasons import sentence
from analysis.results import Coefficient
from analysis.results import Interval
from analysis.results import Statistic
from analysis.round import analyze
from analysis.round_results import RoundResult

__all__ = [
    "Axis",
    "Benchmark",
    "Coefficient",
    "Frame",
    "Interval",
    "Item",
    "Options",
    "Panel",
    "PhaseMap",
    "Rating",
    "Ratings",
    "RoundResult",
    "Statistic",
    "analyze",
    "benchmark",
    "brennan_prediger",
    "cohen_kappa",
    "conger_kappa",
    "fleiss_kappa",
    "fleiss_kappa_classic",
    "gwet_ac",
    "krippendorff_alpha",
    "krippendorff_alpha_bootstrap",
    "krippendorff_alpha_se",
    "light_kappa",
    "percent_agreement",
    "sentence",
]
