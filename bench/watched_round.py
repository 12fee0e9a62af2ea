"""A large round to watch: 10,000 experts invited, 6,000 of whom submitted, written straight into the tables."""

from __future__ import annotations

import hashlib
import json
import random
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.assignments import deal
from surveys.model.kinds import Rating
from surveys.model.layouts import lay_out
from surveys.model.questions import TargetKind
from surveys.model.rounds import RoundName
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.launching import create_round
from surveys.services.launching import find_round
from surveys.services.launching import open_round
from surveys.storage import rounds
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

EMAIL, PASSWORD = "bench@example.org", "plumb the quiet depths"
NAME = RoundName(study="northeast-asia", round="2026-autumn")
EXPERTS, SUBMITTED, BEGUN, WITHDRAWN = 10_000, 6_000, 1_500, 100
_COMMUNITIES = ("official", "scholar", "think_tank")
_COUNTRIES = ("japan", "korea", "both", "other")
_LANGUAGES = ("en", "en", "ja", "ko", "zh-Hant")


def build(folder: Path, experts: int = EXPERTS, submitted: int = SUBMITTED) -> Workspace:
    """Make an installation with one open round, and fill its tables without going through the pages."""
    initialise(folder)
    workspace = open_installation(load_settings(folder, {}))
    add_researcher(workspace, EMAIL, PASSWORD, "Bench")
    add_study(workspace, shipped_study_file())
    create_round(workspace, NAME.study, NAME.round, "30d")
    open_round(workspace, NAME)
    chance = random.Random(1)
    begun = submitted + BEGUN * experts // EXPERTS
    with workspace.people.write() as db:
        _insert(db, "experts", _people(experts, workspace))
        _insert(
            db, "keys", ({"expert": f"e{n}", "pseudonym": _pseudonym(n)} for n in range(experts))
        )
    study = find_round(workspace, NAME).study
    with workspace.study(NAME.study).write() as db:
        _insert(db, "round_experts", (_invited(n, workspace, chance) for n in range(experts)))
        _insert(db, "contacts", _contacts(experts, submitted, workspace))
        questions = rounds.list_questions(db, NAME)
        for n in range(begun):
            _respond(db, study, questions, n, workspace, chance, is_submitted=n < submitted)
    return workspace


def _insert(db: Database, table: str, rows: Iterator[dict[str, Any]]) -> None:
    db[table].insert_all(rows, batch_size=2000)


def _pseudonym(n: int) -> str:
    return hashlib.sha256(str(n).encode()).hexdigest()[:20]


def _people(experts: int, workspace: Workspace) -> Iterator[dict[str, Any]]:
    for n in range(experts):
        yield {
            "id": f"e{n}",
            "study": NAME.study,
            "name": f"Expert {n}",
            "email": f"expert{n}@example.org",
            "language": _LANGUAGES[n % 5],
            "attributes": "{}",
            "added_at": to_text(workspace.clock()),
        }


def _invited(n: int, workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    attributes = {"community": _COMMUNITIES[n % 3], "country_expertise": chance.choice(_COUNTRIES)}
    declines = n >= EXPERTS - 300
    return {
        "round": NAME.round,
        "pseudonym": _pseudonym(n),
        "language": _LANGUAGES[n % 5],
        "attributes": json.dumps(attributes, sort_keys=True),
        "invited_at": to_text(workspace.clock()),
        "declined_at": to_text(workspace.clock()) if declines else None,
    }


def _contacts(experts: int, submitted: int, workspace: Workspace) -> Iterator[dict[str, Any]]:
    """Everybody got an invitation, one in a hundred of which came back, and the later ones a reminder."""
    for n in range(experts):
        about = {"round": NAME.round, "pseudonym": _pseudonym(n), "at": to_text(workspace.clock())}
        outcome = "bounced" if n % 100 == 0 else "sent"
        yield about | {"kind": "invitation", "wave": 0, "outcome": outcome}
        if n >= submitted // 2:
            yield about | {"kind": "reminder", "wave": 1, "outcome": "sent"}


def _respond(
    db: Database,
    study: Study,
    questions: tuple[Question, ...],
    n: int,
    workspace: Workspace,
    chance: random.Random,
    *,
    is_submitted: bool,
) -> None:
    response = f"{n:020x}"
    dealt = deal(study, round_id=NAME.round, pseudonym=_pseudonym(n), turn=n)
    pages = [page.id for page in lay_out(study, questions, dealt, 2026)]
    at = workspace.clock() + timedelta(minutes=n % 30_000)
    is_withdrawn = is_submitted and n < WITHDRAWN
    db["responses"].insert(
        {
            "id": response,
            "round": NAME.round,
            "pseudonym": _pseudonym(n),
            "language": "en",
            "begun_at": to_text(at),
            "last_active_at": to_text(at),
            "assignment": json.dumps(dealt.content()),
            "page": chance.choice(pages),
            "consented_at": to_text(at),
            "submitted_at": to_text(at + timedelta(minutes=15)) if is_submitted else None,
            "withdrawn_at": to_text(at + timedelta(days=1)) if is_withdrawn else None,
        }
    )
    visited = pages if is_submitted else pages[:2]
    if not is_withdrawn:
        _insert(
            db,
            "page_visits",
            (
                {
                    "response": response,
                    "page": page,
                    "seconds": 5 * chance.randint(1, 60),
                    "layout": "wide",
                }
                for page in visited
            ),
        )
    if is_submitted and not is_withdrawn:
        _submit(db, study, questions, response, dealt.vignettes, n, chance)


def _submit(
    db: Database,
    study: Study,
    questions: tuple[Question, ...],
    response: str,
    vignettes: tuple[str, ...],
    n: int,
    chance: random.Random,
) -> None:
    rated = {item.id for item in study.items if isinstance(item.kind, Rating)}
    contents = {each.id: _answer(each, rated, vignettes, n, chance) for each in questions}
    key = {"response": response, "round": NAME.round}
    _insert(
        db,
        "ratings",
        (
            key
            | {
                "question": each.id,
                "reason": "",
                "value": content.get("value"),
                "missing": content.get("missing"),
            }
            for each in questions
            if each.item in rated and (content := contents[each.id])
        ),
    )
    _insert(
        db,
        "answers",
        (
            key | {"question": each.id, "content": json.dumps(contents[each.id])}
            for each in questions
            if each.item not in rated
        ),
    )
    position = next(db.query("SELECT coalesce(max(position), 0) + 1 AS n FROM chain"))["n"]
    digest = hashlib.sha256(response.encode()).hexdigest()
    db["chain"].insert(
        {
            "position": position,
            "kind": "submission",
            "subject": response,
            "content_hash": digest,
            "entry_hash": digest,
            "at": "2026-11-24T00:00:00.000+00:00",
        }
    )
    db["chain_contents"].insert(
        {
            "position": position,
            "salt": digest.encode()[:16],
            "content": json.dumps({"response": response, "round": NAME.round, "answers": contents}),
        }
    )
    db["submissions"].insert(
        {
            "response": response,
            "number": 1,
            "submitted_at": "2026-11-24T00:00:00.000+00:00",
            "position": position,
        }
    )


def _answer(
    question: Question, rated: set[str], vignettes: tuple[str, ...], n: int, chance: random.Random
) -> dict[str, Any]:
    if question.target_kind is TargetKind.VIGNETTE and question.target not in vignettes:
        return {"missing": "not_shown"}
    if question.item not in rated:
        return {"missing": "skipped"}
    luck = chance.random()
    if luck < 0.03:
        return {"missing": "skipped"}
    if luck < 0.06:
        return {"missing": "cannot_judge"}
    # One expert in fifty gives the same point everywhere.
    point = 4 if n % 50 == 0 else chance.randint(1, 7)
    return {"value": point}
