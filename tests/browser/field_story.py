"""The steps of a round’s field work, each with what must be true after it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from surveys.model.rounds import RoundName
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import Link
from surveys.services.workspace import now
from surveys.storage import rounds
from tests.browser.field_team import AT_ROUND
from tests.browser.field_team import BAD_ROWS
from tests.browser.field_team import HOME
from tests.browser.field_team import PASSWORD
from tests.browser.field_team import ROUND
from tests.browser.field_team import STUDY
from tests.browser.field_team import Member
from tests.browser.field_team import panel
from tests.browser.field_team import workbook
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page
from tests.load.test_many_experts_at_once import Expert
from tests.mail_server import text_of
from tests.served import worker_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

    from tests.mail_server import MailServer

EXPERTS, ANSWERED, OPTED_OUT, IN_THE_MIDDLE = 60, 35, 2, 2
REMINDED = EXPERTS - ANSWERED - OPTED_OUT
KILLED_AT = 10
NAME = RoundName(study=STUDY, round=ROUND)
LINK = re.compile(r"https?://\S+/i/\S+")


@dataclass(kw_only=True)
class Story:
    """The steps, each with what must be true after it."""

    chromium: Browser
    root: str
    instance: Path
    mail: MailServer
    letters: dict[str, EmailMessage] = field(default_factory=dict)

    @contextmanager
    def browser(self, width: int = DESK) -> Iterator[Page]:
        with opened_page(self.chromium, self.root, width) as page:
            yield page

    def wait_for_mail(self, count: int) -> None:
        until = time.monotonic() + 120
        while len(self.mail.recipients) < count:
            assert time.monotonic() < until, f"{len(self.mail.recipients)} of {count} arrived"
            time.sleep(0.1)

    def prepare(self, owner: Member, code: str) -> None:
        """The owner sets up, with a second factor, and edits two items of the default study."""
        owner.page.goto("/")
        for label, words in (
            ("One-time code", code),
            ("Name", owner.name),
            ("E-mail address", owner.email),
            ("Password", PASSWORD),
        ):
            owner.fill(label, words)
        owner.press("Make the account")
        owner.set_second_factor()
        owner.page.goto("/account")
        owner.sign_out()
        owner.sign_in()
        owner.press("Add the default study")
        owner.page.goto(f"{HOME}/draft")
        owner.press("Begin a draft with version 1")
        owner.edit_item(5, "Please think of the last twelve months.")
        owner.edit_item(6, "Please think of peacetime.")
        assert "last twelve months" in owner.reads(f"{HOME}/draft/changes")
        owner.keep_draft(2)

    def import_the_panel(self, worker: Member) -> None:
        """64 rows of which 4 are bad: nothing is stored until the 60 good ones are chosen."""
        rows = panel(EXPERTS)
        mixed = [*rows[:10], *BAD_ROWS[:3], *rows[10:], BAD_ROWS[3]]
        worker.page.goto(f"{HOME}/panel/file")
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        worker.page.locator("input[type=file]").set_input_files(
            {"name": "panel.xlsx", "mimeType": kind, "buffer": workbook(mixed)}
        )
        worker.press("Read the file")
        worker.look("team-panel-preview")
        for words in ("Nothing has been stored.", "4 lines are wrong", "gwen at example.org"):
            worker.sees(words)
        assert "Canary" not in worker.page.request.get(f"{self.root}{HOME}/panel").text()
        worker.press("Import the 60 good rows")
        worker.sees("60 experts")

    def open_the_round(self, worker: Member) -> None:
        worker.page.goto(f"{HOME}/add-round")
        worker.fill("Name of the round", ROUND)
        worker.fill("Closing date", f"{(now() + timedelta(days=30)).date()}")
        worker.press("Create the round")
        worker.page.goto(f"{AT_ROUND}/open")
        worker.look("team-open")
        worker.press("Open the round")

    def invite_by_mail(self, worker: Member) -> None:
        """60 letters in three languages; a form that is sent twice sends nothing twice."""
        before = len(self.mail.recipients)
        worker.page.goto(f"{AT_ROUND}/mail/invitation")
        worker.look("team-invite")
        worker.press(f"Send {EXPERTS} messages")
        self.wait_for_mail(before + EXPERTS)
        letters = zip(self.mail.recipients[before:], self.mail.messages[before:], strict=True)
        self.letters = dict(letters)
        assert len(self.letters) == EXPERTS
        heads = Counter(str(letter["Content-Language"]) for letter in self.letters.values())
        assert heads == Counter({"en": 20, "ja": 20, "ko": 20})

    def link_of(self, address: str) -> str:
        found = LINK.search(text_of(self.letters[address]))
        assert found
        return found[0]

    def scanners_open_everything(self, worker: Member) -> None:
        """Every link of every letter, five times by GET and HEAD: nothing changes."""
        before = worker.reads(AT_ROUND)
        host = urlsplit(self.root).netloc
        scanner = http.client.HTTPConnection(host, timeout=60)
        for letter in self.letters.values():
            for link in set(re.findall(r"https?://[^\s>]+", text_of(letter))):
                if urlsplit(link).netloc != host:
                    continue
                for method in ("GET", "HEAD") * 5:
                    scanner.request(method, urlsplit(link).path)
                    reply = scanner.getresponse()
                    reply.read()
                    assert reply.status < 400, (reply.status, method)
        scanner.close()
        worker.page.goto(AT_ROUND)
        assert counts(worker) == (EXPERTS, 0, 0)
        assert _numbers(worker.reads(AT_ROUND)) == _numbers(before)

    def experts_answer(self) -> None:
        """35 answer the whole questionnaire, each from the letter."""
        crowd = [
            Expert(number, Link(email=address, address=self.link_of(address)))
            for number, address in enumerate(sorted(self.letters)[:ANSWERED])
        ]
        threads = [threading.Thread(target=each.answer, args=(self.root,)) for each in crowd]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [each.trouble for each in crowd if each.trouble] == []
        assert len({each.receipt for each in crowd}) == ANSWERED

    def two_want_no_more_mail(self) -> None:
        """The one click of a mail program (RFC 8058), with no cookie and no page."""
        for address in sorted(self.letters)[ANSWERED : ANSWERED + OPTED_OUT]:
            header = str(self.letters[address]["List-Unsubscribe"])
            link = header.partition("<")[2].partition(">")[0]
            connection = http.client.HTTPConnection(urlsplit(self.root).netloc, timeout=60)
            connection.request(
                "POST",
                urlsplit(link).path,
                "List-Unsubscribe=One-Click",
                {"Content-Type": "application/x-www-form-urlencoded"},
            )
            assert connection.getresponse().status in {200, 202, 204}
            connection.close()

    def remind_with_a_killed_worker(self, worker: Member) -> None:
        """Reminders reach exactly who should get one, though the sender is killed in the middle."""
        before = len(self.mail.recipients)
        self.mail.holds_at = len(self.mail.messages) + KILLED_AT
        worker.page.goto(f"{AT_ROUND}/mail/reminder")
        worker.follow("Write to them too")
        worker.look("team-remind")
        worker.press(f"Send {REMINDED} messages")
        assert self.mail.is_holding.wait(120)
        os.kill(worker_of(self.instance), signal.SIGKILL)
        self.mail.may_go_on.set()
        self.wait_for_mail(before + REMINDED)
        reached = self.mail.recipients[before:]
        assert Counter(reached) == Counter(sorted(self.letters)[ANSWERED + OPTED_OUT :])
        worker.page.goto(f"{AT_ROUND}/mail")
        worker.look("team-outbox")
        shown = worker.page.get_by_role("table", name="Messages for you to decide about")
        assert shown.locator("tbody tr").count() == 1
        assert "uncertain" in shown.inner_text()
        again = self.letters[reached[0]]
        first = self.mail.messages[self.mail.recipients.index(reached[0], before)]
        assert first["Message-ID"] != again["Message-ID"]

    def close_while_two_are_in_the_middle(self) -> None:
        """The round closes by its date; whoever has begun finishes within the grace, and nobody else begins."""
        silent = sorted(self.letters)[ANSWERED + OPTED_OUT :]
        english = [each for each in silent if self.letters[each]["Content-Language"] == "en"]
        late, *middle = english[: 1 + IN_THE_MIDDLE]
        with self.browser(PHONE) as first, self.browser(PHONE) as second:
            for page, address in zip((first, second), middle, strict=True):
                Visitor(page).begin(self.link_of(address))
            self.let_the_date_come()
            with self.browser(PHONE) as page:
                page.goto(self.link_of(late))
                assert page.get_by_role("button", name="Begin", exact=True).count() == 0
                Visitor(page).look("team-too-late")
            for page in (first, second):
                self.finish(Visitor(page))

    def let_the_date_come(self) -> None:
        """Move the date, since nobody waits a month: the round closed one second ago."""
        workspace = open_installation(load_settings(self.instance, {}))
        with workspace.study(STUDY).write() as db:
            db.execute(
                "UPDATE rounds SET closes_at = :at WHERE id = :id",
                {"at": (now() - timedelta(seconds=1)).isoformat(), "id": ROUND},
            )
        assert rounds.find_round(workspace.study(STUDY).read(), NAME).closes_at <= now()
        workspace.studies.close()
        workspace.people.close()

    def finish(self, expert: Visitor) -> None:
        """Go on to the end with nothing more answered, and submit."""
        expert.look("team-grace")
        expert.sees("has 30 more minutes to submit")
        for _ in range(60):
            if urlsplit(expert.page.url).path.endswith("/review"):
                break
            expert.page.get_by_role("button", name="Save and continue").last.click()
            expert.page.wait_for_load_state("domcontentloaded")
        expert.page.locator("main form[action$='/submit'] button").click()
        expert.page.wait_for_load_state("domcontentloaded")
        assert urlsplit(expert.page.url).path.endswith("/receipt")

    def the_analyst_sees_results_and_no_names(self, analyst: Member) -> None:
        """The results are there, and no page that can be opened has a name or an address of an expert."""
        analyst.page.goto(f"{AT_ROUND}/results")
        analyst.look("team-results")
        assert "experts place" in analyst.page.locator("main").inner_text()
        seen: set[str] = set()
        waiting = [HOME, AT_ROUND, f"{AT_ROUND}/results"]
        while waiting:
            path = waiting.pop()
            if path in seen or len(seen) > 80:
                continue
            seen.add(path)
            reply = analyst.page.request.get(self.root + path)
            assert reply.status == 200, (path, reply.status)
            body = reply.body()
            assert b"Canary" not in body, path
            assert b"@panel.example" not in body, path
            if "text/html" in reply.headers["content-type"]:
                waiting += _paths(body.decode())
        assert len(seen) > 10
        for path in ("panel", "people", "audit"):
            refused = analyst.page.request.get(f"{self.root}{HOME}/{path}")
            assert refused.status == 403
            assert "Your role does not let you" in refused.text()


def _paths(html: str) -> list[str]:
    found = re.findall(r'href="(/studies/[^"#?]*)', html)
    return [path for path in found if "/preview" not in path and ".pdf" not in path]


def counts(member: Member) -> tuple[int, int, int]:
    return (member.number("Invited"), member.number("Begun"), member.number("Submitted"))


def _numbers(words: str) -> list[str]:
    """Return what a page counts, without its times."""
    return re.findall(r"\b\d+\b", re.sub(r"\d+:\d+(:\d+)?", "", words))
