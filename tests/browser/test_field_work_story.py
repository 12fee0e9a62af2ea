"""The field work of a round, from an empty installation to a closed round, with a real mail server and a killed worker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.launching import find_round
from surveys.services.preserving import verify
from tests.browser.field_story import ANSWERED
from tests.browser.field_story import EXPERTS
from tests.browser.field_story import IN_THE_MIDDLE
from tests.browser.field_story import LINK
from tests.browser.field_story import NAME
from tests.browser.field_story import Story
from tests.browser.field_story import counts
from tests.browser.field_team import AT_ROUND
from tests.browser.field_team import Member
from tests.mail_server import SENDER
from tests.mail_server import running_mail_server
from tests.mail_server import text_of
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


pytestmark = [pytest.mark.browser, pytest.mark.slow]


def _one_time_code(log: Path) -> str:
    found = re.search(r"one-time code: (\S+)", log.read_text())
    assert found, "the server prints a one-time code"
    return found[1]


def test_a_team_runs_a_round_from_set_up_to_its_close(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instance, log = tmp_path / "instance", tmp_path / "server.log"
    with running_mail_server() as mail:
        for name, value in (
            ("SERVER", "127.0.0.1"),
            ("PORT", str(mail.port)),
            ("SENDER", SENDER),
            ("PER_MINUTE", "60000"),
        ):
            monkeypatch.setenv(f"SOUNDINGS_MAIL_{name}", value)
        with served(instance, free_port(), log) as root:
            story = Story(chromium=chromium, root=root, instance=instance, mail=mail)
            with story.browser() as page, story.browser() as other, story.browser() as third:
                owner = Member(page, "Iris Chart", "iris@example.org")
                worker = Member(other, "Finn Buoy", "finn@example.org")
                analyst = Member(third, "Ana Scale", "ana@example.org")
                story.prepare(owner, _one_time_code(log))
                worker.join(owner.invite_member(worker.email, "Field worker"))
                analyst.join(owner.invite_member(analyst.email, "Analyst"))
                story.import_the_panel(worker)
                story.open_the_round(worker)
                story.invite_by_mail(worker)
                story.scanners_open_everything(worker)
                story.experts_answer()
                worker.page.goto(AT_ROUND)
                assert counts(worker) == (EXPERTS, ANSWERED, ANSWERED)
                story.two_want_no_more_mail()
                story.remind_with_a_killed_worker(worker)
                story.close_while_two_are_in_the_middle()
                worker.page.goto(AT_ROUND)
                assert counts(worker)[2] == ANSWERED + IN_THE_MIDDLE
                worker.follow("End it now")
                worker.press("End it now")
                story.the_analyst_sees_results_and_no_names(analyst)
    _nothing_is_lost_or_told(instance, log, story)


def _nothing_is_lost_or_told(instance: Path, log: Path, story: Story) -> None:
    workspace = open_installation(load_settings(instance, {}))
    assert [verdict.findings for verdict in verify(workspace)] == [(), ()]
    assert find_round(workspace, NAME).round.version == 2
    workspace.studies.close()
    workspace.people.close()
    said = log.read_text()
    assert "traceback" not in said.lower()
    for letter in story.letters.values():
        token = LINK.findall(text_of(letter))[0].rpartition("/")[2]
        assert token not in said
