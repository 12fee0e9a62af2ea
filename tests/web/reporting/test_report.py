"""The report of a round among its files: one click, in the chosen language; of an open round it says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.web.reporting.conftest import CLOSED
from tests.web.reporting.conftest import OPEN

if TYPE_CHECKING:
    from tests.web.desk import Desk


def test_the_report_is_one_click_in_the_chosen_language(desk: Desk) -> None:
    desk.go(f"{CLOSED}/data?language=ja")
    assert "report </span>PDF</a>" in desk.page.text
    address = re.search(r'href="([^"]*/report\.html[^"]*)"', desk.page.text)
    assert address is not None

    reply = desk.client.get(address[1].replace("&amp;", "&"))

    assert reply.status_code == 200
    assert '<html lang="ja">' in reply.text
    assert reply.text.count("シミュレーションデータ") >= 1
    assert reply.headers["Content-Disposition"].startswith("attachment")
    assert reply.content_type == "application/octet-stream"  # never a page of ours


def test_the_report_of_an_open_round_says_so_and_tells_of_no_camps(desk: Desk) -> None:
    reply = desk.client.get(f"{OPEN}/data/report.html")
    assert reply.status_code == 200
    assert "Answers can still come in: these results may change." in reply.text
    assert "whether there are camps is not told" in reply.text
    assert "No groups of experts are told apart: No groups and no camps are shown" in reply.text
