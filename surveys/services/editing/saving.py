"""What was typed in a form, put into the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.formats import study_editing
from surveys.services.editing.drafting import StaleDraft
from surveys.services.editing.drafting import find_draft
from surveys.services.editing.drafting import save_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from surveys.model.editing_drafts import EditingDraft
    from surveys.services.workspace import Workspace

Path = tuple[str | int, ...]
_LANGUAGES, _DRAFTS = ("study", "languages"), ("study", "drafts")


def save_values(
    workspace: Workspace, study_id: str, revision: int, changes: Mapping[Path, Any]
) -> EditingDraft:
    """Save values at their paths; None takes a key out. With a language of the study go its texts.

    Raises
    ------
    StaleDraft
        When ``revision`` is not the state that the draft has now.
    Invalid
        When the draft's text has no place for them.
    """
    return _save(workspace, study_id, revision, lambda content: with_changes(content, changes))


def with_changes(content: bytes, changes: Mapping[Path, Any]) -> bytes:
    """Return a study file with values changed at their paths."""
    given_up = _given_up(content, changes)
    return study_editing.change_values(content, {**changes, **given_up})


def _given_up(content: bytes, changes: Mapping[Path, Any]) -> dict[Path, Any]:
    """Return the changes that take a language out wherever it stands."""
    kept = changes.get(_LANGUAGES)
    values = study_editing.read_values(content) if kept else None
    before = values["study"]["languages"] if values and kept else []
    gone = [code for code in before if isinstance(code, str) and code not in (kept or [])]
    if not gone:
        return {}
    found: dict[Path, Any] = dict.fromkeys(study_editing.texts_in(values, gone))
    drafts = changes.get(_DRAFTS, (values or {})["study"].get("drafts", []))
    return {**found, _DRAFTS: [code for code in drafts if code not in gone]}


def save_text(workspace: Workspace, study_id: str, revision: int, text: str) -> EditingDraft:
    """Save the whole text of the draft, whatever problems it has.

    Raises
    ------
    StaleDraft
        When ``revision`` is not the state that the draft has now.
    Invalid
        When it is too long for a study.
    """
    content = study_editing.read_text(text.encode("utf-8", "replace")).encode()
    return save_content(workspace, study_id, revision, content)


def save_file(workspace: Workspace, study_id: str, revision: int, data: bytes) -> EditingDraft:
    """Save a file that was handed in as the text of the draft, whatever problems it has.

    Raises
    ------
    StaleDraft
        When ``revision`` is not the state that the draft has now.
    Invalid
        When it is no text, or too long for a study.
    """
    return save_content(workspace, study_id, revision, study_editing.read_text(data).encode())


def add_block(
    workspace: Workspace, study_id: str, revision: int, name: str, values: Mapping[str, Any]
) -> EditingDraft:
    """Add a block such as an alliance after the others."""
    return _save(
        workspace,
        study_id,
        revision,
        lambda content: study_editing.add_block(content, name, values),
    )


def remove_block(
    workspace: Workspace, study_id: str, revision: int, name: str, position: int
) -> EditingDraft:
    """Take a block out."""
    return _save(
        workspace,
        study_id,
        revision,
        lambda content: study_editing.remove_block(content, name, position),
    )


def move_block(
    workspace: Workspace, study_id: str, revision: int, name: str, position: int, by: int
) -> EditingDraft:
    """Move a block up (-1) or down (1) by one place."""
    return _save(
        workspace,
        study_id,
        revision,
        lambda content: study_editing.move_block(content, name, position, by),
    )


def _save(
    workspace: Workspace, study_id: str, revision: int, change: Callable[[bytes], bytes]
) -> EditingDraft:
    """Change the draft outside the write: reading its text takes a third of a second."""
    now = find_draft(workspace, study_id)
    if now is None or now.state.revision != revision:
        raise StaleDraft(now)
    return save_content(workspace, study_id, revision, change(now.content))
