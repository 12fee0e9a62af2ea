"""The results of a round: one document, read by pages, exports and the command line alike."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys import __version__
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.caching import cached
from surveys.services.estimating import options_of
from surveys.services.launching import find_round
from surveys.services.reporting.change_sentences import change_sentence
from surveys.services.reporting.computing import compute
from surveys.services.reporting.dated_events import events_of
from surveys.services.reporting.following import earlier_panels
from surveys.services.reporting.following import may_tell_of_change
from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.pooling import Pooled
from surveys.services.reporting.pooling import pool
from surveys.services.reporting.pooling import without_alliances
from surveys.services.reporting.sentences import placement_sentence
from surveys.services.reporting.withholding import withhold_few
from surveys.storage import round_changes
from surveys.storage import versions

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.rounds import RoundChange
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace

_NOTHING_YET = (
    f"There are no results to show now: while answers can come in they appear with the {EVERY}th "
    f"submission and move on with every {EVERY}th after it, so that no single expert shows. "
    "When an expert who is in them withdraws, they are withheld until they next move on."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceReport:
    """One alliance (in one period): its name, the sentence about it, and everything computed.

    ``caution`` says so where the experts were promised that so small a group is not shown to others.
    """

    id: str
    period: str
    label: str
    sentence: str
    caution: str
    result: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResults:
    """What a round says, as of its last pooled submission.

    ``document`` is what is exported: plain JSON without single experts. ``expert_points`` are there
    only once the round is closed and its grace is over, and only for researchers. ``changes`` is what was done to the
    round after its questions were fixed.
    """

    listed: ListedRound
    pooled: int
    as_of: datetime | None
    is_simulated: bool
    alliances: tuple[AllianceReport, ...]
    document: dict[str, Any]
    expert_points: tuple[dict[str, Any], ...]
    changes: tuple[RoundChange, ...] = ()

    @property
    def study(self) -> Study:
        """The study as the round's version has it."""
        return self.listed.study

    @property
    def change_sentences(self) -> tuple[str, ...]:
        """What moved since the round before and over periods, a sentence for each comparison."""
        compared = self.document["change"]["comparisons"]
        return tuple(change_sentence(self.study, each) for each in compared)

    @property
    def has_positions(self) -> bool:
        """Whether any alliance has a place on the plane, so that there is something to draw."""
        return any(report.result["position"] for report in self.alliances)

    def json_bytes(self) -> bytes:
        """Return the document as the bytes that are exported: the same input gives the same bytes."""
        text = json.dumps(
            self.document, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False
        )
        return text.encode() + b"\n"


def round_results(workspace: Workspace, name: RoundName) -> RoundResults:
    """Compute a round's results, or take them from the cache.

    Raises
    ------
    Refused
        When nothing has been submitted that may be shown.
    """
    listed = find_round(workspace, name)
    if listed.state in {RoundState.DRAFT, RoundState.SCHEDULED}:
        what = "a draft" if listed.state is RoundState.DRAFT else "scheduled"
        raise Refused(f"The round {name} is {what}, so nobody can have answered yet.")
    with workspace.study(name.study).snapshot() as db:
        pooled = pool(db, name, listed.study, is_collecting=listed.is_collecting)
        sha256 = versions.sha256_of(db, listed.round.version)
        changes = round_changes.list_changes(db, name.round)
    if listed.is_collecting and not pooled.panel.experts:
        raise Refused(_NOTHING_YET)
    earlier = () if listed.is_collecting else earlier_panels(workspace, listed)
    result = _analyzed(workspace, listed, pooled.panel, earlier)
    few = {(each["id"], each["period"]) for each in result["alliances"] if 0 < each["n"] < EVERY}
    if listed.is_collecting and few:
        # The position of one expert on an alliance that the others could not judge is that expert's.
        result = _analyzed(workspace, listed, without_alliances(pooled.panel, few), ())
    points = result.pop("expert_points")
    del result["expert_habits"]  # nobody sees single experts' habits in pages or exports
    if listed.is_collecting:
        result = withhold_few(result)
    if not may_tell_of_change(workspace, listed):
        result["change"] = {"comparisons": [], "trajectories": [], "reason": "collecting"}
    result["change"]["events"] = events_of(listed.study)
    for each in (*result["alliances"], *result["change"]["comparisons"]):
        each.update(_disclosure(listed.study, each["n"]))
    return RoundResults(
        listed=listed,
        pooled=pooled.submitted,
        as_of=pooled.as_of,
        is_simulated=workspace.settings.is_demonstration,
        alliances=tuple(_report(listed, each) for each in result["alliances"]),
        document=_facts(workspace, listed, pooled, sha256, changes) | result,
        expert_points=() if listed.is_collecting else tuple(points),
        changes=changes,
    )


def _analyzed(
    workspace: Workspace,
    listed: ListedRound,
    panel: analysis.Panel,
    earlier: tuple[analysis.Panel, ...],
) -> dict[str, Any]:
    options = options_of(listed.study)
    document: dict[str, Any] = json.loads(
        cached(
            workspace,
            listed.round.name.study,
            repr((panel, options, earlier)).encode(),
            "json",
            lambda: compute(_analyze, panel, options, earlier),
        )
    )
    return document


def _analyze(
    panel: analysis.Panel, options: analysis.Options, earlier: tuple[analysis.Panel, ...]
) -> bytes:
    result = analysis.analyze(panel, options, earlier).as_dict(with_experts=True)
    return json.dumps(result, sort_keys=True, allow_nan=False).encode()


def _facts(
    workspace: Workspace,
    listed: ListedRound,
    pooled: Pooled,
    sha256: str,
    changes: tuple[RoundChange, ...],
) -> dict[str, Any]:
    framework = listed.study.framework
    return {
        "software": {"name": "soundings", "version": __version__},
        "study": {
            "id": listed.study.id,
            "title": listed.study.title.to(listed.study.languages[0]),
            "version": listed.study.version,
            "study_file_sha256": sha256,
        },
        "round": {
            "id": listed.round.name.round,
            "form": listed.round.form,
            "state": listed.state.value,
            "as_of": pooled.as_of and pooled.as_of.isoformat(),
            "submitted": pooled.submitted,
            "in_grace": listed.is_in_grace,
            "follows": listed.round.follows,
            "changes": [_change(each) for each in changes],
        },
        "simulated": workspace.settings.is_demonstration,
        "phase_map": {
            "authority": framework.map.authority.value,
            "note": framework.note.to(listed.study.languages[0]),
        },
        "notes": {
            "placement_probability": (
                "The probability that the average of an endless panel of experts of this kind lies in a phase. "
                "It is not the probability that the alliance is in that phase: an error that all experts share "
                "is not in it. It claims too much where positions lie close to a cut point."
            ),
        },
    }


def _change(change: RoundChange) -> dict[str, Any]:
    before, after = change.closed_before, change.closes_after
    return {
        "kind": change.kind.value,
        "at": change.at.isoformat(),
        "reason": change.reason,
        "closed_before": before and before.isoformat(),
        "closes_after": after and after.isoformat(),
    }


def _disclosure(study: Study, n: int) -> dict[str, bool]:
    """Say whom the consent text lets see a result of so many experts."""
    return {
        "may_be_shown": n >= study.consent.smallest_group,
        "may_be_published": n >= study.consent.smallest_public_group,
    }


def _caution(listed: ListedRound, result: dict[str, Any]) -> str:
    study = listed.study
    if not result["n"]:
        if listed.is_collecting:
            return f"While answers can come in, an alliance is shown once at least {EVERY} experts have placed it."
        return ""  # there is nobody whose answers could show
    if not result["may_be_shown"]:
        return (
            f"The experts were told that results are shown for groups of at least {study.consent.smallest_group} "
            f"only; this one has {result['n']}. Keep it inside the research team."
        )
    if not result["may_be_published"]:
        return (
            "The experts were told that results are published for groups of at least "
            f"{study.consent.smallest_public_group} only; this one has {result['n']}. Do not publish it."
        )
    return ""


def _report(listed: ListedRound, result: dict[str, Any]) -> AllianceReport:
    study = listed.study
    name = study.alliance(result["id"]).name.to(study.languages[0])
    label = f"{name} {result['period']}".strip()
    return AllianceReport(
        id=result["id"],
        period=result["period"],
        label=label,
        sentence=placement_sentence(study, label, result),
        caution=_caution(listed, result),
        result=result,
    )
