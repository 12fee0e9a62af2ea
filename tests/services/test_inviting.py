from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Busy
from surveys.model.errors import Conflict
from surveys.model.errors import Refused
from surveys.model.errors import StorageError
from surveys.model.rounds import RoundState
from surveys.services.handing_out import new_links_file
from surveys.services.inviting import invite
from surveys.services.inviting import list_invited
from surveys.services.launching import create_round
from surveys.services.recruiting import import_panel
from surveys.services.recruiting import list_panel
from surveys.storage import round_experts
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import invite_all
from tests.workspaces import token_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from surveys.storage.database import Database

FIRST = "expert01@example.org"


def in_the_round(workspace: Workspace) -> int:
    return len(round_experts.list_round_experts(workspace.study(STUDY).read(), AUTUMN.round))


class FailingStudies:
    """A study whose database refuses to be written to, as after a crash between the two files."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def get(self, study_id: str) -> Database:
        database = self.workspace.study(study_id)

        class Failing:
            read = database.read

            def write(self) -> None:
                raise Busy("Others have been writing.")

        return Failing()  # type: ignore[return-value]


def without_study(workspace: Workspace) -> Workspace:
    return replace(workspace, studies=FailingStudies(workspace))  # type: ignore[arg-type]


def test_everybody_gets_a_link_of_their_own(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    links: list[Link] = []
    assert invite(workspace, AUTUMN, links.extend) == EXPERTS
    assert [link.email for link in links] == [each.email for each in list_panel(workspace, STUDY)]
    assert len({link.address for link in links}) == EXPERTS
    assert all(len(token_of(link)) == 43 for link in links)
    assert links[0].address.startswith("http://127.0.0.1:5055/i/")
    assert list_invited(workspace, AUTUMN) == list_panel(workspace, STUDY)


def test_the_study_learns_pseudonym_language_and_coarse_attributes_only(
    workspace: Workspace,
) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    invite_all(workspace)
    rows = round_experts.list_round_experts(workspace.study(STUDY).read(), AUTUMN.round)
    assert {row.pseudonym for row in rows} == {
        expert.pseudonym for expert in list_panel(workspace, STUDY)
    }
    assert {tuple(row.attributes) for row in rows} == {("community",)}


def test_only_those_not_yet_invited_are_invited(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    invite_all(workspace)
    assert invite_all(workspace) == ()
    import_panel(workspace, STUDY, b"name,email\nNew,new@example.org\n")
    links: list[Link] = []
    assert invite(workspace, AUTUMN, links.extend) == 1
    assert [link.email for link in links] == ["new@example.org"]
    assert in_the_round(workspace) == EXPERTS + 1


def test_where_delivering_fails_nobody_was_invited(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")

    def fail(links: Sequence[Link]) -> None:
        assert len(links) == EXPERTS
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        invite(workspace, AUTUMN, fail)
    assert list_invited(workspace, AUTUMN) == ()
    assert in_the_round(workspace) == 0
    assert len(invite_all(workspace)) == EXPERTS


@pytest.mark.parametrize("state", [RoundState.CLOSED, RoundState.FINAL])
def test_nobody_can_be_invited_to_a_closed_round(workspace: Workspace, state: RoundState) -> None:
    bring_round(workspace, state)
    with pytest.raises(Refused, match=f"is {state.value}; nobody can be invited"):
        invite_all(workspace)


def test_a_study_without_a_panel_has_nobody_to_invite(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    with workspace.people.write() as db:
        db.execute("DELETE FROM experts")
    with pytest.raises(Refused, match="has no panel yet"):
        invite_all(workspace)


def test_a_crash_between_the_two_files_is_mended_by_the_next_invite(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.DRAFT)
    import_panel(workspace, STUDY, b"name,email\nNew,new@example.org\n")
    with pytest.raises(Busy):
        invite_all(without_study(workspace))
    assert len(list_invited(workspace, AUTUMN)) == EXPERTS + 1
    assert in_the_round(workspace) == EXPERTS
    assert invite_all(workspace) == ()
    assert in_the_round(workspace) == EXPERTS + 1


def test_a_crash_between_the_two_files_is_mended_by_beginning(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    import_panel(workspace, STUDY, b"name,email,community\nNew,new@example.org,scholar\n")
    links: list[Link] = []
    with pytest.raises(Busy):
        invite(without_study(workspace), AUTUMN, links.extend)
    seen = begun(workspace, token_of(links[0]))
    assert seen.invitation.expert.email == "new@example.org"
    rows = round_experts.list_round_experts(workspace.study(STUDY).read(), AUTUMN.round)
    (mended,) = (row for row in rows if row.pseudonym == seen.response.pseudonym)
    assert mended.attributes == {"community": "scholar"}


def test_a_links_file_that_exists_is_not_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    file.write_text("precious")
    with pytest.raises(Conflict, match="may be the only copy"), new_links_file(workspace, file):
        pytest.fail("the file was opened")
    assert file.read_text() == "precious"


def test_a_links_file_is_private_and_has_two_columns(workspace: Workspace, tmp_path: Path) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    file = tmp_path / "links.csv"
    with new_links_file(workspace, file) as write:
        invite(workspace, AUTUMN, write)
    assert file.stat().st_mode & 0o777 == 0o600
    lines = file.read_text().splitlines()
    assert lines[0] == "email,link"
    assert lines[1].startswith("expert01@example.org,http://127.0.0.1:5055/i/")
    assert len(lines) == EXPERTS + 1


def invite_and_fail(workspace: Workspace, file: Path) -> None:
    with new_links_file(workspace, file) as write, workspace.people.write():
        write([])
        raise ZeroDivisionError


def test_a_links_file_goes_away_when_nobody_was_invited(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError):
        invite_and_fail(workspace, tmp_path / "links.csv")
    assert not (tmp_path / "links.csv").exists()


def invite_into(workspace: Workspace, file: Path, before: bytes = b"") -> None:
    with new_links_file(workspace, file) as write:
        if before:
            file.write_bytes(before)
        invite(workspace, AUTUMN, write)


def test_a_links_file_stays_once_its_links_are_the_only_copy(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_round(workspace, RoundState.OPEN)
    import_panel(workspace, STUDY, b"name,email\nNew,new@example.org\n")
    with pytest.raises(Busy):
        invite_into(without_study(workspace), tmp_path / "links.csv")
    (line,) = (tmp_path / "links.csv").read_text().splitlines()[1:]
    assert begun(workspace, line.rpartition("/")[2]).invitation.expert.name == "New"


def test_a_file_that_somebody_made_meanwhile_is_left_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    with pytest.raises(StorageError, match=r"File exists\. Nobody was invited"):
        invite_into(workspace, tmp_path / "links.csv", before=b"precious")
    assert (tmp_path / "links.csv").read_bytes() == b"precious"
    assert list_invited(workspace, AUTUMN) == ()


def test_a_links_file_that_cannot_be_written_is_said(workspace: Workspace, tmp_path: Path) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"cannot be written: .* Nobody was invited"):
        invite_into(workspace, tmp_path / "file" / "links.csv")
    assert list_invited(workspace, AUTUMN) == ()
