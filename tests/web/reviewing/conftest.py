"""A closed round in which two experts wrote four texts, one of them telling."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.kinds import Comment
from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from tests.web.browsing import forms_on
from tests.web.conftest import Clock
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import with_open_round
from tests.web.page_check import Document
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import token_of

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from werkzeug.test import TestResponse

    from surveys.model.pages import Asked
    from surveys.model.settings import Settings
    from surveys.services.inviting import Link
    from tests.web.browsing import PageForm

TEXTS = f"{ROUND}/texts"
ADA, GRACE, PASSWORD = "ada@university.example", "grace@university.example", "four quiet lamps"
TELLING = "Ask <b>Dr. Lee</b> at lee@institute.example,\nwho knows."


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with such a round, and two researchers who may both review it; copied, never written to."""
    folder = tmp_path_factory.mktemp("written") / "instance"
    initialise(folder)
    workspace = replace(open_installation(load_settings(folder, {})), clock=Clock())
    add_researcher(workspace, ADA, PASSWORD, "Ada")
    with_open_round(workspace)
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.ANALYST)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    for number, link in enumerate(links):

        def choose(asked: Asked, number: int = number) -> Answer | None:
            if not isinstance(asked.item.kind, Comment):
                return at_random(number)(asked)
            is_telling = number == 0 and asked.id == "us-japan.COMMENT"
            words = TELLING if is_telling else f"A remark of number {number} about {asked.id[:6]}."
            return Answer(value={"text": words, "quotation": "none"})

        answer_everything(workspace, token_of(link), choose)
    close_round(workspace, NAME)
    workspace.studies.close()
    workspace.people.close()
    return folder


@pytest.fixture
def settings(written: Path, tmp_path: Path) -> Settings:
    shutil.copytree(written, tmp_path / "instance")
    return load_settings(tmp_path / "instance", {})


@pytest.fixture
def clock() -> Clock:
    later = Clock()
    later.go_on(days=1)
    return later


@pytest.fixture
def desk(app: Flask) -> Desk:
    return signed_in(app, ADA)


@pytest.fixture
def other(app: Flask) -> Desk:
    """Somebody else who reviews at the same time."""
    return signed_in(app, GRACE)


def signed_in(app: Flask, email: str) -> Desk:
    opened = new_desk(app)
    opened.go("/sign-in")
    opened.send_to("/sign-in", email=email, password=PASSWORD)
    return opened


def open_text(desk: Desk, words: str) -> str:
    """Open the one text with these words, and return where it is."""
    desk.go(f"{TEXTS}?text={words}")
    (link,) = (
        each.attributes["href"]
        for each in Document(desk.page.text).all("a")
        if each.attributes.get("href", "").startswith(f"{TEXTS}/")
        and "show=" not in each.attributes["href"]
    )
    desk.go(link)
    return link


def review_form(desk: Desk) -> PageForm:
    """Return the form of this page that decides about a text."""
    return next(each for each in forms_on(desk.page.text) if each.action.startswith(f"{TEXTS}/"))


def press(desk: Desk, verdict: str, **fields: str) -> TestResponse:
    """Press a button of that form, with what is typed; stay at what comes back, or follow where it leads."""
    return desk.send_to(review_form(desk).action, verdict=verdict, **fields)
