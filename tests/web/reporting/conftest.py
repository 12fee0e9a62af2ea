"""A demonstration with a closed and an open round, made once for all pages about results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app import create_app
from surveys.services.demonstrating import PASSWORD
from surveys.services.demonstrating import RESEARCHER
from surveys.services.demonstrating import make_demonstration
from surveys.services.installing import load_settings
from tests.web.browsing import CheckingClient
from tests.web.desk import Desk
from tests.web.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

STUDY = "/studies/northeast-asia"
CLOSED = f"{STUDY}/rounds/2026-spring"
OPEN = f"{STUDY}/rounds/2026-autumn"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("demonstration") / "instance"
    make_demonstration(folder, "http://127.0.0.1:5055", lambda _: None)
    made = create_app(load_settings(folder, {}))
    made.testing = True
    made.test_client_class = CheckingClient
    return made


@pytest.fixture
def desk(demonstration: Flask) -> Desk:
    opened = new_desk(demonstration)
    opened.go("/sign-in")
    opened.send_to("/sign-in", email=RESEARCHER, password=PASSWORD)
    return opened
