"""The reliability of a round as lines of text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.reporting import reason_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AxisReliability
    from surveys.services.reporting import RatedAlliance
    from surveys.services.reporting import RoundReliability

_NONE = "–"
_WIDEST = 38
_INDICES = {
    "AD": "average_deviation",
    "ADmd": "average_deviation_median",
    "A": "van_der_eijk_a",
    "Cns": "tastle_consensus",
    "D": "leik_dispersion",
    "r_wg": "r_wg",
}
_SCALE = {
    "Cronbach’s α": "cronbach_alpha",
    "McDonald’s ω": "omega_total",
    "Guttman’s λ₂": "guttman_lambda2",
    "Guttman’s λ₆": "guttman_lambda6",
    "split half": "split_half",
}
_ORDER = {
    "Kendall’s W": "kendall_w",
    "mean Spearman": "mean_spearman",
    "ICC(C,1)": "ICC(C,1)",
    "ICC(C,k)": "ICC(C,k)",
}
_NUMBERS = {
    "Krippendorff’s α, ordinal": "krippendorff_alpha_ordinal",
    "AC2, quadratic": "gwet_ac2",
    "ICC(A,1)": "ICC(A,1)",
    "ICC(A,k)": "ICC(A,k)",
    "ICC(A,1), by moments": "ICC(A,1), incomplete designs",
}


def short_lines(found: RoundReliability, *, names_more: bool) -> Iterator[str]:
    """Say in a few lines how reliable results are, and for a round where there is more."""
    yield "Reliability (alpha within alliances, from single experts’ ratings; it certifies no score)"
    for axis in found.axes:
        lenient = axis.result["cronbach_alpha_leniency_removed"]
        weak = len(axis.weak_items)
        look = f"; {weak} of {len(axis.items)} items worth another look" if weak else ""
        yield (
            f"  {axis.name}: α {_estimate(axis.result['cronbach_alpha'])}, "
            f"leniency removed {_number(lenient['estimate'])}{look}"
        )
    if names_more:
        yield f"  More: soundings reliability {found.results.listed.round.name}"


def reliability_lines(found: RoundReliability) -> Iterator[str]:
    """Say everything that the page about reliability says."""
    if found.results.is_simulated:
        yield "SIMULATED DATA: no expert gave these answers."
    yield "1. Is opinion concentrated? (* beyond what panels of this size reach at random)"
    for axis in found.axes:
        for alliance in axis.alliances:
            yield ""
            yield from _alliance(axis, alliance)
    for heading, coefficients in (
        ("2. Do the experts put the alliances in the same order?", _ORDER),
        ("3. Do they use the same numbers?", _NUMBERS),
    ):
        yield ""
        yield heading
        yield from _over_targets(found, coefficients)
    yield ""
    yield "Do the items of an axis hang together? (beside it with each expert’s leniency removed)"
    for axis in found.axes:
        yield from _scale(axis)


def _alliance(axis: AxisReliability, alliance: RatedAlliance) -> Iterator[str]:
    heading = f"{alliance.label}, {axis.name.lower()}"
    columns = "".join(f"{name:>7}" for name in ("n", "mean", "sd", "±1", *_INDICES))
    yield f"{heading[:_WIDEST]:{_WIDEST}}{columns}"
    for each in alliance.questions:
        result = each.result
        within = result["within_one"]["estimate"]
        numbers = (
            str(result["n"]),
            _number(result["mean"]["estimate"]),
            _number(result["sd"]["estimate"]),
            _NONE if within is None else f"{100 * within:.0f}%",
            *(_index(result[key]) for key in _INDICES.values()),
        )
        cells = "".join(f"{cell:>7}" for cell in numbers)
        yield f"{_cut(each.label):{_WIDEST}}{cells}"


def _cut(label: str) -> str:
    return label if len(label) < _WIDEST else f"{label[: _WIDEST - 2]}…"


def _index(found: dict[str, Any]) -> str:
    star = "*" if found["beyond_chance"] else ""
    return f"{_number(found['estimate'])}{star}"


def _over_targets(found: RoundReliability, coefficients: dict[str, str]) -> Iterator[str]:
    use = found.results.document["scale_use"]["name"]
    for axis in found.axes:
        yield from _coefficients(axis.name, axis.result, coefficients)
        if found.results.study.vignettes:
            yield from _coefficients(
                f"{axis.name}, vignettes ({use})", axis.scale_use, coefficients
            )


def _coefficients(name: str, found: dict[str, Any], coefficients: dict[str, str]) -> Iterator[str]:
    each = {words: found.get(key) or found["icc"][key] for words, key in coefficients.items()}
    reasons = {reason_in_words(statistic) for statistic in each.values()}
    if len(reasons) == 1 and all(one["estimate"] is None for one in each.values()):
        yield f"  {name}: {reasons.pop()}"
        return
    yield f"  {name}:"
    for words, statistic in each.items():
        yield f"    {words:26} {_estimate(statistic)}"


def _scale(axis: AxisReliability) -> Iterator[str]:
    yield f"  {axis.name}, {axis.result['cronbach_alpha']['n']} rows:"
    for words, key in _SCALE.items():
        lenient = _number(axis.result[f"{key}_leniency_removed"]["estimate"])
        yield f"    {words:26} {_estimate(axis.result[key])}   {lenient}"
    for item in axis.items:
        numbers = f"item-rest {_number(item.result['item_rest'])}, α without it {_number(item.result['alpha_if_deleted'])}"
        yield f"    {_cut(item.label):{_WIDEST}} {numbers}"
    for item in axis.weak_items:
        yield f"    Worth another look: {item.label} {' '.join(item.weaknesses)}"


def _estimate(statistic: dict[str, Any]) -> str:
    if statistic["estimate"] is None:
        return f"{_NONE} ({reason_in_words(statistic)})"
    limits = statistic["interval"]
    between = f" ({_number(limits['low'])} to {_number(limits['high'])})" if limits else ""
    return f"{_number(statistic['estimate'])}{between}"


def _number(value: float | None) -> str:
    return _NONE if value is None else f"{value:.2f}".replace("-", "−")
