"""A round that follows another: whom it asks, and what it shows each of them of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.rounds import Carries
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services import preregistering
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.inviting import invite
from surveys.services.inviting import list_invited
from surveys.services.launching import RoundPlan
from surveys.services.launching import clone_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.monitoring import field_work
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import form
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

SPRING = RoundName(study=STUDY, round="2027-spring")
QUESTION = "us-japan.T0"


def study_file(*changes: tuple[bytes, bytes]) -> bytes:
    text = shipped_study_file()
    for old, new in ((b"earlier_answers = false", b"earlier_answers = true"), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def follow(workspace: Workspace, carries: str = "") -> None:
    plan = RoundPlan(follows=AUTUMN.round, carries=carries)
    create_round(workspace, STUDY, SPRING.round, "90d", plan=plan)
    open_round(workspace, SPRING)


def visit(workspace: Workspace, token: str, name: RoundName) -> Visit:
    return begun(workspace, token, name)


@pytest.mark.parametrize(("carries", "asked"), [("", EXPERTS), ("invited", 12), ("submitted", 3)])
def test_a_round_asks_whom_it_carries(workspace: Workspace, carries: str, asked: int) -> None:
    bring_round(workspace, RoundState.CLOSED, answered=3)
    follow(workspace, carries)
    assert len(invite_all(workspace, SPRING)) == asked
    work = field_work(workspace, SPRING)
    assert (work.panel, work.invited) == (asked, asked)


def test_whoever_withdrew_is_not_asked_again(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=3)
    follow(workspace, "submitted")
    answering.withdraw(workspace, visit(workspace, tokens[0], AUTUMN))
    assert len(invite_all(workspace, SPRING)) == 2
    assert tokens[0] not in {each.pseudonym for each in list_invited(workspace, SPRING)}


def test_where_nobody_is_carried_the_checklist_says_why(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    create_round(
        workspace,
        STUDY,
        SPRING.round,
        "90d",
        plan=RoundPlan(follows=AUTUMN.round, carries="submitted"),
    )
    says = {each.id: each.says for each in preregistering.readiness(workspace, SPRING).checks}
    assert says["panel"].startswith("Nobody of the panel has submitted answers in the round 2026")
    links: list[Link] = []
    assert invite(workspace, SPRING, links.extend) == 0


@pytest.mark.parametrize(
    ("plan", "kind", "sentence"),
    [
        (RoundPlan(carries="submitted"), Invalid, "Say which earlier round"),
        (RoundPlan(follows="2020", carries="submitted"), NotFound, "no round “2020”"),
        (RoundPlan(follows=AUTUMN.round, carries="some"), Invalid, "Choose invited or submitted"),
    ],
)
def test_what_cannot_be_followed_is_said(
    workspace: Workspace, plan: RoundPlan, kind: type[Exception], sentence: str
) -> None:
    bring_round(workspace, RoundState.DRAFT)
    with pytest.raises(kind, match=sentence):
        create_round(workspace, STUDY, SPRING.round, "90d", plan=plan)


def test_a_clone_has_version_form_grace_and_panel_of_the_other(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    plan = RoundPlan(follows=AUTUMN.round, carries="invited", grace="45")
    create_round(workspace, STUDY, SPRING.round, "60d", form="short", plan=plan)
    add_study(workspace, shipped_study_file() + b"\n# reworded\n")
    clone = clone_round(workspace, SPRING, "2027-autumn", "90d")
    assert (clone.version, clone.form, clone.follows, clone.carries) == (
        1,
        "short",
        AUTUMN.round,
        Carries.INVITED,
    )
    assert clone.grace.total_seconds() == 45 * 60
    assert clone.opened_at is None
    newest = clone_round(
        workspace, SPRING, "2028", "90d", is_newest=True, plan=RoundPlan(grace="5", opens="7d")
    )
    assert (newest.version, newest.grace.total_seconds()) == (2, 300)
    assert newest.opens_at is not None
    with pytest.raises(Conflict, match="already has a round “2028”"):
        clone_round(workspace, SPRING, "2028", "90d")


def test_each_expert_sees_the_own_earlier_answer_and_nobody_elses(workspace: Workspace) -> None:
    add_study(workspace, study_file())
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], all_points(5))
    answer_everything(workspace, tokens[1], all_points(2))
    follow(workspace)
    later = invite_all(workspace, SPRING)
    for number, point in ((0, 5), (1, 2)):
        seen = visit(workspace, later[number], SPRING)
        assert answering.earlier_answers(workspace, seen)[QUESTION] == Answer(value=point)
        assert seen.answers == {}
    assert answering.earlier_answers(workspace, visit(workspace, later[2], SPRING)) == {}


def test_nothing_is_shown_where_the_study_does_not_say_so_or_no_round_is_followed(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], all_points(5))
    follow(workspace)
    seen = visit(workspace, invite_all(workspace, SPRING)[0], SPRING)
    assert answering.earlier_answers(workspace, seen) == {}
    add_study(workspace, study_file())
    alone = create_round(workspace, STUDY, "alone", "90d").name
    open_round(workspace, alone)
    seen = visit(workspace, invite_all(workspace, alone)[0], alone)
    assert answering.earlier_answers(workspace, seen) == {}


def test_what_was_withdrawn_or_only_saved_is_not_shown(workspace: Workspace) -> None:
    add_study(workspace, study_file())
    tokens = bring_round(workspace, RoundState.OPEN, answered=2)
    seen = [visit(workspace, token, AUTUMN) for token in tokens[:3]]
    follow(workspace)
    later = [visit(workspace, token, SPRING) for token in invite_all(workspace, SPRING)[:3]]
    one = next(iter(answering.earlier_answers(workspace, later[1])))
    answering.withdraw(workspace, seen[0])
    answering.withdraw_answers(workspace, seen[1], [one], form("one"))
    assert answering.earlier_answers(workspace, later[0]) == {}
    assert one not in answering.earlier_answers(workspace, later[1])
    assert answering.earlier_answers(workspace, later[1])
    assert answering.earlier_answers(workspace, later[2]) == {}


@pytest.mark.parametrize(
    ("what", "is_shown"), [("item", False), ("scale", False), ("translation", True)]
)
def test_a_question_in_other_words_is_another_question(
    workspace: Workspace, what: str, *, is_shown: bool
) -> None:
    add_study(workspace, study_file())
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], all_points(5))
    add_study(workspace, _reworded(what))
    follow(workspace)
    seen = visit(workspace, invite_all(workspace, SPRING)[0], SPRING)
    assert (QUESTION in answering.earlier_answers(workspace, seen)) is is_shown


def _reworded(what: str) -> bytes:
    text = study_file().decode()
    start = text.index('id = "T0"')
    if what == "item":
        place = text.index('text.en = "', start) + len('text.en = "')
        return (text[:place] + "Once more: " + text[place:]).encode()
    if what == "translation":
        place = text.index('text.ja = "', start) + len('text.ja = "')
        return (text[:place] + "さて、" + text[place:]).encode()
    return text.replace("Almost entirely alike", "Wholly alike").encode()


def test_the_preregistration_says_what_a_round_follows(workspace: Workspace) -> None:
    add_study(workspace, study_file())
    bring_round(workspace, RoundState.CLOSED, answered=3)
    follow(workspace, "submitted")
    made = preregistering.preregistration(workspace, SPRING)
    assert made.facts["round"] == {
        "id": SPRING.round,
        "form": "",
        "follows": AUTUMN.round,
        "asks_again": "submitted",
        "shows_earlier_answers": True,
    }
    assert made.facts["panel"]["experts"] == 3
    assert preregistering.print_preregistration(workspace, SPRING).startswith(b"%PDF")


def test_earlier_answers_are_given_at_random_too(workspace: Workspace) -> None:
    add_study(workspace, study_file())
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], at_random(3))
    follow(workspace)
    seen = visit(workspace, invite_all(workspace, SPRING)[0], SPRING)
    earlier = answering.earlier_answers(workspace, seen)
    assert all(each.missing is None or each.missing.value != "skipped" for each in earlier.values())
