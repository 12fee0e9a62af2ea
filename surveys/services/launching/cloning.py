"""Create a round that is like another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.services.designing import newest_study
from surveys.services.launching.creating import RoundPlan
from surveys.services.launching.creating import create_round
from surveys.storage import rounds

if TYPE_CHECKING:
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


def clone_round(
    workspace: Workspace,
    name: RoundName,
    round_id: str,
    closes: str,
    *,
    is_newest: bool = False,
    plan: RoundPlan | None = None,
) -> Round:
    """Create a round with the version, the form, the grace and the panel of another, as a draft.

    ``is_newest`` takes the newest version of the study instead. Of ``plan`` the opening is taken, and the grace where
    there is one.

    Raises
    ------
    Invalid
        When the new name or a date cannot be read, or the newest version has no such form any more.
    Conflict
        When the study has a round of the new name.
    """
    like = rounds.find_round(workspace.study(name.study).read(), name)
    plan = plan or RoundPlan()
    grace = plan.grace or str(int(like.grace.total_seconds()) // 60)
    version = newest_study(workspace, name.study).version if is_newest else like.version
    plan = replace(
        plan, grace=grace, version=version, follows=like.follows, carries=like.carries.value
    )
    return create_round(workspace, name.study, round_id, closes, form=like.form, plan=plan)
