"""The whole story: set up, ask eight experts, close, and recompute the placements by hand from what they typed."""

from __future__ import annotations

import csv
import http.client
import json
import re
from collections import Counter
from contextlib import contextmanager
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser import by_hand
from tests.browser.expert import Expert
from tests.browser.researcher import Researcher
from tests.browser.typed_answers import ADA
from tests.browser.typed_answers import BEN
from tests.browser.typed_answers import CHO
from tests.browser.typed_answers import COHESION
from tests.browser.typed_answers import DEE
from tests.browser.typed_answers import ELI
from tests.browser.typed_answers import EXPERTS
from tests.browser.typed_answers import FAY
from tests.browser.typed_answers import GUS
from tests.browser.typed_answers import HAL
from tests.browser.typed_answers import LABELS
from tests.browser.typed_answers import THREAT_AGREEMENT
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import opened_page
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.typed_answers import Typed

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROUND = "2026-autumn"
PHASES = {"ironclad": "Ironclad", "stable": "Stable", "drifting": "Drifting", "danger": "In danger"}
BAD_ROW = "Gwen Reef,gwen at example.org,scholar,japan"


def test_a_round_from_an_empty_installation_to_placements_recomputed_by_hand(
    chromium: Browser, tmp_path: Path
) -> None:
    log = tmp_path / "server.log"
    with (
        served(tmp_path / "instance", free_port(), log) as root,
        opened_page(chromium, root, DESK) as page,
    ):
        story = _Story(chromium, root, Researcher(page))
        story.set_up(_one_time_code(log))
        story.import_the_panel()
        story.open_a_round()
        story.scanners_open_every_link()
        story.four_experts_answer()
        story.the_fifth_makes_results_visible()
        story.three_more_answer()
        files = story.close_and_download()
        _check_placements(json.loads(files["results.json"]))
        story.the_page_shows_the_same_numbers()
        _check_files(files)
    assert "traceback" not in log.read_text().lower()


def _one_time_code(log: Path) -> str:
    found = re.search(r"one-time code: (\S+)", log.read_text())
    assert found, "the server prints a one-time code"
    return found[1]


class _Story:
    """The steps, each with what must be true after it."""

    def __init__(self, browser: Browser, root: str, researcher: Researcher) -> None:
        self.browser = browser
        self.root = root
        self.researcher = researcher
        self.links: dict[str, str] = {}

    @contextmanager
    def _as(self, typed: Typed, width: int = PHONE) -> Iterator[Expert]:
        """Be an expert, with a browser of one's own."""
        with opened_page(self.browser, self.root, width) as page:
            yield Expert(page, typed)

    def set_up(self, code: str) -> None:
        researcher = self.researcher
        researcher.set_up(code)
        researcher.sees("Soundings is set up, and you are signed in.")
        researcher.add_default_study()
        researcher.sees("was added as version 1.")

    def import_the_panel(self) -> None:
        rows = [f"{each.name},{each.email},scholar,both" for each in EXPERTS]
        head = "name,email,community,country_expertise"
        researcher = self.researcher
        researcher.go_to_panel()
        researcher.choose_panel_file("\n".join([head, BAD_ROW, *rows]))
        researcher.sees("Nothing has been stored.")
        researcher.sees("Line 2")
        researcher.go_to_panel()
        researcher.sees("Nobody is in the panel yet.")
        researcher.choose_panel_file("\n".join([head, *rows]))
        researcher.press("Import 8 experts")
        researcher.sees("8 experts were added")
        researcher.look("researcher-panel")

    def open_a_round(self) -> None:
        researcher = self.researcher
        in_a_month = datetime.now(UTC) + timedelta(days=30)
        researcher.create_round(ROUND, in_a_month.date().isoformat())
        researcher.open_round()
        researcher.sees("The round is open")
        self.links = researcher.download_links()
        assert set(self.links) == {each.email for each in EXPERTS}
        researcher.press("Create links and download them")
        researcher.sees("Everybody in the panel has a link already")

    def scanners_open_every_link(self) -> None:
        for link in self.links.values():
            for method in ("GET", "HEAD") * 5:
                assert _status(method, link) == 200
        self.researcher.go_to_round(ROUND)
        assert self.researcher.count("Invited") == 8
        assert self.researcher.count("Begun") == 0

    def four_experts_answer(self) -> None:
        for typed in (ADA, BEN, CHO):
            with self._as(typed) as expert:
                expert.answer_everything(self.links[typed.email])
                expert.submit()
        with self._as(DEE, DESK) as dee:
            dee.answer_everything(self.links[DEE.email])
            assert dee.page.get_by_text("Outside my expertise").count() == 5
            dee.submit()
        self._go_to_results()
        self.researcher.sees("There are no results to show now")

    def the_fifth_makes_results_visible(self) -> None:
        with self._as(ELI, PHONE) as phone:
            phone.begin(self.links[ELI.email])
            phone.describe_oneself()
            phone.rate_vignettes()
            phone.rate_next()
        with self._as(ELI, DESK) as computer:
            computer.page.goto(self.links[ELI.email])
            computer.press("Continue")
            computer.rate_next()
            computer.close()
            computer.submit()
        self._go_to_results()
        self.researcher.sees("5 submitted responses, as of")
        assert self.researcher.page.get_by_role("link", name="Show single experts").count() == 0
        assert self._plane("?experts=1") == self._plane()

    def three_more_answer(self) -> None:
        self._fay_submits_twice()
        self._gus_corrects_before_submitting()
        self._hal_corrects_after_submitting()
        self._go_to_results()
        self.researcher.sees("5 submitted responses, as of")

    def _fay_submits_twice(self) -> None:
        with self._as(FAY) as fay:
            fay.answer_everything(self.links[FAY.email])
            with self._another_tab_at_the_review(fay) as tab:
                fay.button("Submit your answers").dblclick()
                code = fay.receipt()
                fay.page.go_back()
                assert fay.receipt() == code
                assert tab.submit() == code

    @contextmanager
    def _another_tab_at_the_review(self, expert: Expert) -> Iterator[Expert]:
        tab = expert.page.context.new_page()
        tab.goto(expert.page.url)
        yield Expert(tab, expert.typed)
        tab.close()

    def _gus_corrects_before_submitting(self) -> None:
        with self._as(GUS) as gus:
            gus.mistype("us-rok", COHESION[0], "7")
            gus.answer_everything(self.links[GUS.email])
            gus.change("us-rok", COHESION[0], GUS.cohesion["us-rok"][0])
            gus.submit()

    def _hal_corrects_after_submitting(self) -> None:
        with self._as(HAL, DESK) as hal:
            hal.mistype("us-japan", THREAT_AGREEMENT[0], "1")
            hal.answer_everything(self.links[HAL.email])
            first = hal.submit()
            hal.press("Change your answers")
            hal.change("us-japan", THREAT_AGREEMENT[0], HAL.threat_agreement["us-japan"][0])
            hal.press("Submit again")
            assert hal.receipt() != first

    def close_and_download(self) -> dict[str, bytes]:
        researcher = self.researcher
        researcher.go_to_round(ROUND)
        assert researcher.count("Submitted") == 8
        researcher.close_round()
        researcher.follow("Results")
        researcher.look("researcher-results-closed")
        researcher.sees("8 submitted responses")
        assert self._plane("?experts=1") != self._plane()
        researcher.follow("Data to download")
        return researcher.download_data()

    def the_page_shows_the_same_numbers(self) -> None:
        self._go_to_results()
        for alliance, label in LABELS.items():
            expected = _by_hand(alliance)
            row = self.researcher.row("Placements", label)
            assert row["n"] == str(expected.n)
            assert row["Threat agreement"] == f"{expected.threat_agreement:.2f}"
            assert row["Cohesion"] == f"{expected.cohesion:.2f}"
            assert row["Phase"] == PHASES[expected.phase]
            row = self.researcher.row("Placement probability, in the reading in use", label)
            shown = {phase: row[name] for phase, name in PHASES.items()}
            assert shown == {phase: _rounded(expected.probability[phase]) for phase in PHASES}

    def _go_to_results(self) -> None:
        self.researcher.go_to_round(ROUND)
        self.researcher.follow("Results")
        self.researcher.look("researcher-results")

    def _plane(self, query: str = "") -> bytes:
        """Fetch the figure of the results page, as the researcher's browser would."""
        address = f"/studies/northeast-asia/rounds/{ROUND}/results/phase-plane.svg{query}"
        reply = self.researcher.page.request.get(self.root + address)
        assert reply.ok
        return reply.body()


def _status(method: str, link: str) -> int:
    parts = urlsplit(link)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    connection.request(method, parts.path)
    status = connection.getresponse().status
    connection.close()
    return status


def _by_hand(alliance: str) -> by_hand.ByHand:
    return by_hand.place([typed.scores(alliance) for typed in EXPERTS])


def _check_placements(results: dict[str, list[dict[str, object]]]) -> None:
    computed = {each["id"]: each for each in results["alliances"]}
    assert set(computed) == set(LABELS)
    expected = {alliance: _by_hand(alliance) for alliance in LABELS}
    assert [each.n for each in expected.values()] == [8, 5]
    for alliance, mine in expected.items():
        theirs = computed[alliance]
        position = {"threat_agreement": mine.threat_agreement, "cohesion": mine.cohesion}
        assert theirs["n"] == mine.n
        assert theirs["phase"] == mine.phase
        assert theirs["position"] == pytest.approx(position, abs=1e-9, rel=0)
        assert theirs["placement_probability"] == pytest.approx(mine.probability, abs=1e-9, rel=0)


def _rounded(probability: float) -> str:
    if not 0.005 <= probability <= 0.995:
        return "less than .01" if probability < 0.5 else "more than .99"
    return f"{probability:.2f}".lstrip("0")


def _check_files(files: dict[str, bytes]) -> None:
    assert files["phase-plane.svg"].lstrip().startswith(b"<svg")
    assert files["phase-plane.png"].startswith(b"\x89PNG")
    assert files["phase-plane.pdf"].startswith(b"%PDF")
    rows = list(csv.DictReader(files["ratings.csv"].decode("utf-8-sig").splitlines()))
    assert len({row["pseudonym"] for row in rows}) == 8
    rated = Counter((row["target"], row["construct"], row["value"]) for row in rows if row["value"])
    typed = Counter(_typed_ratings())
    assert {key: rated[key] for key in typed} == typed
    assert [row["reason"] for row in rows if row["missing"]].count("expertise") == 5
    assert not any(each.email.encode() in files["ratings.csv"] for each in EXPERTS)


def _typed_ratings() -> Iterator[tuple[str, str, str]]:
    for each in EXPERTS:
        for construct in ("threat_agreement", "cohesion"):
            for alliance, ratings in getattr(each, construct).items():
                yield from ((alliance, construct, rating) for rating in ratings if rating != "?")
