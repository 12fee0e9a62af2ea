"""Say a placement in a sentence: never a phase without its probability and its n."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.specification_options import choice_in_words
from surveys.figures.specification_options import option_in_words
from surveys.figures.wording import SHARED
from surveys.services.reporting.reasons import sentence_of
from surveys.services.reporting.sentence_words import PLACEMENT
from surveys.services.reporting.sentence_words import SENSITIVITY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.frameworks import Axis
    from surveys.model.studies import Study

_WITHOUT_SPACES = frozenset({"zh-Hant", "ja"})


def placement_sentence(
    study: Study, label: str, result: dict[str, Any], language: str = "en"
) -> str:
    """Say where the panel places an alliance, how many agree one by one, and how firm the average is."""
    say = PLACEMENT.to(language)
    if result["phase"] is None:
        return say("nobody", alliance=label)
    if result["placement_probability"] is None:
        return _position_only(study, label, result, language)
    placed = say(
        "placed",
        n=result["n"],
        alliance=label,
        where=_where(study, result, language),
        individually=_individually(result, language),
    )
    sentences = (
        placed,
        _firmness(study, result, language),
        *_cautions(study, result, language),
        say("not measured"),
    )
    return in_a_row(sentences, language)


def in_a_row(sentences: Iterable[str], language: str) -> str:
    """Put sentences one after the other, as the language spaces them."""
    return ("" if language in _WITHOUT_SPACES else " ").join(filter(None, sentences))


def certainty_in_words(certainty: str, language: str = "en") -> str:
    """Say how firm a placement is."""
    return PLACEMENT.to(language)(certainty)


def _position_only(study: Study, label: str, result: dict[str, Any], language: str) -> str:
    say, n = PLACEMENT.to(language), result["n"]
    vertical, horizontal = (
        say(
            "on axis",
            value=f"{result['position'][axis.id]:.2f}",
            axis=_name_of(study, axis, language),
        )
        for axis in study.framework.axes
    )
    where = say(
        "position of one" if n == 1 else "position only",
        n=n,
        alliance=label,
        vertical=vertical,
        horizontal=horizontal,
    )
    reason = sentence_of(result["placement_reason"], language)
    return in_a_row((where, say("no phase"), reason, say("not measured")), language)


def _name_of(study: Study, axis: Axis, language: str) -> str:
    return study.construct(axis.id).name.to(language).lower()


def _phase_of(study: Study, phase: str, language: str) -> str:
    return study.framework.phase(phase).name.to(language).lower()


def _where(study: Study, result: dict[str, Any], language: str) -> str:
    say, phase = PLACEMENT.to(language), _phase_of(study, result["phase"], language)
    other = result["alternative_phase"]
    if other in {None, result["phase"]}:
        return say("in phase", phase=phase)
    vertical, horizontal = (
        say("end", end=_end(axis, result, language), axis=_name_of(study, axis, language))
        for axis in study.framework.axes
    )
    named = _phase_of(study, other, language)
    return say("in cell", vertical=vertical, horizontal=horizontal, phase=phase, other=named)


def _end(axis: Axis, result: dict[str, Any], language: str) -> str:
    is_high = result["boundary"][axis.id] or result["position"][axis.id] >= axis.cut
    return (axis.high if is_high else axis.low).to(language).lower()


def _individually(result: dict[str, Any], language: str) -> str:
    shares = result["phase_shares"]
    if not shares:
        return ""
    count = shares[result["phase"]]["n"]
    return PLACEMENT.to(language)("individually", count=count, n=result["n"])


def _firmness(study: Study, result: dict[str, Any], language: str) -> str:
    say, probability = PLACEMENT.to(language), result["placement_probability"]
    if result["certainty"] == "not_placed":
        # The point's own phase was named, so its probability is, too, however small.
        named = dict.fromkeys([*result["listed"], result["phase"]])
        listed = SHARED.to(language)("listed").join(
            say(
                "listed",
                phase=_phase_of(study, phase, language),
                probability=probability_in_words(probability[phase], language),
            )
            for phase in named
        )
        return say("too close", listed=listed)
    likeliest = max(probability, key=lambda phase: probability[phase])
    return say(
        "stays" if likeliest == result["phase"] else "lies elsewhere",
        phase=_phase_of(study, likeliest, language),
        probability=probability_in_words(probability[likeliest], language),
        certainty=certainty_in_words(result["certainty"], language),
    )


def _cautions(study: Study, result: dict[str, Any], language: str) -> list[str]:
    say = PLACEMENT.to(language)
    on = [
        _name_of(study, axis, language)
        for axis in study.framework.axes
        if result["boundary"][axis.id]
    ]
    boundary = [say("boundary", axes=say("and of").join(on))] if on else []
    depends = [say("depends")] if result["depends_on_score"] else []
    camps = [say("camps")] if "two_camps" in result["warnings"] else []
    return boundary + depends + camps


def sensitivity_sentence(
    study: Study, label: str, result: dict[str, Any], language: str = "en"
) -> str:
    """Say in how many analyses the placement of an alliance holds, and where those that differ come from."""
    say, found = SENSITIVITY.to(language), result["sensitivity"]
    curve = found["specifications"]
    if curve is None:
        unknown = say("unknown", alliance=label)
        return in_a_row((unknown, sentence_of(found["reason"], language)), language)
    holds_in_all = curve["holds"] == curve["n"]
    said = say(
        "all" if holds_in_all else "some",
        alliance=label,
        phase=_phase_of(study, curve["phase"], language),
        holds=curve["holds"],
        n=curve["n"],
        differing="" if holds_in_all else _differing(curve, language),
    )
    return in_a_row((said, _flip(found["flip_number"], language)), language)


def _differing(curve: dict[str, Any], language: str) -> str:
    """Name the options with which it holds least, if they differ from the rest."""
    say = SENSITIVITY.to(language)
    if curve["holds_cell"] == curve["n_cells"]:
        return say("only map")
    tried = [each for each in curve["by_option"] if each["choice"] != "map"]
    least = min(tried, key=lambda each: each["holds"] / each["n"])
    words = {
        "choice": choice_in_words(least["choice"], language),
        "option": option_in_words(least["option"], language),
    }
    if language == "en":
        words = {key: least[key].replace("_", " ") for key in words}
    return say("least", **words, holds=least["holds"], n=least["n"])


def _flip(flip: dict[str, Any], language: str) -> str:
    say, experts = SENSITIVITY.to(language), flip["experts"]
    if experts is None:
        return say("no flip")
    return say("flip of one" if experts == 1 else "flip", experts=experts, n=flip["n"])


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
    return sentence_of(statistic["reason"]) if statistic["reason"] else ""
