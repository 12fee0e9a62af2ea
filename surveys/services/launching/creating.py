"""Create a round, as a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.model.rounds import Carries
from surveys.model.rounds import Round
from surveys.model.rounds import RoundName
from surveys.services.auditing import record_in_study
from surveys.services.designing import list_versions
from surveys.services.designing import load_study
from surveys.services.designing import newest_study
from surveys.services.launching.dates import read_closing
from surveys.services.launching.dates import read_grace
from surveys.services.launching.dates import read_opening
from surveys.services.launching.dates import say_end
from surveys.services.launching.dates import say_moment
from surveys.storage import rounds
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.chains import Json
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

_ROUND_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """What may be decided about a round beside its name and its close; what is left blank is as usual.

    ``version`` is a version of the study, 0 the newest. ``follows`` is an earlier round of the study: its experts are
    asked as ``carries`` says, and the study may show them what they had answered.
    """

    opens: str = ""
    grace: str = ""
    version: int = 0
    follows: str = ""
    carries: str = ""


def create_round(
    workspace: Workspace,
    study_id: str,
    round_id: str,
    closes: str,
    *,
    form: str = "",
    plan: RoundPlan | None = None,
) -> Round:
    """Create a round of a study, as a draft; ``form`` names one that asks less than the whole.

    Raises
    ------
    Invalid
        When the name, a date or the grace cannot be read, or the study has no such form.
    NotFound
        When the study has no such version or no such earlier round.
    Conflict
        When the study has a round of that name.
    """
    if not _ROUND_ID.fullmatch(round_id):
        raise Invalid(
            f"“{round_id}” cannot name a round. Use small letters, digits and hyphens, such as 2026-autumn."
        )
    name = RoundName(study=study_id, round=round_id)
    new = _planned(workspace, name, closes, form, plan or RoundPlan())
    with workspace.study(study_id).write() as db:
        if any(known.name == name for known in rounds.list_rounds(db, study_id)):
            raise Conflict(f"The study “{study_id}” already has a round “{round_id}”.")
        rounds.insert_round(db, new)
        record_in_study(
            workspace, db, study_id, EventKind.ROUND_CREATED, round_id, **_recorded(new)
        )
    return new


def _planned(
    workspace: Workspace, name: RoundName, closes: str, form: str, plan: RoundPlan
) -> Round:
    version, study = _version(workspace, name.study, plan.version)
    _require_form(study, form)
    now = workspace.clock()
    opens_at = read_opening(plan.opens, study.time_zone, now) if plan.opens.strip() else None
    closes_at = read_closing(closes, study.time_zone, now)
    require_order(opens_at, closes_at, study.time_zone)
    follows, carries = _earlier(workspace, name, plan)
    return Round(
        name=name,
        version=version,
        created_at=now,
        opens_at=opens_at,
        closes_at=closes_at,
        grace=read_grace(plan.grace, study),
        form=form,
        follows=follows,
        carries=carries,
    )


def _version(workspace: Workspace, study_id: str, wanted: int) -> tuple[int, Study]:
    newest = newest_study(workspace, study_id)
    if not wanted:
        return newest.version, newest.study
    if wanted not in {each.number for each in list_versions(workspace, study_id)}:
        raise NotFound(f"The study “{study_id}” has no version {wanted}.")
    return wanted, load_study(workspace, study_id, wanted)


def _require_form(study: Study, form: str) -> None:
    known = [each.id for each in study.forms]
    if form and form not in known:
        advice = f"It has: {', '.join(known)}." if known else "It has none."
        raise Invalid(f"The study “{study.id}” has no form “{form}”. {advice}")


def require_order(opens_at: datetime | None, closes_at: datetime, time_zone: str) -> None:
    """Refuse a round that would close before it opens.

    Raises
    ------
    Invalid
        With both dates.
    """
    if opens_at and opens_at >= closes_at:
        raise Invalid(
            f"The round would open at {say_moment(opens_at, time_zone)} and close at "
            f"{say_end(closes_at, time_zone)}. Choose a close that is later than the opening."
        )


def _earlier(workspace: Workspace, name: RoundName, plan: RoundPlan) -> tuple[str, Carries]:
    """Find the earlier round; one in which nobody can have been asked yet has no panel to carry."""
    if plan.carries not in set(Carries):
        known = " or ".join(each.value for each in Carries if each.value)
        raise Invalid(f"“{plan.carries}” says nothing about who is asked again. Choose {known}.")
    if not plan.follows:
        if plan.carries:
            raise Invalid("Say which earlier round the panel comes from.")
        return "", Carries.EVERYBODY
    earlier = rounds.find_round(
        workspace.study(name.study).read(), RoundName(study=name.study, round=plan.follows)
    )
    return earlier.name.round, Carries(plan.carries)


def _recorded(new: Round) -> dict[str, Json]:
    """Say what is recorded of a new round; what is as usual is left out."""
    more: dict[str, Json] = {
        "opens_at": to_text(new.opens_at) if new.opens_at else "",
        "follows": new.follows,
        "carries": new.carries.value,
    }
    return {
        "version": new.version,
        "closes_at": to_text(new.closes_at),
        **{key: value for key, value in more.items() if value},
    }
