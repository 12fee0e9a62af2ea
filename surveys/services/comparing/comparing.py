"""Two versions of a study, or a draft and the version it began with, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_editing import read_values
from surveys.model.errors import NotFound
from surveys.services.comparing.changes import Comparison
from surveys.services.comparing.changes import compare
from surveys.services.designing import list_versions
from surveys.storage import versions

if TYPE_CHECKING:
    from surveys.model.editing_drafts import EditingDraft
    from surveys.services.workspace import Workspace


def compare_versions(workspace: Workspace, study_id: str, first: int, second: int) -> Comparison:
    """Compare two versions of a study.

    Raises
    ------
    NotFound
        When there is no such study or version.
    """
    return compare(
        read_values(_content(workspace, study_id, first)) or {},
        read_values(_content(workspace, study_id, second)) or {},
    )


def compare_content(workspace: Workspace, draft: EditingDraft) -> Comparison | None:
    """Compare a draft with the version it began with; None where there is none, or its text cannot be read."""
    values = read_values(draft.content)
    if values is None or draft.state.based_on is None:
        return None
    before = _content(workspace, draft.study, draft.state.based_on)
    return compare(read_values(before) or {}, values)


def _content(workspace: Workspace, study_id: str, number: int) -> bytes:
    if number not in {version.number for version in list_versions(workspace, study_id)}:
        raise NotFound(f"The study “{study_id}” has no version {number}.")
    return versions.content_of(workspace.study(study_id).read(), number)
