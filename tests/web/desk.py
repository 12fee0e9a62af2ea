from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.rounds import RoundName
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import import_panel
from tests.web.browsing import Browser
from tests.web.browsing import forms_on

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from surveys.services.workspace import Workspace

EMAIL = "ada@university.example"
PASSWORD = "correct horse battery"
STUDY = "/studies/northeast-asia"
ROUND = f"{STUDY}/rounds/2026-autumn"
NAME = RoundName(study="northeast-asia", round="2026-autumn")
PANEL = (
    b"name,email,language\nSimulated One,one@demo.example,en\nSimulated Two,two@demo.example,en\n"
)


class Desk(Browser):
    """A researcher's browser: it picks the form of a page by where it is sent to."""

    def post_to(self, action: str, **fields: Any) -> TestResponse:
        """Send the form of this page that goes to an address, and stay at what comes back."""
        form = next(each for each in forms_on(self.page.text) if each.action == action)
        reply = self.client.post(action, data=form.fields | fields)
        # The test client puts large uploads into a temporary file of its own and leaves it open.
        reply.request.environ["wsgi.input"].close()
        return reply

    def send_to(self, action: str, **fields: Any) -> TestResponse:
        """Send a form and follow where it leads."""
        reply = self.post_to(action, **fields)
        self.page = reply
        return self.go(reply.location) if reply.status_code == 303 else reply

    def upload_to(self, action: str, content: bytes, filename: str) -> TestResponse:
        """Send a form with a file."""
        return self.send_to(action, file=(BytesIO(content), filename))


def new_desk(app: Flask) -> Desk:
    """Open a browser that nobody is signed in with."""
    return Desk(app.test_client())


def signed_in_desk(app: Flask, workspace: Workspace) -> Desk:
    """Sign the first researcher in."""
    add_researcher(workspace, EMAIL, PASSWORD, "Ada")
    desk = new_desk(app)
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    return desk


def with_panel(workspace: Workspace) -> None:
    """Add the default study and a simulated panel of two."""
    add_study(workspace, shipped_study_file())
    import_panel(workspace, NAME.study, PANEL)


def with_open_round(workspace: Workspace) -> None:
    """Open a round for that panel."""
    with_panel(workspace)
    create_round(workspace, NAME.study, NAME.round, "30d")
    open_round(workspace, NAME)
