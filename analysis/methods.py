"""Every coefficient under its name, as numbers in and numbers out: for tables of worked examples."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from analysis.a_wg import a_wg
from analysis.agreement_methods import AGREEMENT_METHODS
from analysis.average_deviation import average_deviation
from analysis.blair_lacy import blair_lacy
from analysis.cronbach import cronbach_alpha
from analysis.icc import icc
from analysis.leik import leik_dispersion
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


#: From the name of a coefficient to f(data, **params), which gives plain floats, or None.
METHODS: Mapping[str, Method] = MappingProxyType(
    {
        **AGREEMENT_METHODS,
        "a_wg": _estimate(a_wg, conf=None),
        "average_deviation": _estimate(average_deviation, conf=None),
        "blair_lacy": _estimate(blair_lacy, conf=None),
        "cronbach_alpha": _with_limits(cronbach_alpha),
        "icc": _with_limits(icc),
        "leik_dispersion": _estimate(leik_dispersion, conf=None),
        "r_star_wg_j": _estimate(r_star_wg_j, conf=None),
        "r_wg": _estimate(r_wg, conf=None),
        "r_wg_j": _estimate(r_wg_j, conf=None),
        "tastle_consensus": _estimate(tastle_consensus, conf=None),
        "van_der_eijk_a": _estimate(van_der_eijk_a, "polarization", conf=None),
    }
)
