"""A closed round in which experts wrote what files like least: for whatever is read back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.answers import Answer
from surveys.model.rounds import RoundState
from surveys.services.exporting.source import source_of
from surveys.services.launching import close_round
from tests.workspaces import AUTUMN
from tests.workspaces import Clock
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.model.pages import Asked
    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

#: What the experts wrote as their comments, in the order in which they answered.
WORDS = (
    '=HYPERLINK("http://x","y")',
    "漂流期に近い、\nと思う",
    "-99",
    "@risk +1\ttab",
    "'quoted', \"twice\"",
    "동맹은 튼튼하다",
)


@pytest.fixture(scope="session")
def hardened(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with such a round, a month later; its answers are never changed."""
    folder = tmp_path_factory.mktemp("hard") / "instance"
    shutil.copytree(made, folder)
    workspace = open_at(folder, Clock())
    tokens = bring_round(workspace, RoundState.OPEN)
    for seed, token in enumerate(tokens[: len(WORDS)]):
        choose = at_random(seed)

        def say(asked: Asked, choose: Any = choose, words: str = WORDS[seed]) -> Answer | None:
            if asked.id == "us-japan.COMMENT":
                return Answer(value={"text": words, "quotation": "none"})
            answer: Answer | None = choose(asked)
            return answer

        answer_everything(workspace, token, say)
    close_round(workspace, AUTUMN)
    close(workspace)
    return folder


@pytest.fixture(scope="session")
def hard(hardened: Path) -> Iterator[Workspace]:
    """The workspace of that installation: to read from, never to write to."""
    clock = Clock()
    clock.go_on(days=40)
    workspace = open_at(hardened, clock)
    yield workspace
    close(workspace)


@pytest.fixture(scope="session")
def hard_source(hard: Workspace) -> Source:
    """What the files of that round are made of."""
    return source_of(hard, AUTUMN)
