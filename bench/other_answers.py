"""Answers that are no ratings, for a round whose experts left them out: choices, numbers and words of their own."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING
from typing import Any

from bench.watched_round import NAME
from surveys.model.kinds import ChoiceOrText
from surveys.model.kinds import Comment
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Number
from surveys.model.kinds import SingleChoice
from surveys.services.launching import find_round
from surveys.storage import rounds

if TYPE_CHECKING:
    from surveys.model.kinds import Kind
    from surveys.services.workspace import Workspace

_SKIPPED = 0.1


def give_other_answers(workspace: Workspace) -> None:
    """Have every expert who submitted answer nine in ten of these questions; no two of them write the same."""
    chance = random.Random(2)
    study = find_round(workspace, NAME).study
    with workspace.study(NAME.study).write() as db:
        kinds = {each.id: study.item(each.item).kind for each in rounds.list_questions(db, NAME)}
        asked = db.execute("SELECT response, question FROM answers").fetchall()
        db.conn.executemany(
            "UPDATE answers SET content = ? WHERE response = ? AND question = ?",
            (
                (json.dumps(_content(kinds[question], n, chance)), response, question)
                for n, (response, question) in enumerate(asked)
            ),
        )


def _content(kind: Kind, n: int, chance: random.Random) -> dict[str, Any]:
    value = None if chance.random() < _SKIPPED else _value(kind, n, chance)
    return {"missing": "skipped"} if value is None else {"value": value}


def _value(kind: Kind, n: int, chance: random.Random) -> Any:
    match kind:
        case SingleChoice():
            return chance.choice([each for each in kind.options if not each.missing]).id
        case MultipleChoice():
            return {"chosen": [chance.choice(kind.options).id]}
        case Number():
            return chance.randint(0, 40)
        case ChoiceOrText():
            return {"text": f"Party {n}"}
        case Comment():
            return {"text": f"Remark {n}, in words.", "quotation": kind.quotations[0].id}
        case _:
            return None
