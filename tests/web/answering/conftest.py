from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.answering.rounds import Field
from tests.web.answering.rounds import open_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.workspace import Workspace
    from tests.web.browsing import Browser


@pytest.fixture
def field(workspace: Workspace) -> Field:
    return open_field(workspace)


@pytest.fixture
def browser(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser()
