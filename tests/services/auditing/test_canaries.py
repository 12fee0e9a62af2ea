"""Names, addresses, tokens, passwords and answers are sown, and none of them is found in what is recorded."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.bounces import BounceKind
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.messages import MessageKind
from surveys.model.roles import Role
from surveys.model.rounds import RoundState
from surveys.services import authenticating
from surveys.services import authorizing
from surveys.services import preserving
from surveys.services.auditing.exporting import export_audit
from surveys.services.inviting import reissue
from surveys.services.launching import close_round
from surveys.services.mailing.bouncing import record_bounce
from surveys.services.mailing.opting_out import opt_out
from surveys.services.mailing.wording import save_template
from surveys.services.mailing.wording import shipped_template
from surveys.services.recruiting import list_panel
from surveys.services.revoking import revoke
from surveys.services.working import cancel_job
from surveys.services.working import retry_job
from surveys.services.working.exports import put_export_aside
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import token_of

if TYPE_CHECKING:
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

COLLEAGUE, SECRET = "grace.canary@example.org", "a canary sings in the mine"
LETTER = "Canarian greetings to you all."
REASON = "550 canary550 no such box"


@pytest.fixture
def sown(workspace: Workspace) -> frozenset[str]:
    """Do in one round what is done with people, and return every word that must not be recorded."""
    (ada,) = authenticating.list_researchers(workspace)
    by_ada = replace(workspace, actor=ada)
    tokens = bring_round(workspace, RoundState.OPEN)
    panel = list_panel(workspace, STUDY)
    for number in range(6):
        answer_everything(workspace, tokens[number], at_random(number))
    fresh: list[Link] = []
    reissue(by_ada, AUTUMN, [panel[7].email], fresh.extend)
    revoke(by_ada, AUTUMN, [panel[8].email])
    opt_out(by_ada, panel[9].email, STUDY)
    record_bounce(by_ada, panel[10].email, BounceKind.HARD, REASON, STUDY)
    shipped = shipped_template(MessageKind.INVITATION, "en")
    body = f"{LETTER}\n\n{shipped.body}"
    save_template(by_ada, STUDY, MessageKind.INVITATION, "en", subject=shipped.subject, body=body)
    asked = authorizing.invite_researcher(by_ada, STUDY, COLLEAGUE, Role.FIELD_WORKER)
    join = asked.address.rpartition("/")[2]
    authorizing.join_with_new_account(workspace, join, "Grace Canary", SECRET)
    for password in ("a wrong canary word", SECRET):
        try:
            session = authenticating.sign_in(workspace, COLLEAGUE, password).session
        except Refused:
            continue
    with pytest.raises(Refused):
        authenticating.sign_in(workspace, "stranger.canary@example.org", "a wrong canary word")
    clock_of(workspace).go_on(hours=1)
    close_round(by_ada, AUTUMN)
    job = put_export_aside(by_ada, AUTUMN)
    cancel_job(by_ada, job.id)
    retry_job(by_ada, job.id)
    preserving.back_up_here(by_ada)
    return frozenset(
        {
            *(word for each in panel for word in (each.name, each.email)),
            *(
                value
                for each in panel
                for value in each.attributes.values()
                if "Institute" in value
            ),
            *tokens,
            *(token_of(link) for link in fresh),
            *(join, session, SECRET, "wrong canary word", COLLEAGUE, "stranger.canary", LETTER),
            *("canary550", "A remark of number", "party "),
        }
    )


def recorded(workspace: Workspace, chain: str) -> str:
    """Return what a chain holds of events, as it is stored."""
    database = workspace.people if chain == "people.db" else workspace.study(STUDY)
    rows = database.read().query(
        """
        SELECT kind, subject, content FROM chain JOIN chain_contents USING (position)
        WHERE kind IN (SELECT value FROM json_each(:kinds))
        """,
        {"kinds": json.dumps([each.value for each in EventKind])},
    )
    return "\n".join(f"{row['kind']} {row['subject']} {row['content']}" for row in rows)


def test_nothing_that_was_sown_is_recorded_or_exported(
    workspace: Workspace, sown: frozenset[str]
) -> None:
    (ada, _) = authenticating.list_researchers(workspace)
    by_ada = replace(workspace, actor=ada)
    places = {chain: recorded(workspace, chain) for chain in (STUDY, "people.db")}
    for form in ("csv", "json"):
        for study in (STUDY, ""):
            places[f"{study}.{form}"] = export_audit(by_ada, study, form).decode()
    for file in workspace.settings.heads_folder.glob("*.log"):
        places[file.name] = file.read_text()
    jobs = workspace.people.read().query("SELECT * FROM jobs")
    places["jobs"] = json.dumps(list(jobs))
    found = {(place, word) for place, text in places.items() for word in sown if word in text}
    assert found == set()
    assert "experts-invited" in places["people.db"]


def test_no_event_joins_a_person_to_a_pseudonym(workspace: Workspace, sown: frozenset[str]) -> None:
    assert sown
    keys = list(workspace.people.read().query("SELECT * FROM keys"))
    assert len(keys) == EXPERTS
    persons = {each.id for each in list_panel(workspace, STUDY)}
    pseudonyms = {row["pseudonym"] for row in keys}
    of_people, of_study = recorded(workspace, "people.db"), recorded(workspace, STUDY)
    assert {each for each in pseudonyms if each in of_people} == set()
    assert {each for each in persons if each in of_study} == set()


def test_whoever_tried_an_unknown_address_leaves_no_address(workspace: Workspace) -> None:
    with pytest.raises(Refused):
        authenticating.sign_in(workspace, "stranger@example.org", "some wrong words")
    assert '"by":""' in recorded(workspace, "people.db")
    assert "sign-in-failed  " in recorded(workspace, "people.db")
    assert "stranger" not in recorded(workspace, "people.db")
