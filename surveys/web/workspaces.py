"""The workspace of the request at hand, opened once a process, when it is first needed."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import current_app
from flask import g

from surveys.services.installing import open_installation

if TYPE_CHECKING:
    from flask import Flask

    from surveys.model.settings import Settings
    from surveys.services.workspace import Workspace


class Installation:
    """An installation that is opened at the first use."""

    def __init__(self, settings: Settings, workspace: Workspace | None = None) -> None:
        self.settings = settings
        self._workspace = workspace
        self._opening = threading.Lock()

    @property
    def workspace(self) -> Workspace:
        """The open installation, with nobody acting."""
        with self._opening:
            if self._workspace is None:
                self._workspace = open_installation(self.settings)
            return self._workspace


def attach(app: Flask, settings: Settings, workspace: Workspace | None = None) -> None:
    """Tie an application to its installation; a workspace is given where it is open already."""
    app.extensions["soundings"] = Installation(settings, workspace)


def current_workspace() -> Workspace:
    """Return the workspace, with the signed-in researcher acting."""
    installation: Installation = current_app.extensions["soundings"]
    return replace(installation.workspace, actor=g.get("researcher"))
