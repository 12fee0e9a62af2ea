from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Busy
from surveys.storage import answers
from surveys.storage import bounces
from surveys.storage import chain
from surveys.storage import chain_contents
from surveys.storage import contacts
from surveys.storage import drafts
from surveys.storage import editing_drafts
from surveys.storage import erasing
from surveys.storage import experts
from surveys.storage import failed_attempts
from surveys.storage import idempotency
from surveys.storage import invitations
from surveys.storage import jobs
from surveys.storage import mail_templates
from surveys.storage import memberships
from surveys.storage import merging
from surveys.storage import messages
from surveys.storage import opt_outs
from surveys.storage import owed
from surveys.storage import page_visits
from surveys.storage import panels
from surveys.storage import password_resets
from surveys.storage import preregistrations
from surveys.storage import quotas
from surveys.storage import researcher_invitations
from surveys.storage import researchers
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage import rounds
from surveys.storage import second_factors
from surveys.storage import sign_ins
from surveys.storage import submissions
from surveys.storage import text_decisions
from surveys.storage import versions
from tests.storage.filled import ACTS
from tests.storage.filled import make_filled
from tests.storage.writers import PROCESSES
from tests.storage.writers import hold_gate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.storage.database import Database
    from tests.storage.filled import Act

MODULES = (
    answers,
    bounces,
    chain,
    chain_contents,
    contacts,
    drafts,
    editing_drafts,
    erasing,
    experts,
    failed_attempts,
    idempotency,
    invitations,
    jobs,
    mail_templates,
    memberships,
    merging,
    messages,
    opt_outs,
    owed,
    page_visits,
    panels,
    password_resets,
    preregistrations,
    researcher_invitations,
    quotas,
    researchers,
    responses,
    round_experts,
    rounds,
    second_factors,
    sign_ins,
    submissions,
    text_decisions,
    versions,
)
READING = (
    "list_",
    "stream_",
    "find_",
    "count_",
    "given_",
    "load_",
    "newest_",
    "sha256_",
    "content_of",
)
NAMES = [f"{database} {name}" for database, name, _ in ACTS]
OTHERS = {
    "researchers.read_researcher",
    "answers.answers_of",
    "bounces.bounces_of",
    "bounces.is_unreachable",
    "bounces.unreachable",
    "chain.entries",
    "chain.holds",
    "chain.last_entry",
    "chain.sealed_content",
    "chain.verify_chain",
    "contacts.outcomes_of",
    "experts.read_expert",
    "experts.studies_with_panels",
    "invitations.experts_without_link",
    "invitations.has_lost_links",
    "invitations.invitations_of",
    "invitations.invited_experts",
    "merging.has_message_in_hand",
    "messages.has_claims",
    "messages.last_claim",
    "messages.last_wave",
    "messages.messages_of",
    "messages.next_message",
    "messages.next_time",
    "opt_outs.addresses_opted_out",
    "opt_outs.experts_opted_out",
    "opt_outs.opt_outs_of",
    "round_experts.declined_at",
    "submissions.answers_as_of",
    "submissions.time_of",
    "versions.confirmed_translations",
}


def contents(database: Database) -> str:
    return "\n".join(database.read().conn.iterdump())


def write(database: Database, act: Act, *, fails: bool = False) -> None:
    with database.write() as db:
        act(db)
        if fails:
            raise ZeroDivisionError


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Database]]:
    """Both databases, while another process holds their gates."""
    made = make_filled(tmp_path_factory.mktemp("locked"), deadline=0.02)
    may_leave, holders = PROCESSES.Event(), []
    for database in made.values():
        is_held = PROCESSES.Event()
        holders.append(
            PROCESSES.Process(target=hold_gate, args=(database.path, is_held, may_leave))
        )
        holders[-1].start()
        is_held.wait()
    yield made
    may_leave.set()
    for holder in holders:
        holder.join()
    for database in made.values():
        database.close()


@pytest.fixture
def free(tmp_path: Path) -> Iterator[dict[str, Database]]:
    made = make_filled(tmp_path)
    yield made
    for database in made.values():
        database.close()


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, _, act in ACTS], ids=NAMES)
def test_a_write_to_a_locked_database_is_told_to_come_back(
    locked: dict[str, Database], name: str, act: Act
) -> None:
    before = contents(locked[name])
    with pytest.raises(Busy, match="nothing of yours was saved") as caught:
        write(locked[name], act)
    assert caught.value.retry_after > 0
    assert contents(locked[name]) == before


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, _, act in ACTS], ids=NAMES)
def test_a_write_happens_as_a_whole_or_not_at_all(
    free: dict[str, Database], name: str, act: Act
) -> None:
    before = contents(free[name])
    with pytest.raises(ZeroDivisionError):
        write(free[name], act, fails=True)
    assert contents(free[name]) == before
    write(free[name], act)
    assert contents(free[name]) != before


def test_no_writing_function_is_left_out() -> None:
    known = {name for _, name, _ in ACTS} | OTHERS
    for module in MODULES:
        short = module.__name__.rpartition(".")[2]
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_here = function.__module__ == module.__name__ and not name.startswith("_")
            if is_here and not name.startswith(READING):
                assert f"{short}.{name}" in known
