from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.designing import shipped_study_file
from surveys.services.monitoring import field_work
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import open_field
from tests.web.answering.rounds import submit_everything

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

PAGE = f"{HOME}/what-can-be-learned"


def test_invitation_consent_and_receipt_lead_to_it(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    browser.go(field.ada)
    assert f'href="{field.ada}/what-can-be-learned"' in browser.page.text
    browser.go(f"{field.ada}/what-can-be-learned")
    assert browser.heading == "What can be learned about you, and by whom"
    assert field_work(workspace, NAME).begun == 0
    begin(browser, field.ada)
    assert f'href="{PAGE}"' in browser.page.text
    submit_everything(browser, field.ada)
    assert f'href="{PAGE}"' in browser.page.text


def test_it_says_what_this_study_keeps_and_shows(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    browser.go(PAGE)
    for words in (
        "confidential, and not anonymous",
        "groups of at least 5 people, and in public only for groups of at least 10",
        "how many seconds it was open, rounded",
        "Names and addresses are kept until the study ends and are then deleted",
        "your own placement beside the panel’s",
        "The round is open until the end of 23 December 2026",
        "where the team recorded it: ",
    ):
        assert words in browser.words


def test_it_follows_the_study_file(browser: Browser, workspace: Workspace) -> None:
    file = shipped_study_file().decode()
    for key in ("paradata", "own_placement"):
        assert f"\n{key} = true\n" in file
        file = file.replace(f"\n{key} = true\n", f"\n{key} = false\n")
    file = file.replace("smallest_group = 5", "smallest_group = 7")
    field = open_field(workspace, file.encode())
    browser.go(f"{field.ada}/what-can-be-learned")
    assert "does not record how long pages are open" in browser.words
    assert "how many seconds" not in browser.words
    assert "your own placement beside" not in browser.words
    assert "groups of at least 7 people" in browser.words
