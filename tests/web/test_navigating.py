"""From everywhere to everything that a person may open, and never to a refusal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Role
from surveys.services.inviting import invite
from surveys.services.launching import create_round
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.page_check import Document
from tests.web.test_rights import colleague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.desk import Desk

# What is an expert's, what ends the session, and what says itself that it is a file of the program.
_NOT_FOLLOWED = ("/receipt", "/static", "/bootstrap", "mailto:", "#", "https:", "http:")

_OF_EACH_KIND = 2


def links_on(html: str) -> set[str]:
    """List where a page leads, without what follows a question mark or a hash."""
    found = {each.attributes.get("href", "") for each in Document(html).all("a")}
    return {link.partition("#")[0] for link in found if link and not link.startswith(_NOT_FOLLOWED)}


def bar(html: str, label: str) -> dict[str, str]:
    """Return the links of one navigation, each with what it says about being current."""
    (nav,) = (each for each in Document(html).all("nav") if each.attributes["aria-label"] == label)
    return {link.text: link.attributes.get("aria-current", "") for link in nav.inside("a")}


def walked(desk: Desk, start: str = "/") -> Iterator[tuple[str, str, int]]:
    """Follow the links of every kind of page; yield where one was found, where it leads, and what came.

    Of each kind two pages are looked at, such as two of the hundred items of a draft.
    """
    kinds = desk.client.application.url_map.bind("localhost")
    todo, seen = [("", start)], {start}
    looked_at: Counter[str] = Counter()
    while todo:
        found_on, address = todo.pop(0)
        endpoint = str(kinds.match(address.partition("?")[0], "GET")[0])
        looked_at[endpoint] += 1
        if looked_at[endpoint] > _OF_EACH_KIND:
            continue
        reply = desk.client.get(address, follow_redirects=True)
        yield found_on, address, reply.status_code
        if reply.mimetype == "text/html":
            fresh = links_on(reply.text) - seen
            seen |= fresh
            todo += [(address, each) for each in sorted(fresh)]


@pytest.mark.slow
@pytest.mark.parametrize("role", [*Role, None])
def test_no_link_leads_to_a_refusal(app: Flask, workspace: Workspace, role: Role | None) -> None:
    desk = colleague(app, workspace, role)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    create_round(workspace, NAME.study, "2027-spring", "30d")
    refused = [each for each in walked(desk) if each[2] != 200]
    assert refused == []


@pytest.mark.slow
def test_an_administrator_meets_no_refusal_either(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    visited = list(walked(desk))
    assert [each for each in visited if each[2] != 200] == []
    addresses = {address for _, address, _ in visited}
    assert {"/researchers", "/safekeeping", "/jobs", "/audit", f"{STUDY}/jobs"} <= addresses


def test_every_page_of_a_study_leads_to_all_the_others_and_marks_itself(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    bars = {}
    for words, address in (
        ("Rounds", STUDY),
        ("Edit", f"{STUDY}/draft"),
        ("People", f"{STUDY}/people"),
        ("Words of mail", f"{STUDY}/mail/words"),
        ("Jobs", f"{STUDY}/jobs"),
        ("Audit trail", f"{STUDY}/audit"),
    ):
        assert desk.go(address).status_code == 200, address
        bars[words] = bar(desk.page.text, f"Study {NAME.study}")
        assert {each for each, current in bars[words].items() if current} == {words}
        assert bars[words][words] == "page"
    assert len({tuple(each) for each in bars.values()}) == 1


def test_a_page_of_a_round_marks_the_round_and_the_page(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    desk.go(f"{ROUND}/results")
    of_round = bar(desk.page.text, f"Round {NAME.round}")
    assert of_round["Results"] == "page"
    assert {each for each, current in of_round.items() if current} == {"Results"}
    for page in ("results", "mail", "preregistration"):
        desk.go(f"{ROUND}/{page}")
        assert bar(desk.page.text, f"Study {NAME.study}")["Rounds"] == "true", page


def test_the_menu_of_the_installation_is_for_administrators_and_marked_within(
    app: Flask, workspace: Workspace
) -> None:
    ada = signed_in_desk(app, workspace)
    ada.go("/safekeeping")
    assert bar(ada.page.text, "Main")["Safekeeping"] == "page"
    assert 'class="is-current"' in ada.page.text
    with_open_round(workspace)
    ada.go(STUDY)
    assert 'class="is-current"' not in ada.page.text


def test_somebody_who_works_on_nothing_sees_neither_menu_nor_study(
    app: Flask, workspace: Workspace
) -> None:
    grace = colleague(app, workspace, None)
    grace.go("/")
    assert set(bar(grace.page.text, "Main")) <= {"Studies", "Your account"}
    grace.go(STUDY)
    assert "study-bar" not in grace.page.text


def test_a_refusal_still_leads_on(app: Flask, workspace: Workspace) -> None:
    viewer = colleague(app, workspace, Role.VIEWER)
    assert viewer.go(f"{STUDY}/audit").status_code == 403
    assert bar(viewer.page.text, "Main")["Studies"] == ""
    assert "Audit trail" not in bar(viewer.page.text, f"Study {NAME.study}")


def test_a_stranger_is_offered_nothing(app: Flask) -> None:
    desk = new_desk(app)
    desk.go("/sign-in")
    assert 'class="site-nav"' not in desk.page.text
