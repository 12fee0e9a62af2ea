from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.errors import StorageError
from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import change_key
from surveys.services.authorizing import find_researcher
from surveys.services.authorizing import give_role
from surveys.services.identifying import find_name
from surveys.services.identifying import find_pseudonym
from surveys.services.identifying import list_uses
from surveys.services.identifying import save_key
from surveys.services.identifying import whole_key
from tests.workspaces import PASSWORD
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace

WHY = "An expert asks for the own data."
BO = "bo@example.org"


def of(workspace: Workspace, role: Role | None, *, may_use_key: bool = False) -> Workspace:
    """Let somebody with a role act."""
    add_researcher(workspace, BO, PASSWORD, "Bo", is_administrator=role is None)
    if role:
        give_role(workspace, STUDY, BO, role)
    if may_use_key:
        change_key(workspace, STUDY, BO, may_use_key=True)
    return replace(workspace, actor=find_researcher(workspace, BO))


@pytest.mark.parametrize("role", [Role.OWNER, Role.ANALYST, None])
def test_neither_role_nor_being_an_administrator_opens_the_key(
    workspace: Workspace, role: Role | None
) -> None:
    acting = of(workspace, role)
    with pytest.raises(Refused, match="does not let you join names to answers"):
        whole_key(acting, STUDY, WHY)
    with pytest.raises(Refused):
        list_uses(acting, STUDY)
    assert list_uses(workspace, STUDY) == ()


def test_whoever_has_the_right_joins_both_ways(workspace: Workspace) -> None:
    acting = of(workspace, Role.VIEWER, may_use_key=True)
    found = find_pseudonym(acting, STUDY, "Expert 03", WHY)
    assert find_name(acting, STUDY, found.pseudonym, WHY) == found
    assert {use.who for use in list_uses(acting, STUDY)} == {"Bo"}


def test_two_experts_of_one_name_are_told_apart_by_the_address(workspace: Workspace) -> None:
    with workspace.people.write() as db:
        db.execute("UPDATE experts SET name = 'Expert 01' WHERE email = 'expert02@example.org'")
    with pytest.raises(Conflict, match="2 experts are called “Expert 01”"):
        find_pseudonym(workspace, STUDY, "Expert 01", WHY)
    assert find_pseudonym(workspace, STUDY, "expert02@example.org", WHY).name == "Expert 01"


def test_pseudonyms_that_begin_alike_are_told_apart(workspace: Workspace) -> None:
    with workspace.people.write() as db:
        db.execute("UPDATE keys SET pseudonym = 'aaaaaaaaaa' || substr(pseudonym, 11)")
    with pytest.raises(Conflict, match="12 pseudonyms begin with “aaaaaaaa”"):
        find_name(workspace, STUDY, "aaaaaaaa", WHY)


def test_a_retired_expert_is_found_and_one_of_another_study_is_not(workspace: Workspace) -> None:
    with workspace.people.write() as db:
        db.execute("UPDATE experts SET retired_at = added_at WHERE email = 'expert04@example.org'")
        db.execute("UPDATE experts SET study = 'other' WHERE email = 'expert05@example.org'")
    assert find_pseudonym(workspace, STUDY, "expert04@example.org", WHY).name == "Expert 04"
    with pytest.raises(NotFound):
        find_pseudonym(workspace, STUDY, "expert05@example.org", WHY)


def test_pseudonyms_of_a_demonstration_say_that_nobody_is_behind_them(
    workspace: Workspace,
) -> None:
    settings = replace(workspace.settings, is_demonstration=True)
    shown = whole_key(replace(workspace, settings=settings), STUDY, WHY).decode()
    assert shown.count("simulated-") == 12
    first = shown.splitlines()[1].split(",")[0]
    assert find_name(workspace, STUDY, first, WHY).name in shown


def test_a_file_that_is_there_or_cannot_be_written_is_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "key.csv"
    save_key(workspace, STUDY, file, WHY)
    with pytest.raises(Conflict, match="is there already"):
        save_key(workspace, STUDY, file, WHY)
    with pytest.raises(StorageError, match="cannot be written"):
        save_key(workspace, STUDY, file / "below", WHY)
