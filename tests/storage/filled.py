"""Both databases of an installation with one row of everything, and every act that writes to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.assignments import Assignment
from surveys.model.editing_drafts import DraftState
from surveys.model.experts import Expert
from surveys.model.page_visits import PageVisit
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.model.researchers import Researcher
from surveys.model.researchers import SignIn
from surveys.model.responses import Response
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import Round
from surveys.model.rounds import RoundChange
from surveys.model.rounds import RoundName
from surveys.storage import answers
from surveys.storage import chain
from surveys.storage import chain_contents
from surveys.storage import drafts
from surveys.storage import editing_drafts
from surveys.storage import erasing
from surveys.storage import experts
from surveys.storage import idempotency
from surveys.storage import invitations
from surveys.storage import page_visits
from surveys.storage import preregistrations
from surveys.storage import researchers
from surveys.storage import responses
from surveys.storage import round_changes
from surveys.storage import round_experts
from surveys.storage import rounds
from surveys.storage import sign_ins
from surveys.storage import submissions
from surveys.storage import versions
from surveys.storage.database import Database
from surveys.storage.migrating import bring_up_to_date
from surveys.storage.people_schema import people_migrations
from surveys.storage.study_schema import study_migrations
from tests.storage import access_rows
from tests.storage import job_rows
from tests.storage import mail_rows
from tests.storage import no_mail_rows
from tests.storage import panel_rows
from tests.storage import text_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlite_utils

    Act = Callable[[sqlite_utils.Database], object]

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 10, 1, tzinfo=UTC)
SALT = b"s" * 16
NAME, DRAFT = RoundName(study="s", round="r"), RoundName(study="s", round="d")
ASSIGNMENT = Assignment(vignettes=("V1",), alliances=("a",), axes=("x", "y"), options_reversed=True)
QUESTION = Question(item="T0", target_kind=TargetKind.ALLIANCE, target="a", threat="t")
COMMENT = Question(item="C", target_kind=TargetKind.EXPERT)
VISITED = PageVisit(page="a", seconds=65, layout="narrow")
CODE = "c" * 64


EXTENDED = RoundChange(kind=ChangeKind.EXTENDED, at=NOW, closed_before=NOW, closes_after=LATER)
REOPENED = RoundChange(kind=ChangeKind.REOPENED, at=LATER, reason="A server failed.")


def a_round(name: RoundName) -> Round:
    return Round(name=name, version=1, created_at=NOW, closes_at=LATER, sponsor="S", contact="C")


def a_response(pseudonym: str) -> Response:
    return Response(
        id=f"response-{pseudonym}",
        round=NAME.round,
        pseudonym=pseudonym,
        language="en",
        begun_at=NOW,
        last_active_at=NOW,
        assignment=ASSIGNMENT,
        page="consent",
    )


def an_expert(number: int) -> Expert:
    return Expert(
        id=f"e{number}",
        study="s",
        name=f"Expert {number}",
        email=f"e{number}@example.org",
        language="en",
        attributes={"community": "scholar"},
        pseudonym=f"p{number}",
    )


def a_row(pseudonym: str) -> round_experts.RoundExpert:
    return round_experts.RoundExpert(pseudonym=pseudonym, language="en", attributes={"k": "v"})


FIRST, SECOND = a_response("p1"), a_response("p2")
ADA = Researcher(id="ada", email="ada@example.org", name="Ada", created_at=NOW)
BOB = Researcher(id="bob", email="bob@example.org", name="Bob", created_at=LATER)
SIGN_IN = SignIn(id="h1", researcher=ADA, started_at=NOW, last_seen_at=NOW)
GIVEN = {QUESTION.id: Answer(value=4)}
SAID = {COMMENT.id: Answer(value={"text": "Yes."})}
CONTENT = {"answers": {QUESTION.id: {"value": 4}}}


STATE = DraftState(revision=1, based_on=1, saved_at=NOW, saved_by="ada")
NEXT_STATE = DraftState(revision=2, based_on=1, saved_at=LATER, saved_by="bob", restores=1)


def fill_study(db: sqlite_utils.Database) -> None:
    versions.add_version(db, b"format = 1", NOW)
    versions.confirm_translation(db, 1, "ja", NOW)
    editing_drafts.insert_state(db, STATE, b"format = 1")
    for name in (NAME, DRAFT):
        rounds.insert_round(db, a_round(name))
    preregistrations.insert_preregistration(db, NAME.round, "{}", "e" * 64, NOW)
    round_changes.insert_change(db, NAME.round, EXTENDED)
    rounds.open_round(db, a_round(NAME), (QUESTION, COMMENT), NOW)
    round_experts.add_round_experts(db, NAME.round, [a_row("p1"), a_row("p2")], NOW)
    responses.insert_response(db, FIRST)
    responses.mark_consented(db, FIRST, NOW)
    responses.record_consent(db, FIRST, {"take_part": True}, "f" * 64, NOW)
    drafts.save_drafts(db, FIRST, GIVEN | SAID, NOW)
    page_visits.add_page_visit(db, FIRST, VISITED)
    answers.put_in_force(db, FIRST, GIVEN, SAID)
    submissions.insert_submission(db, FIRST, CONTENT, SALT, NOW)
    responses.mark_submitted(db, FIRST, NOW)
    idempotency.once(db, key="p1:page", body_hash="b", at=NOW, action=dict)
    mail_rows.fill_study(db)
    panel_rows.fill_study(db)


def fill_whole_study(db: sqlite_utils.Database) -> None:
    """Fill every table; the one before fills those that were there when counted responses came."""
    fill_study(db)
    text_rows.fill_study(db)


def fill_people(db: sqlite_utils.Database) -> None:
    researchers.insert_researcher(db, ADA, "hash")
    sign_ins.insert_sign_in(db, "h1", ADA, NOW)
    researchers.replace_setup_code(db, CODE, NOW)
    experts.insert_expert(db, an_expert(1), NOW)
    invitations.insert_invitation(db, "i1", NAME, an_expert(1), NOW)
    invitations.insert_link(db, "l1", "a" * 64, "i1", NOW)
    mail_rows.fill_people(db)
    no_mail_rows.fill(db)
    access_rows.fill(db)
    job_rows.fill(db)
    panel_rows.fill_people(db)


def make_filled(folder: Path, *, deadline: float = 10) -> dict[str, Database]:
    """Make both databases in a folder."""
    made = {}
    for name, migrations, fill in (
        ("study", study_migrations, fill_whole_study),
        ("people", people_migrations, fill_people),
    ):
        database = Database(folder / f"{name}.db", migrations, create=True, deadline=deadline)
        bring_up_to_date(database, backups=folder / "backups", now=NOW)
        with database.write() as db:
            fill(db)
        made[name] = database
    return made


STUDY_ACTS: dict[str, Act] = {
    "editing_drafts.insert_state": lambda db: editing_drafts.insert_state(
        db, NEXT_STATE, b"format = 2"
    ),
    "editing_drafts.end_draft": lambda db: editing_drafts.end_draft(db, 1, "discarded"),
    "preregistrations.insert_preregistration": lambda db: preregistrations.insert_preregistration(
        db, DRAFT.round, "{}", "d" * 64, NOW
    ),
    "versions.add_version": lambda db: versions.add_version(db, b"format = 2", NOW),
    "versions.confirm_translation": lambda db: versions.confirm_translation(db, 1, "ko", NOW),
    "rounds.insert_round": lambda db: rounds.insert_round(
        db, a_round(RoundName(study="s", round="new"))
    ),
    "rounds.open_round": lambda db: rounds.open_round(db, a_round(DRAFT), (QUESTION,), NOW),
    "rounds.unschedule_round": lambda db: rounds.unschedule_round(db, DRAFT),
    "rounds.set_dates": lambda db: rounds.set_dates(db, NAME, NOW, LATER),
    "rounds.set_pause": lambda db: rounds.set_pause(db, NAME, NOW),
    "rounds.close_round": lambda db: rounds.close_round(db, NAME, NOW, LATER),
    "rounds.end_grace": lambda db: rounds.end_grace(db, NAME, NOW),
    "rounds.reopen_round": lambda db: rounds.reopen_round(db, NAME, NOW),
    "round_changes.insert_change": lambda db: round_changes.insert_change(db, NAME.round, REOPENED),
    "round_changes.forget_changes": lambda db: round_changes.forget_changes(db, NAME.round),
    "preregistrations.forget_preregistration": lambda db: preregistrations.forget_preregistration(
        db, NAME.round
    ),
    "rounds.finalize_round": lambda db: rounds.finalize_round(db, NAME, NOW),
    "round_experts.add_round_experts": lambda db: round_experts.add_round_experts(
        db, NAME.round, [a_row("p1"), a_row("p3")], NOW
    ),
    "round_experts.update_round_experts": lambda db: round_experts.update_round_experts(
        db, NAME.round, [replace(a_row("p1"), language="ko")]
    ),
    "round_experts.mark_declined": lambda db: round_experts.mark_declined(
        db, NAME.round, "p2", "No time.", LATER
    ),
    "erasing.erase_drafts_of": lambda db: erasing.erase_drafts_of(db, FIRST, [QUESTION.id]),
    "erasing.erase_visits": lambda db: erasing.erase_visits(db, FIRST),
    "responses.insert_response": lambda db: responses.insert_response(db, SECOND),
    "responses.mark_active": lambda db: responses.mark_active(db, FIRST, "review", LATER),
    "responses.mark_language": lambda db: responses.mark_language(db, FIRST, "ko", LATER),
    "responses.mark_consented": lambda db: responses.mark_consented(db, FIRST, LATER),
    "responses.mark_submitted": lambda db: responses.mark_submitted(db, FIRST, LATER),
    "responses.mark_reopened": lambda db: responses.mark_reopened(db, FIRST, "review", LATER),
    "responses.mark_withdrawn": lambda db: responses.mark_withdrawn(db, FIRST, LATER),
    "responses.record_consent": lambda db: responses.record_consent(
        db, FIRST, {"take_part": False}, "e" * 64, LATER
    ),
    "drafts.save_drafts": lambda db: drafts.save_drafts(
        db, FIRST, {QUESTION.id: Answer(missing=Missing.REFUSED)}, LATER
    ),
    "drafts.erase_drafts": lambda db: drafts.erase_drafts(db, FIRST),
    "page_visits.add_page_visit": lambda db: page_visits.add_page_visit(db, FIRST, VISITED),
    "answers.put_in_force": lambda db: answers.put_in_force(
        db, FIRST, {QUESTION.id: Answer(missing=Missing.CANNOT_JUDGE, reason="information")}, {}
    ),
    "answers.erase_answers": lambda db: answers.erase_answers(db, FIRST),
    "chain_contents.record": lambda db: chain_contents.record(
        db, kind="event", subject="s", content={}, salt=SALT, at=NOW
    ),
    "submissions.insert_submission": lambda db: submissions.insert_submission(
        db, FIRST, CONTENT, SALT, LATER
    ),
    "submissions.erase_contents": lambda db: submissions.erase_contents(db, FIRST),
    "chain.append": lambda db: chain.append(
        db, kind="event", subject="s", content=None, salt=SALT, at=NOW
    ),
    "idempotency.once": lambda db: idempotency.once(
        db, key="k", body_hash="b", at=NOW, action=dict
    ),
    "idempotency.forget_forms": lambda db: idempotency.forget_forms(db, "p1:"),
    **mail_rows.STUDY_ACTS,
    **panel_rows.STUDY_ACTS,
    **text_rows.STUDY_ACTS,
}

PEOPLE_ACTS: dict[str, Act] = {
    "researchers.insert_researcher": lambda db: researchers.insert_researcher(db, BOB, "hash"),
    "researchers.set_password": lambda db: researchers.set_password(db, ADA, "new hash"),
    "sign_ins.insert_sign_in": lambda db: sign_ins.insert_sign_in(db, "h2", ADA, NOW),
    "sign_ins.mark_seen": lambda db: sign_ins.mark_seen(db, SIGN_IN, LATER),
    "sign_ins.end_sign_in": lambda db: sign_ins.end_sign_in(db, "h1", LATER),
    "researchers.replace_setup_code": lambda db: researchers.replace_setup_code(db, "d" * 64, NOW),
    "researchers.take_setup_code": lambda db: researchers.take_setup_code(db, CODE),
    "experts.insert_expert": lambda db: experts.insert_expert(db, an_expert(2), NOW),
    "experts.update_expert": lambda db: experts.update_expert(
        db, replace(an_expert(1), name="Another")
    ),
    "experts.mark_retired": lambda db: experts.mark_retired(db, "e1", LATER),
    "invitations.insert_invitation": lambda db: invitations.insert_invitation(
        db, "i2", DRAFT, an_expert(1), NOW
    ),
    "invitations.insert_link": lambda db: invitations.insert_link(db, "l2", "b" * 64, "i1", NOW),
    "invitations.revoke_links": lambda db: invitations.revoke_links(db, "i1", NOW),
    **mail_rows.PEOPLE_ACTS,
    **no_mail_rows.ACTS,
    **access_rows.ACTS,
    **job_rows.ACTS,
    **panel_rows.PEOPLE_ACTS,
}

ACTS = [
    *(("study", name, act) for name, act in STUDY_ACTS.items()),
    *(("people", name, act) for name, act in PEOPLE_ACTS.items()),
]
