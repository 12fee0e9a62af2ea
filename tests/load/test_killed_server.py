"""The whole server is killed while experts answer: what was acknowledged is there, and there once."""

from __future__ import annotations

import http.client
import threading
import time
from typing import TYPE_CHECKING

import pytest

from surveys.services.monitoring import field_work
from surveys.services.preserving import verify
from tests.load.plain_browser import PlainBrowser
from tests.load.test_many_experts_at_once import NAME
from tests.load.test_many_experts_at_once import Expert
from tests.load.test_many_experts_at_once import everything_typed_is_stored
from tests.load.test_many_experts_at_once import round_of
from tests.served import free_port
from tests.served import kill
from tests.served import start
from tests.workspaces import of_experts

if TYPE_CHECKING:
    from pathlib import Path

EXPERTS = 24
KILL_AFTER = (20, 120, 220)  # replies
BUSY = 503
PATIENCE = 600


class PatientBrowser(PlainBrowser):
    """Sends the same form again, as people do, until somebody answers."""

    replies = 0

    def _exchange(
        self, method: str, path: str, body: str | None
    ) -> tuple[http.client.HTTPResponse, str]:
        for _ in range(PATIENCE):
            try:
                response, text = super()._exchange(method, path, body)
            except (OSError, http.client.HTTPException):
                self.close()  # it opens a new connection
            else:
                if response.status != BUSY:
                    PatientBrowser.replies += 1
                    return response, text
            time.sleep(0.1)
        raise AssertionError(f"Nobody answered {method} {path}")


@pytest.mark.slow
def test_what_was_acknowledged_survives_the_killing_of_the_server(tmp_path: Path) -> None:
    instance, port, log = tmp_path / "instance", free_port(), tmp_path / "server.log"
    workspace, links = round_of(instance, port, EXPERTS)
    crowd = [Expert(number, link, PatientBrowser) for number, link in enumerate(links)]
    root = f"http://127.0.0.1:{port}"
    threads = [threading.Thread(target=expert.answer, args=(root,)) for expert in crowd]
    PatientBrowser.replies = 0
    server = start(instance, port, log)
    try:
        for thread in threads:
            thread.start()
        for enough in KILL_AFTER:
            while PatientBrowser.replies < enough and any(map(threading.Thread.is_alive, threads)):
                time.sleep(0.002)
            kill(server)
            server = start(instance, port, log)
        for thread in threads:
            thread.join()
    finally:
        kill(server)
    assert [expert.trouble for expert in crowd if expert.trouble] == []
    work = field_work(workspace, NAME)
    assert (work.begun, work.submitted) == (EXPERTS, EXPERTS)
    assert len({expert.receipt for expert in crowd}) == EXPERTS
    assert [verdict.findings for verdict in verify(workspace)] == [(), ()]
    assert len(of_experts(workspace)) == EXPERTS
    everything_typed_is_stored(workspace, crowd)
