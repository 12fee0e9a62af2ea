"""Two hundred experts answer at the same time over HTTP: nothing is lost, nothing is there twice."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundName
from surveys.services import answering
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.exporting.files import export_file
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.monitoring import field_work
from surveys.services.preserving import verify
from surveys.services.recruiting import import_panel
from tests.load.plain_browser import PlainBrowser
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

EXPERTS = 200
NAME = RoundName(study="northeast-asia", round="load")
MOST_PAGES = 20  # nine of questions, each asked for once more where something was left out


@pytest.mark.slow
def test_two_hundred_experts_at_once_lose_nothing(tmp_path: Path) -> None:
    instance, port = tmp_path / "instance", free_port()
    workspace, links = round_of(instance, port, EXPERTS)
    crowd = [Expert(number, link) for number, link in enumerate(links)]
    with served(instance, port, tmp_path / "server.log") as root:
        threads = [threading.Thread(target=expert.answer, args=(root,)) for expert in crowd]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [expert.trouble for expert in crowd if expert.trouble] == []
    log = (tmp_path / "server.log").read_text().lower()
    assert "locked" not in log
    assert "traceback" not in log
    work = field_work(workspace, NAME)
    assert (work.invited, work.begun, work.submitted) == (EXPERTS, EXPERTS, EXPERTS)
    assert len({expert.receipt for expert in crowd}) == EXPERTS
    assert [verdict.findings for verdict in verify(workspace)] == [(), ()]
    everything_typed_is_stored(workspace, crowd)


class Expert:
    """A person who answers with a pattern of their own, sends every page twice and submits twice."""

    def __init__(self, number: int, link: Link, browser: type[PlainBrowser] = PlainBrowser) -> None:
        self.number = number
        self._browser = browser
        self.link = link.address
        self.typed: dict[str, str] = {}
        self.receipt = ""
        self.trouble = ""

    def answer(self, root: str) -> None:
        browser = self._browser(root)
        try:
            self._walk(browser)
        except (AssertionError, OSError) as error:
            self.trouble = f"expert {self.number}: {error!r}"
        finally:
            browser.close()

    def _walk(self, browser: PlainBrowser) -> None:
        landing = browser.get(self.link)
        assert landing.status == 200, landing.status
        shown = browser.send(landing, "/begin")
        shown = browser.send(shown, "/consent", tick=lambda _name, _value: True)
        for _ in range(MOST_PAGES):
            page = shown.address.partition("?")[0].rpartition("/")[2]
            if page == "review":
                break
            assert shown.status == 200, (page, shown.status, shown.text[:300])
            following = browser.send(shown, f"/{page}", self._choose)
            again = browser.send(shown, f"/{page}", self._choose)  # a double click
            assert again.address == following.address
            shown = following
        assert shown.address.endswith("/review"), shown.address
        receipt = browser.send(shown, "/submit")
        again = browser.send(shown, "/submit")
        assert receipt.status == 200
        self.receipt = _receipt_code(receipt.text)
        assert _receipt_code(again.text) == self.receipt

    def _choose(self, name: str, options: list[str]) -> str | None:
        points = [option for option in options if option.isdigit()]
        if not points:
            return None
        value = points[(self.number * 7 + sum(name.encode())) % len(points)]
        self.typed[name] = value
        return value


def _receipt_code(text: str) -> str:
    import re

    found = re.search(r"\b[A-Z2-7]{4}(?:[-  ][A-Z2-7]{4}){3}\b", text)
    assert found, "the receipt page shows a receipt code"
    return found[0]


def round_of(instance: Path, port: int, experts: int) -> tuple[Workspace, list[Link]]:
    initialise(instance)
    settings = load_settings(instance, {"SOUNDINGS_PUBLIC_URL": f"http://127.0.0.1:{port}"})
    workspace = open_installation(settings)
    add_researcher(workspace, "ada@example.org", "four random words here")
    add_study(workspace, shipped_study_file())
    rows = "\n".join(f"Expert {n},expert{n}@example.org" for n in range(experts))
    import_panel(workspace, NAME.study, f"name,email\n{rows}".encode())
    create_round(workspace, NAME.study, NAME.round, "30d")
    open_round(workspace, NAME)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    return workspace, links


def everything_typed_is_stored(workspace: Workspace, crowd: list[Expert]) -> None:
    """Compare the exported ratings with what was typed: as multisets, since an export names nobody."""
    close_round(workspace, NAME)
    lines = export_file(workspace, NAME, "ratings.csv").decode().splitlines()[1:]
    stored = Counter(
        (cells[3], cells[7], cells[5], cells[9])
        for cells in (line.split(",") for line in lines)
        if cells[9]
    )
    by_token = {}
    for expert in crowd:
        arrival = answering.arrive(workspace, expert.link.rpartition("/")[2])
        seen = answering.visit(workspace, NAME, arrival.invitation.link)
        for page in seen.pages:
            for asked in page.asked:
                by_token[expert.number, asked.id] = asked.question
        own = answering.own_copy(workspace, seen)
        kept = {key: str(answer.value) for key, answer in own.answers.items() if answer.value}
        typed = {key: value for key, value in expert.typed.items() if key in kept}
        assert typed == {key: kept[key] for key in typed}
        assert set(expert.typed) <= set(kept)
    typed_by_all = Counter(
        (question.target, question.item, question.threat, expert.typed[key])
        for expert in crowd
        for key in expert.typed
        if (question := by_token[expert.number, key])
    )
    assert stored == typed_by_all
