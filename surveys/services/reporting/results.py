"""The results of a round: one document, read by pages, exports and the command line alike."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys import __version__
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.launching import find_round
from surveys.services.reporting.analyzing import analyze_view
from surveys.services.reporting.analyzing import may_see_rows
from surveys.services.reporting.change_sentences import change_sentence
from surveys.services.reporting.dated_events import events_of
from surveys.services.reporting.disclosing import caution_of
from surveys.services.reporting.disclosing import disclosure_of
from surveys.services.reporting.following import earlier_panels
from surveys.services.reporting.following import may_tell_of_change
from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.pooling import pool
from surveys.services.reporting.sentence_words import PROBABILITY
from surveys.services.reporting.sentences import placement_sentence
from surveys.services.reporting.sentences import sensitivity_sentence
from surveys.services.reporting.viewing import EMPTY
from surveys.services.reporting.viewing import WHOLE
from surveys.services.reporting.viewing import PanelFacts
from surveys.services.reporting.viewing import View
from surveys.services.reporting.viewing import panel_facts
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

    ``caution`` says so where the experts were promised that so small a group is not shown to others;
    ``sensitivity`` in how many analyses the placement holds.
    """

    id: str
    period: str
    label: str
    sentence: str
    sensitivity: str
    caution: str
    result: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResults:
    """What a round says, as of its last pooled submission.

    ``document`` is what is exported: plain JSON without single experts. ``expert_points`` and
    ``camp_members`` are there only once the round is closed and its grace is over, and only for researchers. ``changes`` is what was done to the
    round after its questions were fixed. ``view`` is the part of the panel that they are of, ``pooled`` how many
    experts that are, and ``of_panel`` what the whole could be filtered to.
    """

    listed: ListedRound
    pooled: int
    as_of: datetime | None
    is_simulated: bool
    alliances: tuple[AllianceReport, ...]
    document: dict[str, Any]
    expert_points: tuple[dict[str, Any], ...]
    camp_members: tuple[dict[str, Any], ...] = ()
    changes: tuple[RoundChange, ...] = ()
    view: View = WHOLE
    of_panel: PanelFacts = EMPTY

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


def round_results(workspace: Workspace, name: RoundName, *, view: View = WHOLE) -> RoundResults:
    """Compute a round's results, or take them from the cache; those of a part of the panel like those of the whole.

    Raises
    ------
    NotFound
        When the study has no such part.
    Refused
        When nothing has been submitted that may be shown, or the part would show too few.
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
    result, panel = analyze_view(workspace, listed, pooled.panel, earlier, view)
    points, members = result.pop("expert_points"), result.pop("camp_members")
    if not may_tell_of_change(workspace, listed):
        result["change"] = {"comparisons": [], "trajectories": [], "reason": "collecting"}
    result["change"]["events"] = events_of(listed.study)
    for each in (*result["alliances"], *result["change"]["comparisons"]):
        each.update(disclosure_of(listed.study, each["n"]))
    hides_experts = listed.is_collecting or not (
        view.is_whole or may_see_rows(workspace, name.study)
    )
    return RoundResults(
        listed=listed,
        pooled=pooled.submitted if view.is_whole else len(panel.experts),
        of_panel=panel_facts(pooled.panel, may_see_rows=may_see_rows(workspace, name.study)),
        view=view,
        as_of=pooled.as_of,
        is_simulated=workspace.settings.is_demonstration,
        alliances=tuple(report_of(listed, each, view) for each in result["alliances"]),
        document=document_facts(
            listed,
            sha256,
            submitted=pooled.submitted,
            as_of=pooled.as_of,
            changes=changes,
            is_simulated=workspace.settings.is_demonstration,
        )
        | result,
        expert_points=() if hides_experts else tuple(points),
        camp_members=() if hides_experts else tuple(members),
        changes=changes,
    )


def document_facts(
    listed: ListedRound,
    sha256: str,
    *,
    submitted: int,
    as_of: datetime | None,
    changes: tuple[RoundChange, ...] = (),
    is_simulated: bool,
) -> dict[str, Any]:
    """Say in a document what its numbers are of: the software, the study, the round, and what to know of them."""
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
            "as_of": as_of and as_of.isoformat(),
            "submitted": submitted,
            "in_grace": listed.is_in_grace,
            "follows": listed.round.follows,
            "changes": [_change(each) for each in changes],
        },
        "simulated": is_simulated,
        "phase_map": {
            "authority": framework.map.authority.value,
            "note": framework.note.to(listed.study.languages[0]),
        },
        "notes": {
            "placement_probability": PROBABILITY.to("en")("note"),
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


def report_of(listed: ListedRound, result: dict[str, Any], view: View) -> AllianceReport:
    """Say what the results say of one alliance."""
    study = listed.study
    name = study.alliance(result["id"]).name.to(study.languages[0])
    label = f"{name} {result['period']}".strip()
    return AllianceReport(
        id=result["id"],
        period=result["period"],
        label=label,
        sentence=placement_sentence(study, label, result),
        sensitivity=sensitivity_sentence(study, label, result),
        caution=caution_of(listed, result, view),
        result=result,
    )
