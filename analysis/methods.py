"""Every coefficient under its name, as numbers in and numbers out: for tables of worked examples."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from analysis.a_wg import a_wg
from analysis.aggregate import aggregate
from analysis.agreement_methods import AGREEMENT_METHODS
from analysis.average_deviation import average_deviation
from analysis.blair_lacy import blair_lacy
from analysis.cronbach import cronbach_alpha
from analysis.dawid_skene import dawid_skene
from analysis.finn import finn
from analysis.guttman import guttman_lambda2
from analysis.guttman import guttman_lambda6
from analysis.icc import icc
from analysis.icc_ebel import icc_ebel
from analysis.icc_groups import icc_groups
from analysis.kendall import kendall_w
from analysis.leik import leik_dispersion
from analysis.measurement import ordinal_irt
from analysis.omega import omega_total
from analysis.spearman import mean_spearman
from analysis.split_half import split_half
from analysis.tastle import tastle_consensus
from analysis.van_der_eijk import van_der_eijk_a
from analysis.within_group_agreement import r_star_wg_j
from analysis.within_group_agreement import r_wg
from analysis.within_group_agreement import r_wg_j

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.results import Statistic

Numbers = dict[str, Any]
Method = Callable[..., Numbers]


def _estimate(function: Callable[..., Statistic], *others: str, **fixed: Any) -> Method:
    """Give the estimate, and other numbers of the result under the names of its fields."""

    def method(data: Any, **params: Any) -> Numbers:
        result = function(data, **(fixed | params))
        return {name: getattr(result, name) for name in ("estimate", *others)}

    return method


def _with_limits(function: Callable[..., Statistic], *others: str) -> Method:
    """Give the estimate and its limits, None where there are none."""

    def method(data: Any, **params: Any) -> Numbers:
        result = function(data, **params)
        interval = result.interval
        return {
            **{name: getattr(result, name) for name in ("estimate", *others)},
            "ci_low": None if interval is None else interval.low,
            "ci_high": None if interval is None else interval.high,
        }

    return method


def _aggregate(data: Any, **params: Any) -> Numbers:
    found = aggregate(data, **params).as_dict()
    return {key: found[key] for key in found if key not in {"level", "reason"}}


def _dawid_skene(data: Any, **params: Any) -> Numbers:
    found = dawid_skene(data, **params)
    if found.prevalence is None or found.labels is None:
        return {"prevalence": None, "labels": None}
    return {"prevalence": list(found.prevalence), "labels": list(found.labels)}


def _ordinal_irt(data: Any, **params: Any) -> Numbers:
    found = ordinal_irt(data, **params)
    return {"z_mean": None if found.reason else list(found.z_mean)}


def _icc_ebel(data: Any, **params: Any) -> Numbers:
    return {"icc1": icc_ebel(data, **params).estimate}


def _icc_groups(data: Any, **params: Any) -> Numbers:
    found = icc_groups(data, **params)
    return {"icc1": found.estimate, "icc2": found.icc2}


#: From the name of a coefficient to f(data, **params), which gives plain floats, or None.
METHODS: Mapping[str, Method] = MappingProxyType(
    {
        **AGREEMENT_METHODS,
        "aggregate": _aggregate,
        "dawid_skene": _dawid_skene,
        "finn": _estimate(finn, conf=None),
        "icc_ebel": _icc_ebel,
        "icc_groups": _icc_groups,
        "kendall_w": _estimate(kendall_w, "chisq", "p", conf=None),
        "mean_spearman": _estimate(mean_spearman, conf=None),
        "a_wg": _estimate(a_wg, conf=None),
        "average_deviation": _estimate(average_deviation, conf=None),
        "blair_lacy": _estimate(blair_lacy, conf=None),
        "cronbach_alpha": _with_limits(cronbach_alpha, "standardized"),
        "guttman_lambda2": _with_limits(guttman_lambda2),
        "guttman_lambda6": _with_limits(guttman_lambda6),
        "omega_total": _with_limits(omega_total),
        "split_half": _with_limits(split_half, "correlation", "greatest", "mean"),
        "icc": _with_limits(icc),
        "leik_dispersion": _estimate(leik_dispersion, conf=None),
        "ordinal_irt": _ordinal_irt,
        "r_star_wg_j": _estimate(r_star_wg_j, conf=None),
        "r_wg": _estimate(r_wg, conf=None),
        "r_wg_j": _estimate(r_wg_j, conf=None),
        "tastle_consensus": _estimate(tastle_consensus, conf=None),
        "van_der_eijk_a": _estimate(van_der_eijk_a, "polarization", conf=None),
    }
)
