"""Ratings in, statistics out: one statistic a file, result objects, no input or output."""

from __future__ import annotations

from analysis.a_wg import a_wg
from analysis.aggregate import aggregate
from analysis.average_deviation import average_deviation
from analysis.benchmarks import Benchmark
from analysis.benchmarks import benchmark
from analysis.blair_lacy import blair_lacy
from analysis.brennan_prediger import brennan_prediger
from analysis.cohen import cohen_kappa
from analysis.conger import conger_kappa
from analysis.cronbach import cronbach_alpha
from analysis.dawid_skene import dawid_skene
from analysis.finn import finn
from analysis.fleiss import fleiss_kappa
from analysis.fleiss_classic import fleiss_kappa_classic
from analysis.guttman import guttman_lambda2
from analysis.guttman import guttman_lambda6
from analysis.gwet import gwet_ac
from analysis.icc import icc
from analysis.icc_ebel import icc_ebel
from analysis.icc_groups import icc_groups
from analysis.judgements import ChipAllocation
from analysis.judgements import MapPoint
from analysis.judgements import MapReading
from analysis.judgements import Membership
from analysis.judgements import PhaseChoice
from analysis.kendall import kendall_w
from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_bootstrap import krippendorff_alpha_bootstrap
from analysis.krippendorff_gwet import krippendorff_alpha_se
from analysis.leik import leik_dispersion
from analysis.light import light_kappa
from analysis.mean_concentration import mean_concentration
from analysis.measurement import ordinal_irt
from analysis.methods import METHODS
from analysis.null_percentiles import chance_of
from analysis.omega import omega_total
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
from analysis.results import Chance
from analysis.results import Coefficient
from analysis.results import Interval
from analysis.results import Statistic
from analysis.round import analyze
from analysis.round_results import RoundResult
from analysis.spearman import mean_spearman
from analysis.split_half import split_half
from analysis.tastle import tastle_consensus
from analysis.van_der_eijk import van_der_eijk_a
from analysis.within_group_agreement import r_star_wg_j
from analysis.within_group_agreement import r_wg
from analysis.within_group_agreement import r_wg_j

__all__ = [
    "METHODS",
    "Axis",
    "Benchmark",
    "Chance",
    "ChipAllocation",
    "Coefficient",
    "Frame",
    "Interval",
    "Item",
    "MapPoint",
    "MapReading",
    "Membership",
    "Options",
    "Panel",
    "PhaseChoice",
    "PhaseMap",
    "Rating",
    "Ratings",
    "RoundResult",
    "Statistic",
    "a_wg",
    "aggregate",
    "analyze",
    "average_deviation",
    "benchmark",
    "blair_lacy",
    "brennan_prediger",
    "chance_of",
    "cohen_kappa",
    "conger_kappa",
    "cronbach_alpha",
    "dawid_skene",
    "finn",
    "fleiss_kappa",
    "fleiss_kappa_classic",
    "guttman_lambda2",
    "guttman_lambda6",
    "gwet_ac",
    "icc",
    "icc_ebel",
    "icc_groups",
    "kendall_w",
    "krippendorff_alpha",
    "krippendorff_alpha_bootstrap",
    "krippendorff_alpha_se",
    "leik_dispersion",
    "light_kappa",
    "mean_concentration",
    "mean_spearman",
    "omega_total",
    "ordinal_irt",
    "percent_agreement",
    "r_star_wg_j",
    "r_wg",
    "r_wg_j",
    "sentence",
    "split_half",
    "tastle_consensus",
    "van_der_eijk_a",
]
