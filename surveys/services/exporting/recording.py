"""Record that files of a round are handed to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.events import EventKind
from surveys.services.auditing import record_in_study
from surveys.services.exporting.figure_kinds import FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


def record_export(workspace: Workspace, name: RoundName, filenames: Sequence[str]) -> None:
    """Record that somebody is handed files of a round; call it before they are.

    Figures that go together are one line: whoever reads the trail looks for files with rows of experts.
    """
    figures = [each for each in filenames if each.startswith(f"{FOLDER}/")]
    if len(figures) > 1:
        others = [each for each in filenames if each not in set(figures)]
        filenames = [*others, f"{FOLDER}/ ({len(figures)})"]
    with workspace.study(name.study).write() as db:
        record_in_study(
            workspace, db, name.study, EventKind.DATA_EXPORTED, name.round, files=list(filenames)
        )
