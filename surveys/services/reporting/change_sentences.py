"""Say a change in a sentence: never a p without what it could have been, never a large p as no change."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.services.reporting.sentences import probability_in_words

if TYPE_CHECKING:
    from surveys.model.studies import Study

_ONE_IN_A_THOUSAND = 0.001
_STABLE = {
    "shown": "stable within {margin:g} points",
    "not_shown": "not shown to be stable",
    "cannot_be_shown": "stability cannot be shown at this n",
}
_STOP = {
    "stable_consensus": "The ratings are stable and the panel agrees: no further round is needed.",
    "stable_split": "The ratings are stable and the panel is split: report the split, and stop.",
    "unstable": "The ratings are not stable: another round is worth asking.",
    "maximum_decides": (
        "Stability cannot be shown with so few experts: the protocol’s maximum of rounds decides."
    ),
}


def change_sentence(study: Study, comparison: dict[str, Any]) -> str:
    """Say how far an alliance moved between two occasions, how surely, and by whom."""
    n, whole = comparison["n"], _occasions(study, comparison)
    if comparison["reason"]:
        who = f"{n} {'expert' if n == 1 else 'experts'} judged both times"
        return f"{whole}: {who}, so no change is given. {analysis.sentence(comparison['reason'])}"
    axes = "; ".join(
        f"{study.construct(axis.id).name.to('en').lower()} {_moved(comparison['axes'][axis.id])}"
        for axis in study.framework.axes
    )
    return " ".join(
        [
            f"{whole} ({n} experts judged both times): {axes}.",
            *_phase(study, comparison),
            *_rest(comparison),
        ]
    )


def _occasions(study: Study, comparison: dict[str, Any]) -> str:
    name = study.alliance(comparison["alliance"]).name.to(study.languages[0])
    first, last = comparison["from"], comparison["to"]
    if comparison["kind"] == "rounds":
        about = f" in {last['period']}" if last["period"] else ""
        return f"{name}{about}, from round {first['round']} to {last['round']}"
    return f"{name}, from {first['period']} to {last['period'] or 'the present'}"


def _moved(axis: dict[str, Any]) -> str:
    change, test = axis["change"], axis["test"]
    limits = change["interval"]
    said = f"{_signed(change['estimate'])} [{_signed(limits['low'])}, {_signed(limits['high'])}]"
    stable = _STABLE[axis["equivalence"]["verdict"]].format(margin=axis["equivalence"]["margin"])
    if not test["can_be_significant"]:
        return f"{said}, cannot be significant at this n (smallest p {_p(test['smallest_p'])}), {stable}"
    return f"{said}, p {_p(test['p'])}, {stable}"


def _phase(study: Study, comparison: dict[str, Any]) -> list[str]:
    phase = comparison["phase"]
    names = [
        study.framework.phase(phase[key]).name.to("en").lower()
        for key in ("phase_from", "phase_to")
    ]
    if phase["changed"] is None:
        return [
            f"No probability of a change of phase is given. {analysis.sentence(phase['reason'])}"
        ]
    way = (
        f"stayed “{names[0]}”"
        if names[0] == names[1]
        else f"moved from “{names[0]}” to “{names[1]}”"
    )
    return [
        f"The average {way}; the probability that the phase changed is {probability_in_words(phase['changed'])}."
    ]


def _rest(comparison: dict[str, Any]) -> list[str]:
    warned = "high_turnover" in comparison["warnings"]
    turnover = [analysis.sentence("high_turnover")] if warned else []
    stop = comparison["stop"]
    decided = [_STOP[stop["decision"]]] if stop and stop["decision"] else []
    return turnover + decided + _promised(comparison)


def _promised(comparison: dict[str, Any]) -> list[str]:
    """Say what the experts were told of groups so small."""
    if not comparison["may_be_shown"]:
        return [
            "The experts were told that so small a group is not shown: keep it inside the team."
        ]
    if not comparison["may_be_published"]:
        return ["The experts were told that so small a group is not published."]
    return []


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _p(value: float) -> str:
    if value < _ONE_IN_A_THOUSAND:
        return "< .001"
    return f"= {value:.3f}".replace("= 0.", "= .")
