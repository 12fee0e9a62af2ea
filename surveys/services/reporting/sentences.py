"""Say a placement in a sentence: never a phase without its probability and its n."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis

if TYPE_CHECKING:
    from surveys.model.frameworks import Axis
    from surveys.model.studies import Study

_NOT_MEASURED = "Whether experts as a group are right is not measured."


def placement_sentence(study: Study, label: str, result: dict[str, Any]) -> str:
    """Say where the panel places an alliance, how many agree one by one, and how firm the average is."""
    n = result["n"]
    if result["phase"] is None:
        return f"No expert rated {label} on both axes, so it has no position."
    if result["placement_probability"] is None:
        return _position_only(study, label, result)
    return " ".join(
        [
            f"{n} experts place {label}, on average, {_where(study, result)}{_individually(result)}.",
            _firmness(study, result),
            *_cautions(study, result),
            _NOT_MEASURED,
        ]
    )


def _position_only(study: Study, label: str, result: dict[str, Any]) -> str:
    n = result["n"]
    who = f"1 expert places {label}" if n == 1 else f"{n} experts place {label}, on average,"
    vertical, horizontal = (
        f"{result['position'][axis.id]:.2f} on {_name_of(study, axis)}"
        for axis in study.framework.axes
    )
    reason = analysis.sentence(result["placement_reason"])
    return (
        f"{who} at {vertical} and {horizontal}. "
        f"No phase and no probability is given. {reason} {_NOT_MEASURED}"
    )


def _name_of(study: Study, axis: Axis) -> str:
    return study.construct(axis.id).name.to("en").lower()


def _where(study: Study, result: dict[str, Any]) -> str:
    phase = study.framework.phase(result["phase"]).name.to("en").lower()
    other = result["alternative_phase"]
    if other in {None, result["phase"]}:
        return f"in “{phase}”"
    words = [f"{_end(axis, result)} {_name_of(study, axis)}" for axis in study.framework.axes]
    named = study.framework.phase(other).name.to("en").lower()
    return (
        f"at {words[0]} and {words[1]}: “{phase}” in the reading used here, “{named}” in the other"
    )


def _end(axis: Axis, result: dict[str, Any]) -> str:
    is_high = result["boundary"][axis.id] or result["position"][axis.id] >= axis.cut
    return (axis.high if is_high else axis.low).to("en").lower()


def _individually(result: dict[str, Any]) -> str:
    shares = result["phase_shares"]
    if not shares:
        return ""
    return f" ({shares[result['phase']]['n']} of {result['n']} individually)"


def _firmness(study: Study, result: dict[str, Any]) -> str:
    probability = result["placement_probability"]
    if result["certainty"] == "not_placed":
        # The point's own phase was named, so its probability is, too, however small.
        named = dict.fromkeys([*result["listed"], result["phase"]])
        listed = ", ".join(
            f"“{study.framework.phase(phase).name.to('en').lower()}” {probability_in_words(probability[phase])}"
            for phase in named
        )
        return (
            "That is too close to call, so it is not placed: if more experts of this kind were asked, "
            f"the probabilities of where their average would lie are {listed}."
        )
    likeliest = max(probability, key=lambda phase: probability[phase])
    stays = (
        "stays there"
        if likeliest == result["phase"]
        else f"lies in “{study.framework.phase(likeliest).name.to('en').lower()}”"
    )
    return (
        "If more experts of this kind were asked, the probability that their average "
        f"{stays} is {probability_in_words(probability[likeliest])} ({result['certainty']})."
    )


def _cautions(study: Study, result: dict[str, Any]) -> list[str]:
    on = [_name_of(study, axis) for axis in study.framework.axes if result["boundary"][axis.id]]
    boundary = (
        f"The average is exactly on the boundary of {' and of '.join(on)}, which counts as high."
    )
    depends = "The phase depends on the score used."
    camps = "The experts fall into two camps, and the average may describe neither."
    has_camps = "two_camps" in result["warnings"]
    return [boundary] * bool(on) + [depends] * result["depends_on_score"] + [camps] * has_camps


def sensitivity_sentence(study: Study, label: str, result: dict[str, Any]) -> str:
    """Say in how many analyses the placement of an alliance holds, and where those that differ come from."""
    found = result["sensitivity"]
    curve = found["specifications"]
    if curve is None:
        return f"How far the placement of {label} depends on choices is not known. {analysis.sentence(found['reason'])}"
    holds, n = curve["holds"], curve["n"]
    phase = study.framework.phase(curve["phase"]).name.to("en").lower()
    if holds == n:
        said = f"The placement of {label} in “{phase}” holds in all {n} analyses."
    else:
        said = f"The placement of {label} in “{phase}” holds in {holds} of {n} analyses{_differing(curve)}."
    return f"{said} {_flip(found['flip_number'])}"


def _differing(curve: dict[str, Any]) -> str:
    """Name the options with which it holds least, if they differ from the rest."""
    if curve["holds_cell"] == curve["n_cells"]:
        return "; the others only read the map otherwise"
    tried = [each for each in curve["by_option"] if each["choice"] != "map"]
    least = min(tried, key=lambda each: each["holds"] / each["n"])
    words = f"{least['choice']} {least['option']}".replace("_", " ")
    return f", least often with {words} ({least['holds']} of {least['n']})"


def _flip(flip: dict[str, Any]) -> str:
    if flip["experts"] is None:
        return "No experts could be left out to change it."
    if flip["experts"] == 1:
        return f"Leaving out a single one of {flip['n']} experts would change it."
    return (
        f"At least {flip['experts']} of {flip['n']} experts would have to be left out to change it."
    )


_ALMOST_ONE = {"en": "more than .99", "zh-Hant": "大於.99", "ja": ".99より大", "ko": ".99 초과"}
_ALMOST_NONE = {"en": "less than .01", "zh-Hant": "小於.01", "ja": ".01より小", "ko": ".01 미만"}


def probability_in_words(value: float, language: str = "en") -> str:
    """Write a probability with two digits, and never one that is not certain as certain."""
    if value > 0.995:  # noqa: PLR2004 - what two digits would round to 1
        return _ALMOST_ONE[language]
    if value < 0.005:  # noqa: PLR2004 - what two digits would round to 0
        return _ALMOST_NONE[language]
    return f"{value:.2f}".lstrip("0")


def reason_in_words(statistic: dict[str, Any]) -> str:
    """Say why a statistic of the results has no number, or no interval; nothing where it has both."""
    return analysis.sentence(statistic["reason"]) if statistic["reason"] else ""
