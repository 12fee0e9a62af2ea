"""What an expert answered in the round before: the own answers only, to the same questions in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.answers import WITHDRAWN
from surveys.model.answers import Missing
from surveys.model.asking_again import is_asked_alike
from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundName
from surveys.services.designing import study_of
from surveys.storage import answers
from surveys.storage import responses
from surveys.storage import rounds

if TYPE_CHECKING:
    from surveys.model.answers import Answer
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace

# Ways of not answering that an expert chose, and may want to be reminded of.
_CHOSEN = {None, Missing.CANNOT_JUDGE, Missing.REFUSED}


def earlier_answers(workspace: Workspace, seen: Visit) -> dict[str, Answer]:
    """Return what this expert has in force in the round that this one follows, by question.

    Only where the study says so, and only to questions that are asked again: of the same item, on the same scale, in
    the words in which it was answered then. What was withdrawn is nowhere any more.
    """
    found = seen.context.round
    if not (seen.context.study.follow_up.shows_earlier_answers and found.follows):
        return {}
    name = RoundName(study=found.name.study, round=found.follows)
    with workspace.study(name.study).snapshot() as db:
        earlier = rounds.find_round(db, name)
        response = responses.find_response(db, name.round, seen.response.pseudonym)
        if response is None or response.state is not ResponseState.SUBMITTED:
            return {}
        given = answers.answers_of(db, response)
        asked = {each.id: each.item for each in rounds.list_questions(db, name)}
    then = {item.id: item for item in study_of(workspace, earlier).items}
    now = {item.id: item for item in seen.context.study.items}
    return {
        question: answer
        for question, answer in given.items()
        if answer.missing in _CHOSEN
        and answer != WITHDRAWN
        and asked[question] in now
        and is_asked_alike(then[asked[question]], now[asked[question]], response.language)
    }
