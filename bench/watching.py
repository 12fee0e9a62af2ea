"""Watching a round of 10,000 experts, 6,000 of whom submitted: how long each page takes, the first time and after."""

from __future__ import annotations

import re
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from app import create_app
from bench.watched_round import EMAIL
from bench.watched_round import NAME
from bench.watched_round import PASSWORD
from bench.watched_round import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

_ROUND = f"/studies/{NAME.study}/rounds/{NAME.round}"
_PAGES = {
    "the page of the round": "",
    "what its script fetches": "/now",
    "the page about quality": "/quality",
    "experts.csv": "/field-work/experts.csv",
    "the curve": "/field-work/figures/curve.svg",
    "the figure of what is missing": "/field-work/figures/items.svg",
}
_AGAIN = 9
_HIDDEN = re.compile(r'name="(csrf_token|form_key)" value="([^"]*)"')


def measure() -> Iterator[str]:
    """Build the round, and open each page as a signed-in researcher."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = build(Path(folder) / "instance")
        client = create_app(workspace.settings).test_client()
        hidden = dict(_HIDDEN.findall(client.get("/sign-in").text))
        client.post("/sign-in", data=hidden | {"email": EMAIL, "password": PASSWORD})
        for name, path in _PAGES.items():
            (first, busy), *others = (_took(client, f"{_ROUND}{path}") for _ in range(_AGAIN))
            yield (
                f"{name}: {first:.0f} ms the first time ({busy:.0f} of computing), then "
                f"{median(took for took, _ in others):.0f} ms ({median(each for _, each in others):.0f} of computing)"
            )
        workspace.people.close()
        workspace.studies.close()


def _took(client: FlaskClient, address: str) -> tuple[float, float]:
    """Return the milliseconds that a page took, and those that this process computed: the rest it waited."""
    start, busy = time.perf_counter(), time.process_time()
    reply = client.get(address)
    took, busy = time.perf_counter() - start, time.process_time() - busy
    if reply.status_code != 200:
        raise RuntimeError(f"{address} answered {reply.status_code}")
    return 1000 * took, 1000 * busy
