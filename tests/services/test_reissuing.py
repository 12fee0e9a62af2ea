from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.inviting import reissue
from surveys.services.monitoring import field_work
from tests.workspaces import AUTUMN
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import form
from tests.workspaces import token_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

FIRST = "expert01@example.org"


def forget(links: Sequence[Link]) -> None:
    """Hand links to nobody."""
    assert links


def test_a_lost_link_is_replaced_after_the_close_so_that_the_expert_can_withdraw(
    workspace: Workspace,
) -> None:
    bring_round(workspace, RoundState.CLOSED, answered=1)
    links: list[Link] = []
    assert reissue(workspace, AUTUMN, [FIRST], links.extend) == 1
    arrival = answering.arrive(workspace, links[0].address.rpartition("/")[2])
    seen = answering.visit(workspace, AUTUMN, arrival.invitation.link)
    answering.withdraw(workspace, seen)
    assert field_work(workspace, AUTUMN).withdrawn == 1


def test_a_final_round_has_no_use_for_new_links(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.FINAL)
    with pytest.raises(Refused, match="is final, so its links lead to nothing"):
        reissue(workspace, AUTUMN, [FIRST], forget)


def test_a_reissued_link_opens_the_same_response_and_the_old_one_nothing(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    before = begun(workspace, tokens[0]).response
    links: list[Link] = []
    assert reissue(workspace, AUTUMN, [f" {FIRST.upper()} ", FIRST], links.extend) == 1
    with pytest.raises(NotFound, match="This link is not valid, or no longer"):
        answering.arrive(workspace, tokens[0])
    assert answering.arrive(workspace, token_of(links[0])).response == before
    assert answering.arrive(workspace, tokens[1]).response is None


def test_a_session_that_began_with_a_revoked_link_ends(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = begun(workspace, tokens[0])
    reissue(workspace, AUTUMN, [FIRST], forget)
    with pytest.raises(NotFound, match="This link is not valid, or no longer"):
        answering.visit(workspace, AUTUMN, seen.invitation.link)


@pytest.mark.parametrize(
    ("address", "kind", "sentence"),
    [
        ("nobody@example.org", NotFound, "nobody@example.org was not invited to the round"),
        ("nobody", Invalid, "“nobody” is not an e-mail address"),
    ],
)
def test_where_one_address_is_wrong_no_link_is_revoked(
    workspace: Workspace, address: str, kind: type[Exception], sentence: str
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    links: list[Link] = []
    with pytest.raises(kind, match=sentence):
        reissue(workspace, AUTUMN, [FIRST, address], links.extend)
    assert links == []
    assert answering.arrive(workspace, tokens[0]).invitation.expert.email == FIRST


def test_a_reissue_form_sent_twice_reissues_once(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    links: list[Link] = []
    assert reissue(workspace, AUTUMN, [FIRST], links.extend, form("one")) == 1
    assert reissue(workspace, AUTUMN, [FIRST], links.extend, form("one")) == 0
    assert len(links) == 1
    assert answering.arrive(workspace, token_of(links[0])).invitation.expert.email == FIRST
    assert reissue(workspace, AUTUMN, [FIRST], links.extend, form("two")) == 1


def test_no_file_of_the_installation_holds_a_token(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    links: list[Link] = []
    reissue(workspace, AUTUMN, [FIRST], links.extend)
    secrets = [token.encode() for token in (*tokens, token_of(links[0]))]
    files = [path for path in workspace.settings.instance.rglob("*") if path.is_file()]
    assert len(files) > 4
    content = b"".join(map(Path.read_bytes, files))
    assert FIRST.encode() in content
    assert [secret for secret in secrets if secret in content] == []
