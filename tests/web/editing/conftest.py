from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel
from tests.web.editing.editor import DRAFT

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    found = signed_in_desk(app, workspace)
    with_panel(workspace)
    found.go(STUDY)
    found.go(DRAFT)
    found.send_to(DRAFT)
    return found
