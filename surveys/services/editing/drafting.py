"""The states of a study's draft: saved, gone back to, discarded and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.editing_drafts import DraftState
from surveys.model.editing_drafts import EditingDraft
from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_study
from surveys.services.authorizing import visible_studies
from surveys.storage import editing_drafts
from surveys.storage import versions

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.services.workspace import Workspace

DISCARDED, KEPT = "discarded", "kept"


class StaleDraft(Conflict):
    """Somebody else has saved the draft since the form was shown; ``now`` is the draft as it is, if there is one."""

    def __init__(self, now: EditingDraft | None) -> None:
        if now is None:
            super().__init__(
                "The draft has ended since this page was shown: somebody kept it as a version, or discarded it. "
                "What you typed was not saved."
            )
        else:
            super().__init__(
                "Somebody has saved the draft since this page was shown. What you typed was not saved yet."
            )
        self.now = now


def find_draft(workspace: Workspace, study_id: str) -> EditingDraft | None:
    """Return the draft of a study; None where it has none."""
    return _draft(workspace.study(study_id).read(), study_id)


def require_draft(workspace: Workspace, study_id: str) -> EditingDraft:
    """Return the draft of a study.

    Raises
    ------
    NotFound
        When it has none.
    """
    found = find_draft(workspace, study_id)
    if found is None:
        raise NotFound(f"The study “{study_id}” has no draft. Begin one on the page of the study.")
    return found


def _draft(db: Database, study_id: str) -> EditingDraft | None:
    state = editing_drafts.newest_state(db)
    if state is None or state.ended:
        return None
    content = editing_drafts.content_of(db, state.revision) or b""
    return EditingDraft(study=study_id, state=state, content=content)


def list_states(workspace: Workspace, study_id: str) -> tuple[DraftState, ...]:
    """List the states of a study's draft, the newest first, back to where it began."""
    states = editing_drafts.list_states(workspace.study(study_id).read())
    if not states or states[0].ended:
        return ()
    own = next((number for number, state in enumerate(states) if state.ended), len(states))
    return states[:own]


def discarded_state(workspace: Workspace, study_id: str) -> DraftState | None:
    """Return the state that can be brought back, where the last thing done to the draft was to discard it."""
    state = editing_drafts.newest_state(workspace.study(study_id).read())
    return state if state and state.ended == DISCARDED else None


def state_content(workspace: Workspace, study_id: str, revision: int) -> bytes:
    """Return the study file as it was in a state.

    Raises
    ------
    NotFound
        When that state is not kept.
    """
    content = editing_drafts.content_of(workspace.study(study_id).read(), revision)
    if content is None:
        raise NotFound(f"The draft of “{study_id}” has no state {revision} any more.")
    return content


def insert_first(
    workspace: Workspace, study_id: str, content: bytes, *, based_on: int | None
) -> EditingDraft:
    """Begin a draft; where one was begun meanwhile, that is the draft.

    Raises
    ------
    StaleDraft
        When there is a draft with other content.
    """
    with workspace.study(study_id).write() as db:
        known = _draft(db, study_id)
        if known is not None:
            if known.content != content:
                raise StaleDraft(known)
            return known
        return _insert(workspace, db, study_id, content, based_on=based_on)


def save_content(
    workspace: Workspace,
    study_id: str,
    revision: int,
    content: bytes,
    *,
    restores: int | None = None,
) -> EditingDraft:
    """Save the draft as its next state; the same content again changes nothing.

    Raises
    ------
    StaleDraft
        When ``revision`` is not the state that the draft has now.
    """
    with workspace.study(study_id).write() as db:
        now = _draft(db, study_id)
        if now is None or now.state.revision != revision:
            if now is not None and now.content == content:
                return now  # the same form, sent twice
            raise StaleDraft(now)
        if now.content == content and restores is None:
            return now
        return _insert(
            workspace, db, study_id, content, based_on=now.state.based_on, restores=restores
        )


def _insert(
    workspace: Workspace,
    db: Database,
    study_id: str,
    content: bytes,
    *,
    based_on: int | None,
    restores: int | None = None,
) -> EditingDraft:
    newest = editing_drafts.newest_state(db)
    state = DraftState(
        revision=newest.revision + 1 if newest else 1,
        based_on=based_on,
        saved_at=workspace.clock(),
        saved_by=workspace.actor.id if workspace.actor else "",
        restores=restores,
    )
    editing_drafts.insert_state(db, state, content)
    record_in_study(
        workspace, db, study_id, EventKind.STUDY_EDITED, study_id, revision=state.revision
    )
    return EditingDraft(study=study_id, state=state, content=content)


def undo(workspace: Workspace, study_id: str, revision: int) -> EditingDraft:
    """Go back by one saved state; doing so again goes back further.

    Raises
    ------
    Conflict
        When there is nothing before, or somebody has saved the draft meanwhile.
    """
    target = state_to_undo_to(workspace, study_id)
    if target is None:
        raise Conflict("There is no earlier state of the draft to go back to.")
    return go_back(workspace, study_id, revision, target)


def state_to_undo_to(workspace: Workspace, study_id: str) -> int | None:
    """Return which state undoing leads to; None where there is none."""
    states = {state.revision: state for state in list_states(workspace, study_id)}
    if not states:
        return None
    newest = states[max(states)]
    shown = newest.restores or newest.revision
    while shown in states and states[shown].restores:
        shown = states[shown].restores or 0
    return shown - 1 if shown - 1 in states else None


def go_back(workspace: Workspace, study_id: str, revision: int, target: int) -> EditingDraft:
    """Make an earlier state the draft's newest one; what stood in between stays in the list.

    Raises
    ------
    NotFound
        When that state is not kept.
    StaleDraft
        When somebody has saved the draft meanwhile.
    """
    if target not in {state.revision for state in list_states(workspace, study_id)}:
        raise NotFound(f"The draft of “{study_id}” has no state {target} any more.")
    content = state_content(workspace, study_id, target)
    return save_content(workspace, study_id, revision, content, restores=target)


def discard(workspace: Workspace, study_id: str, revision: int) -> None:
    """End the draft without keeping it; it can be brought back until another one is begun.

    Raises
    ------
    StaleDraft
        When somebody has saved the draft meanwhile.
    """
    with workspace.study(study_id).write() as db:
        now = _draft(db, study_id)
        if now is None:
            return
        if now.state.revision != revision:
            raise StaleDraft(now)
        end(db, now, DISCARDED)
        record_in_study(
            workspace, db, study_id, EventKind.DRAFT_DISCARDED, study_id, revision=revision
        )


def bring_back(workspace: Workspace, study_id: str) -> EditingDraft:
    """Bring back the draft that was discarded last.

    Raises
    ------
    Conflict
        When there is none.
    """
    with workspace.study(study_id).write() as db:
        known = _draft(db, study_id)
        if known is not None:
            return known
        state = editing_drafts.newest_state(db)
        if state is None or state.ended != DISCARDED:
            raise Conflict(f"The study “{study_id}” has no discarded draft to bring back.")
        content = editing_drafts.content_of(db, state.revision) or b""
        return _insert(workspace, db, study_id, content, based_on=state.based_on)


def end(db: Database, draft: EditingDraft, how: str) -> None:
    """Mark that a draft has ended, inside a write."""
    editing_drafts.end_draft(db, draft.state.revision, how)


def studies_in_the_making(workspace: Workspace) -> tuple[EditingDraft, ...]:
    """List the drafts of studies that have no version yet."""
    found = []
    for study_id in visible_studies(workspace):
        db = workspace.study(study_id).read()
        draft = None if versions.newest_number(db) else _draft(db, study_id)
        if draft is not None:
            found.append(draft)
    return tuple(found)
