"""The coefficients of agreement as functions from data to plain numbers, under their own names."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

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
from analysis.percent_agreement import percent_agreement

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.results import Coefficient

Numbers = dict[str, float | None]


def numbers_of(found: Coefficient) -> Numbers:
    """Give the estimate, its standard error and its interval; None where there is none.

    Examples
    --------
    >>> numbers_of(krippendorff_alpha([[1, 1], [1, 1]]))
    {'estimate': None, 'se': None, 'ci_low': None, 'ci_high': None}

    """
    return {
        "estimate": found.estimate,
        "se": found.se,
        "ci_low": found.interval.low if found.interval else None,
        "ci_high": found.interval.high if found.interval else None,
    }


def _numbers(coefficient: Callable[..., Coefficient]) -> Callable[..., Numbers]:
    def method(data: Any, **params: Any) -> Numbers:
        return numbers_of(coefficient(data, **params))

    return method


def _estimate(coefficient: Callable[..., Coefficient]) -> Callable[..., Numbers]:
    def method(data: Any, **params: Any) -> Numbers:
        return {"estimate": coefficient(data, **{"interval": None, **params}).estimate}

    return method


def _classic(data: Any, **params: Any) -> Numbers:
    found = fleiss_kappa_classic(data, **params)
    return {"estimate": found.estimate, "z": found.z}


AGREEMENT_METHODS: MappingProxyType[str, Callable[..., Numbers]] = MappingProxyType(
    {
        "krippendorff_alpha": _estimate(krippendorff_alpha),
        "krippendorff_alpha_bootstrap": _numbers(krippendorff_alpha_bootstrap),
        "krippendorff_alpha_se": _numbers(krippendorff_alpha_se),
        "percent_agreement": _numbers(percent_agreement),
        "cohen_kappa": _estimate(cohen_kappa),
        "light_kappa": _estimate(light_kappa),
        "fleiss_kappa": _numbers(fleiss_kappa),
        "fleiss_kappa_classic": _classic,
        "conger_kappa": _numbers(conger_kappa),
        "brennan_prediger": _numbers(brennan_prediger),
        "gwet_ac": _numbers(gwet_ac),
    }
)
