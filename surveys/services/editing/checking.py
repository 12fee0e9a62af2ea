"""What a draft says, and every problem that it has; read once for each state."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.study_editing import read_values
from surveys.formats.study_file import check_study
from surveys.model.errors import Refused
from surveys.services.editing.drafting import require_draft

if TYPE_CHECKING:
    from surveys.model.editing_drafts import EditingDraft
    from surveys.model.problems import Problem
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

_MOST = 16
_lock = Lock()
_checked: OrderedDict[str, CheckedDraft] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """A study file in the making: its values (None where it is not TOML), its problems, and its study without any."""

    values: dict[str, Any] | None
    problems: tuple[Problem, ...]
    study: Study | None


def checked_draft(draft: EditingDraft) -> CheckedDraft:
    """Check a draft."""
    return check_content(draft.content)


def check_content(content: bytes) -> CheckedDraft:
    """Check a study file in the making; nobody may change the values that come back."""
    key = hashlib.sha256(content).hexdigest()
    with _lock:
        if key in _checked:
            _checked.move_to_end(key)
            return _checked[key]
    study, problems = check_study(content)
    made = CheckedDraft(values=read_values(content), problems=problems, study=study)
    with _lock:
        _checked[key] = made
        while len(_checked) > _MOST:
            _checked.popitem(last=False)
    return made


def draft_study(workspace: Workspace, study_id: str) -> Study:
    """Return the study that a draft makes.

    Raises
    ------
    NotFound
        When there is no draft.
    Refused
        When the draft has problems.
    """
    checked = checked_draft(require_draft(workspace, study_id))
    if checked.study is None:
        count = len(checked.problems)
        raise Refused(
            f"The draft has {'a problem' if count == 1 else f'{count} problems'}, so its questionnaire cannot be "
            "shown yet. The page of the draft lists what is to be mended."
        )
    return checked.study
