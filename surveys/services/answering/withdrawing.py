"""Withdraw a response, or some of its answers: they are erased everywhere, and the chain stays valid."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import WITHDRAWN
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.chains import SALT_BYTES
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.answering.changing import change_once
from surveys.services.answering.in_force import put_in_force
from surveys.services.caching import forget_results
from surveys.storage import answers
from surveys.storage import chain_contents
from surveys.storage import drafts
from surveys.storage import erasing
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage import rounds
from surveys.storage import submissions
from surveys.storage import text_decisions
from surveys.storage.idempotency import forget_forms

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.responses import Response
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace

# Ways in which a question has no answer that an expert gave.
_NEVER_GIVEN = {Missing.SKIPPED, Missing.NOT_SHOWN, Missing.TIMED_OUT}


def withdraw(workspace: Workspace, seen: Visit) -> None:
    """Erase every answer of a response; doing it twice is doing it once.

    Raises
    ------
    Refused
        When the round is final.
    """
    name = seen.invitation.round
    with workspace.study(name.study).write(erases=True) as db:
        require_not_final(workspace, db, seen)
        response = responses.find_response(db, name.round, seen.response.pseudonym)
        if response is None or response.withdrawn_at:
            return
        erase_response(workspace, db, name.study, response)
    forget_results(workspace, name.study)


def erase_response(workspace: Workspace, db: Database, study_id: str, response: Response) -> None:
    """Erase everything that a response says, inside a write to its study; that there was one stays.

    Whoever calls this has made sure that the round is not final, and forgets the results afterwards.
    """
    answers.erase_answers(db, response)
    text_decisions.erase_decisions(db, response)
    drafts.erase_drafts(db, response)
    erasing.erase_visits(db, response)
    round_experts.mark_declined(db, response.round, response.pseudonym, "", None)
    submissions.erase_contents(db, response)
    # The hash of a form is one of few possible answers: whoever tried them all would know which.
    forget_forms(db, f"{response.id}:")
    responses.mark_withdrawn(db, response, workspace.clock())
    entry = chain_contents.record(
        db,
        kind="withdrawal",
        subject=response.id,
        content={"response": response.id, "round": response.round},
        salt=workspace.chance.token_bytes(SALT_BYTES),
        at=workspace.clock(),
    )
    workspace.log_head(study_id, entry)


def withdrawal_receipt(workspace: Workspace, seen: Visit) -> str:
    """Return the receipt code of a whole withdrawal; empty where there was none."""
    if not seen.response.withdrawn_at:
        return ""
    db = workspace.study(seen.invitation.round.study).read()
    return submissions.find_withdrawal(db, seen.response)


def withdrawable(workspace: Workspace, seen: Visit) -> dict[str, Answer]:
    """Return what can be withdrawn, by question: everything that the expert gave, in force or only saved."""
    if seen.response.withdrawn_at:
        return {}
    db = workspace.study(seen.invitation.round.study).read()
    return _given(answers.answers_of(db, seen.response), seen.answers)


def withdraw_answers(
    workspace: Workspace, seen: Visit, questions: Collection[str], form: SentForm
) -> None:
    """Erase some answers everywhere, and put what is left in force with a receipt of its own.

    What was withdrawn before, or never given, is left as it is; sending the form twice is sending it once.

    Raises
    ------
    Invalid
        When no question is named.
    Refused
        When the round is final, or the whole response was withdrawn.
    """
    if not questions:
        raise Invalid("Please choose what you want to withdraw.")

    def erase(db: Database, response: Response) -> dict[str, Any]:
        require_not_final(workspace, db, seen)
        in_force = answers.answers_of(db, response)
        saved = drafts.load_drafts(db, response)
        taken_back = sorted(_given(in_force, saved).keys() & set(questions))
        if taken_back:
            _take_back(workspace, db, seen, response, taken_back)
        return {"withdrawn": taken_back}

    change_once(workspace, seen, form, erase, erases=True)
    forget_results(workspace, seen.invitation.round.study)


def _take_back(
    workspace: Workspace, db: Database, seen: Visit, response: Response, questions: list[str]
) -> None:
    in_force = answers.answers_of(db, response)
    erasing.erase_drafts_of(db, response, questions)
    drafts.save_drafts(db, response, dict.fromkeys(questions, WITHDRAWN), workspace.clock())
    erasing.erase_visits(db, response, _pages_of(seen, questions))
    forget_forms(db, f"{response.id}:")
    if in_force.keys() & set(questions):
        # Earlier versions hold these answers too; of what they acknowledged, their hashes remain.
        submissions.erase_contents(db, response)
        left = in_force | {key: WITHDRAWN for key in questions if key in in_force}
        put_in_force(workspace, db, seen, response, left, kind="withdrawal-in-part")


def _given(*versions: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return what was given in any version; the first one that has it says what."""
    every: dict[str, Answer] = {}
    for version in versions:
        given = {key: answer for key, answer in version.items() if _is_given(answer)}
        every = given | every
    return every


def _is_given(answer: Answer) -> bool:
    return answer != WITHDRAWN and answer.missing not in _NEVER_GIVEN


def _pages_of(seen: Visit, questions: Collection[str]) -> list[str]:
    pages = seen.questionnaire.every_page  # some of them may be asked no more
    return [page.id for page in pages if {asked.id for asked in page.asked} & set(questions)]


def require_not_final(workspace: Workspace, db: Database, seen: Visit) -> None:
    """Refuse to take anything back once the round is final.

    Raises
    ------
    Refused
        With the sentence that the expert reads.
    """
    if rounds.find_round(db, seen.invitation.round).state(workspace.clock()) is RoundState.FINAL:
        raise Refused(
            "This round has been declared final and its results may have been published, "
            "so answers can no longer be withdrawn. Please write to the contact below."
        )
