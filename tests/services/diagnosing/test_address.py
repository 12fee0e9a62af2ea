from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler
from wsgiref.simple_server import make_server

import pytest

from app import create_app
from surveys.model.findings import Weight
from surveys.model.settings import Settings
from surveys.services.diagnosing.address import check_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.services.workspace import Workspace


class Silent(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(instance=tmp_path, secret_key="k" * 40)


@pytest.fixture
def served(workspace: Workspace) -> Iterator[Settings]:
    """The settings of an installation that is served at its address."""
    with make_server("127.0.0.1", 0, lambda *_: iter(()), handler_class=Silent) as server:
        at = replace(workspace.settings, public_url=f"http://127.0.0.1:{server.server_port}")
        server.set_app(create_app(at))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield at
        server.shutdown()
        thread.join()


def test_an_address_that_nobody_set_is_advised_upon(settings: Settings) -> None:
    (found,) = check_address(settings)
    assert found.weight is Weight.ADVICE
    assert "PUBLIC_URL is not set" in found.sentence
    assert "before you invite anybody" in found.to_do


def test_an_address_without_https_that_others_reach_must_be_mended(settings: Settings) -> None:
    found, reached = check_address(replace(settings, public_url="http://192.0.2.1.invalid"))
    assert found.weight is Weight.TO_MEND
    assert "without https" in found.sentence
    assert reached.weight is Weight.TO_MEND
    assert "Nothing answered at http://192.0.2.1.invalid/health" in reached.sentence


def test_soundings_is_found_at_its_address(served: Settings) -> None:
    *_, reached = check_address(served)
    assert (reached.weight, reached.to_do) == (Weight.GOOD, "")
    assert f"Soundings answers at {served.public_url}" in reached.sentence


def test_an_address_below_which_soundings_does_not_live_is_said(served: Settings) -> None:
    *_, reached = check_address(replace(served, public_url=f"{served.public_url}/elsewhere"))
    assert reached.weight is Weight.TO_MEND
    assert "the reply was 404" in reached.sentence


def test_a_server_that_does_not_know_the_name_is_said(served: Settings) -> None:
    other = served.public_url.replace("127.0.0.1", "127.0.0.2")
    *_, reached = check_address(replace(served, public_url=other))
    assert reached.weight is Weight.TO_MEND


def test_a_page_opened_at_another_address_than_links_lead_to_is_said(served: Settings) -> None:
    same = [each.sentence for each in check_address(served, f"{served.public_url}/")]
    assert not [each for each in same if "You opened this page" in each]
    other = list(check_address(served, "https://survey.example/"))
    assert [each.weight for each in other if "You opened this page" in each.sentence] == [
        Weight.TO_MEND
    ]
