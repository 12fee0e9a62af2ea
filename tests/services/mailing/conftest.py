from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.launching import create_round
from surveys.services.launching import open_round
from tests.mail_server import running_mail_server
from tests.mail_server import with_mail
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.workspace import Workspace
    from tests.mail_server import MailServer

FIRST, SECOND = "expert01@example.org", "expert02@example.org"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running_mail_server() as running:
        yield running


@pytest.fixture
def mailing(workspace: Workspace, server: MailServer) -> Workspace:
    """A workspace with an open round that nobody is invited to yet, and a real mail server."""
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    open_round(workspace, AUTUMN)
    return with_mail(workspace, server.settings)
