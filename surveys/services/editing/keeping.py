"""A draft kept as the next version of its study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.services.designing import add_study
from surveys.services.editing.checking import checked_draft
from surveys.services.editing.drafting import KEPT
from surveys.services.editing.drafting import StaleDraft
from surveys.services.editing.drafting import end
from surveys.services.editing.drafting import find_draft

if TYPE_CHECKING:
    from surveys.services.designing import AddedStudy
    from surveys.services.workspace import Workspace


def keep(workspace: Workspace, study_id: str, revision: int) -> AddedStudy:
    """Keep the draft as the next version of its study; rounds that exist keep theirs.

    Raises
    ------
    Invalid
        With every problem of the draft, or when it has become a file of another study.
    StaleDraft
        When ``revision`` is not the state that the draft has now.
    """
    now = find_draft(workspace, study_id)
    if now is None or now.state.revision != revision:
        raise StaleDraft(now)
    checked = checked_draft(now)
    if checked.study is None:
        count = len(checked.problems)
        raise Invalid(
            f"The draft has {'a problem' if count == 1 else f'{count} problems'} to mend before it can be kept.",
            checked.problems,
        )
    if checked.study.id != study_id:
        raise Invalid(
            f"The draft of “{study_id}” names another id, “{checked.study.id}”. Give it back its id; to begin another "
            "study with this text, download it and add it as a new study."
        )
    added = add_study(workspace, now.content)
    with workspace.study(study_id).write() as db:
        end(db, now, KEPT)
    return added
