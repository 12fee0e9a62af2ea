"""What the pages about links show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import inviting
from surveys.services import launching

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace
    from surveys.web.inviting.forms import ReissueAllForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ReissueAllPage:
    """What new links for everybody would do."""

    found: ListedRound
    language: str
    invited: int
    form: ReissueAllForm


def reissue_all_page(workspace: Workspace, name: RoundName, form: ReissueAllForm) -> ReissueAllPage:
    """Gather what new links for everybody would do."""
    found = launching.find_round(workspace, name)
    return ReissueAllPage(
        found=found,
        language=found.study.languages[0],
        invited=len(inviting.list_invited(workspace, name)),
        form=form,
    )
