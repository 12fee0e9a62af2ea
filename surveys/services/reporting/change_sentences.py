"""Say a change in a sentence: never a p without what it could have been, never a large p as no change."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.reporting.change_words import CHANGE
from surveys.services.reporting.reasons import sentence_of
from surveys.services.reporting.sentences import in_a_row
from surveys.services.reporting.sentences import probability_in_words

if TYPE_CHECKING:
    from surveys.model.studies import Study

_ONE_IN_A_THOUSAND = 0.001


def change_sentence(study: Study, comparison: dict[str, Any], language: str = "en") -> str:
    """Say how far an alliance moved between two occasions, how surely, and by whom."""
    say, n = CHANGE.to(language), comparison["n"]
    whole = _occasions(study, comparison, language)
    if comparison["reason"]:
        none = say("none of one" if n == 1 else "none", whole=whole, n=n)
        return in_a_row((none, sentence_of(comparison["reason"], language)), language)
    axes = say("joined").join(
        say(
            "axis",
            axis=study.construct(axis.id).name.to(language).lower(),
            moved=_moved(comparison["axes"][axis.id], language),
        )
        for axis in study.framework.axes
    )
    sentences = (
        say("moved", whole=whole, n=n, axes=axes),
        _phase(study, comparison, language),
        *_rest(comparison, language),
    )
    return in_a_row(sentences, language)


def _occasions(study: Study, comparison: dict[str, Any], language: str) -> str:
    say = CHANGE.to(language)
    # On pages, sentences in English keep the names of the study’s first language.
    named = study.languages[0] if language == "en" else language
    name = study.alliance(comparison["alliance"]).name.to(named)
    first, last = comparison["from"], comparison["to"]
    if comparison["kind"] == "rounds":
        about = say("about", period=last["period"]) if last["period"] else ""
        return say(
            "between rounds", alliance=name, about=about, first=first["round"], last=last["round"]
        )
    until = last["period"] or say("present")
    return say("between periods", alliance=name, first=first["period"], last=until)


def _moved(axis: dict[str, Any], language: str) -> str:
    say, change, test = CHANGE.to(language), axis["change"], axis["test"]
    limits, equivalence = change["interval"], axis["equivalence"]
    said = f"{_signed(change['estimate'])} [{_signed(limits['low'])}, {_signed(limits['high'])}]"
    stable = say(equivalence["verdict"], margin=equivalence["margin"])
    if not test["can_be_significant"]:
        return say("cannot", said=said, p=_p(test["smallest_p"]), stable=stable)
    return say("tested", said=said, p=_p(test["p"]), stable=stable)


def _phase(study: Study, comparison: dict[str, Any], language: str) -> str:
    say, phase = CHANGE.to(language), comparison["phase"]
    before, after = (
        study.framework.phase(phase[key]).name.to(language).lower()
        for key in ("phase_from", "phase_to")
    )
    if phase["changed"] is None:
        return in_a_row((say("no phase"), sentence_of(phase["reason"], language)), language)
    return say(
        "stayed" if before == after else "went",
        phase=before,
        before=before,
        after=after,
        probability=probability_in_words(phase["changed"], language),
    )


def _rest(comparison: dict[str, Any], language: str) -> list[str]:
    warned = "high_turnover" in comparison["warnings"]
    turnover = [sentence_of("high_turnover", language)] if warned else []
    stop = comparison["stop"]
    decided = [CHANGE.to(language)(stop["decision"])] if stop and stop["decision"] else []
    return turnover + decided + _promised(comparison, language)


def _promised(comparison: dict[str, Any], language: str) -> list[str]:
    """Say what the experts were told of groups so small."""
    say = CHANGE.to(language)
    if not comparison["may_be_shown"]:
        return [say("not shown")]
    if not comparison["may_be_published"]:
        return [say("not published")]
    return []


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _p(value: float) -> str:
    if value < _ONE_IN_A_THOUSAND:
        return "< .001"
    return f"= {value:.3f}".replace("= 0.", "= .")
