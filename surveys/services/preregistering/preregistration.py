"""The preregistration: what a round asks and how it will be read, fixed before anybody answers."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys import __version__
from surveys.model.chains import canonical_json
from surveys.model.questions import plan_questions
from surveys.services.carrying import carried
from surveys.services.designing import offered_languages
from surveys.services.designing import study_of
from surveys.services.estimating import ESTIMATOR
from surveys.services.estimating import MODEL
from surveys.services.estimating import leading_by_design
from surveys.services.estimating import leading_rule
from surveys.services.estimating import options_of
from surveys.services.sponsoring import who_asks
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import preregistrations
from surveys.storage import rounds
from surveys.storage import versions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.frameworks import PhaseMap
    from surveys.model.questions import Question
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Preregistration:
    """What a round is held to. ``recorded_at`` is when it was fixed, None while the round may still change."""

    round: RoundName
    study: Study
    facts: dict[str, Any]
    sha256: str
    recorded_at: datetime | None

    @property
    def content(self) -> bytes:
        """The canonical JSON of the facts, over which the hash is."""
        return canonical_json(self.facts)


def preregistration(
    workspace: Workspace, name: RoundName, planned: Round | None = None
) -> Preregistration:
    """Return what a round was opened with, or, for one that was not, what it would be opened with now.

    ``planned`` is a draft as it is about to be opened.

    Raises
    ------
    NotFound
        When there is no such round.
    """
    db = workspace.study(name.study).read()
    found = planned or rounds.find_round(db, name)
    study = study_of(workspace, found)
    recorded = preregistrations.find_preregistration(db, name.round)
    if recorded:
        return Preregistration(
            round=name,
            study=study,
            facts=json.loads(recorded.content),
            sha256=recorded.sha256,
            recorded_at=recorded.recorded_at,
        )
    facts = _facts(workspace, found, study)
    sha256 = hashlib.sha256(canonical_json(facts)).hexdigest()
    return Preregistration(round=name, study=study, facts=facts, sha256=sha256, recorded_at=None)


def keep(workspace: Workspace, db: Database, made: Preregistration) -> None:
    """Keep a preregistration inside the write that opens the round, whose record in the chain has its hash.

    The first one of a round stays: opening it again changes nothing.
    """
    if preregistrations.find_preregistration(db, made.round.round):
        return
    preregistrations.insert_preregistration(
        db, made.round.round, made.content.decode(), made.sha256, workspace.clock()
    )


def _facts(workspace: Workspace, found: Round, study: Study) -> dict[str, Any]:
    people, name = workspace.people.read(), found.name
    sponsor, contact = who_asks(workspace, study)
    return {
        "format": FORMAT,
        "software": {"name": "soundings", "version": __version__},
        "study": {
            "id": study.id,
            "title": study.title.to(study.languages[0]),
            "version": found.version,
            "version_name": study.version,
            "study_file_sha256": versions.sha256_of(
                workspace.study(name.study).read(), found.version
            ),
        },
        "round": {"id": name.round, "form": found.form, **_earlier(found, study)},
        "asked_by": {
            "sponsor": found.sponsor or sponsor,
            "contact": found.contact or contact,
            "ethics_reference": study.sponsorship.ethics_reference,
        },
        "dates": _dates(found, study),
        "panel": {
            "experts": len(carried(workspace, found, experts.list_experts(people, name.study))),
            "invited": len(invitations.invited_experts(people, name)),
        },
        "languages": list(offered_languages(workspace, name.study, found.version)),
        "alliances": [alliance.id for alliance in study.alliances],
        "questions": [_question(study, question) for question in plan_questions(study)],
        **_readings(study),
    }


def _dates(found: Round, study: Study) -> dict[str, Any]:
    opens_at = found.opens_at
    return {
        "created_at": found.created_at.isoformat(),
        **({"opens_at": opens_at.isoformat()} if opens_at else {}),
        "closes_at": found.closes_at.isoformat(),
        "grace_minutes": int(found.grace.total_seconds()) // 60,
        "time_zone": study.time_zone,
    }


def _earlier(found: Round, study: Study) -> dict[str, Any]:
    """Say which round this one follows, whom of it is asked again, and whether they see what they had answered."""
    if not found.follows:
        return {}
    return {
        "follows": found.follows,
        "asks_again": found.carries.value or "the whole panel",
        "shows_earlier_answers": study.follow_up.shows_earlier_answers,
    }


def _question(study: Study, question: Question) -> dict[str, Any]:
    item = study.item(question.item)
    about = {
        "item": item.id,
        "kind": item.kind.name,
        "about": question.target_kind.value,
        "target": question.target,
        "period": question.period,
        "threat": question.threat,
        "perspective": question.perspective,
        "construct": item.construct,
        "holder": item.holder,
    }
    flags = {"reversed": item.is_reversed, "linking": item.is_linking, "optional": item.is_optional}
    said = {key: value for key, value in about.items() if value}
    return {"id": question.id, **said, **{key: True for key, value in flags.items() if value}}


def _readings(study: Study) -> dict[str, Any]:
    """Say how the answers will be read: nothing of it may depend on them."""
    framework, rule = study.framework, study.consensus
    return {
        "estimator": {
            "name": ESTIMATOR,
            "second": MODEL,
            "leads": leading_by_design(study),
            "rule": study.estimator.value,
            "sentence": leading_rule(study),
            "options": options_of(study).as_dict(),
        },
        "axes": [{"construct": axis.id, "cut_point": axis.cut} for axis in framework.axes],
        "phase_map": {
            **_map(framework.map),
            **({"alternative": _map(framework.alternative)} if framework.alternative else {}),
        },
        "consensus": {
            "interquartile_range": rule.interquartile_range,
            "share_within_one_point": rule.share_within_one_point,
            "above_chance": rule.above_chance,
            "is_stated": rule.is_stated,
        },
        "smallest_groups": {
            "shown": study.consent.smallest_group,
            "published": study.consent.smallest_public_group,
        },
    }


def _map(drawn: PhaseMap) -> dict[str, Any]:
    return {"cells": [list(row) for row in drawn.cells], "authority": drawn.authority.value}
