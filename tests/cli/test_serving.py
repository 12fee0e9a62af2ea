"""The real server, started where anybody may have put files."""

from __future__ import annotations

import re
import urllib.request
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from surveys.model.rounds import RoundState
from tests.served import free_port
from tests.served import served
from tests.served import start
from tests.served import stop
from tests.workspaces import EMAIL
from tests.workspaces import PASSWORD
from tests.workspaces import Clock
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import make_installation
from tests.workspaces import open_at

if TYPE_CHECKING:
    from pathlib import Path

RESULTS = "/studies/northeast-asia/rounds/2026-autumn/results"


def signed_in(root: str) -> urllib.request.OpenerDirector:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = browser.open(f"{root}/sign-in").read().decode()
    hidden = dict(re.findall(r'name="(csrf_token|form_key)"[^>]* value="([^"]+)"', page))
    fields = hidden | {"email": EMAIL, "password": PASSWORD}
    browser.open(f"{root}/sign-in", urlencode(fields).encode()).close()
    return browser


def test_the_server_ends_when_asked_although_it_has_computed(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    make_installation(instance)
    workspace = open_at(instance, Clock())
    bring_round(workspace, RoundState.CLOSED)
    close(workspace)
    server = start(instance, (port := free_port()), tmp_path / "log")
    root = f"http://127.0.0.1:{port}"
    with signed_in(root).open(root + RESULTS) as results:
        assert results.status == 200
    stop(server)
    assert server.returncode == 0


def test_the_server_runs_nothing_of_the_folder_it_was_started_in(tmp_path: Path) -> None:
    folder, instance = tmp_path / "downloads", tmp_path / "instance"
    folder.mkdir()
    for name in ("app.py", "random.py", "surveys.py", "analysis.py", "dns.py"):
        (folder / name).write_text("open('was-run', 'w').close()")
    make_installation(instance)
    workspace = open_at(instance, Clock())
    bring_round(workspace, RoundState.CLOSED)
    close(workspace)
    with served(instance, free_port(), tmp_path / "log", folder=folder) as root:
        # Computed in a process of its own, which must end with the server when this block does.
        results = signed_in(root).open(root + RESULTS)
        assert (results.status, results.url) == (200, root + RESULTS)
        results.close()
    assert not (folder / "was-run").exists()
