"""What the pages say on which a draft is kept or discarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.services import editing
from surveys.services.comparing import compare_content
from surveys.web.editing.pages import draft_frame
from surveys.web.editing.pages import placed_problems

if TYPE_CHECKING:
    from surveys.model.editing_drafts import EditingDraft
    from surveys.services.comparing import Comparison
    from surveys.services.designing import AddedStudy
    from surveys.services.workspace import Workspace
    from surveys.web.editing.forms import DecisionForm
    from surveys.web.editing.pages import DraftFrame
    from surveys.web.editing.pages import PlacedProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingPage:
    """A draft about to end: what stands against keeping it, and what is different from the version it began with."""

    frame: DraftFrame
    problems: tuple[PlacedProblem, ...]
    changes: Comparison | None
    states: int
    form: DecisionForm


def ending_page(workspace: Workspace, draft: EditingDraft, form: DecisionForm) -> EndingPage:
    """Gather what keeping or discarding a draft means."""
    form.revision.data = str(draft.state.revision)
    return EndingPage(
        frame=draft_frame(workspace, draft),
        problems=placed_problems(draft.study, editing.checked_draft(draft)),
        changes=compare_content(workspace, draft),
        states=len(editing.list_states(workspace, draft.study)),
        form=form,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """What is different between a draft and the version that it began with."""

    frame: DraftFrame
    changes: Comparison | None


def changes_page(workspace: Workspace, draft: EditingDraft) -> ChangesPage:
    """Compare a draft with the version that it began with."""
    return ChangesPage(
        frame=draft_frame(workspace, draft), changes=compare_content(workspace, draft)
    )


def said_of(added: AddedStudy) -> str:
    """Say what keeping a draft made."""
    if added.is_new:
        return str(
            gettext(
                "The draft was kept as version %(version)s. New rounds ask it; rounds that exist keep theirs.",
                version=added.version,
            )
        )
    return str(
        gettext(
            "The draft is the same as version %(version)s, so there is no new one.",
            version=added.version,
        )
    )
