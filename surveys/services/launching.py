"""Create, open, close and finalise rounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.questions import plan_questions
from surveys.model.rounds import Round
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.auditing import record_in_study
from surveys.services.authorizing import visible_studies
from surveys.services.designing import newest_study
from surveys.services.designing import offered_languages
from surveys.services.designing import study_of
from surveys.services.sponsoring import who_asks
from surveys.storage import rounds
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

_ROUND_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_DAYS = re.compile(r"(\d{1,4})d")
_LONGEST = timedelta(days=2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRound:
    """A round with its state at the moment and the study as it asks it: in its version and its form."""

    round: Round
    state: RoundState
    study: Study


def read_round_name(text: str) -> RoundName:
    """Read ``study/round``.

    Raises
    ------
    Invalid
        When it is not two names with a stroke between them.
    """
    study, stroke, round_id = text.partition("/")
    if not (study and stroke and round_id) or "/" in round_id:
        raise Invalid(
            f"“{text}” does not name a round. Write study/round, such as northeast-asia/2026-autumn."
        )
    return RoundName(study=study, round=round_id)


def read_closing(text: str, time_zone: str, now: datetime) -> datetime:
    """Read when a round closes: a date, which means the end of that day there, or days from now (``30d``).

    Raises
    ------
    Invalid
        When it is neither, or not in the future.
    """
    zone = ZoneInfo(time_zone)
    days = _DAYS.fullmatch(text.strip())
    try:
        day = (
            now.astimezone(zone).date() + timedelta(days=int(days[1]))
            if days
            else date.fromisoformat(text.strip())
        )
        # The end of the day is the first moment of the next one, whatever the clocks do that night.
        midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
        closes_at = midnight.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Invalid(
            f"“{text}” is no closing date. Write a date such as 2026-12-31, or days from today such as 30d."
        ) from error
    if closes_at <= now:
        raise Invalid(
            f"The closing date {day.isoformat()} has passed; today is {now.astimezone(zone).date()}."
        )
    if closes_at > now + _LONGEST:
        raise Invalid(
            f"The closing date {day.isoformat()} is not within the next few years; today is {now.astimezone(zone).date()}."
        )
    return closes_at


def create_round(
    workspace: Workspace, study_id: str, round_id: str, closes: str, *, form: str = ""
) -> Round:
    """Create a round of a study's newest version, as a draft; ``form`` names one that asks less than the whole.

    Raises
    ------
    Invalid
        When the name or the closing date cannot be read, or the study has no such form.
    Conflict
        When the study has a round of that name.
    """
    if not _ROUND_ID.fullmatch(round_id):
        raise Invalid(
            f"“{round_id}” cannot name a round. Use small letters, digits and hyphens, such as 2026-autumn."
        )
    newest = newest_study(workspace, study_id)
    _require_form(newest.study, form)
    now = workspace.clock()
    new = Round(
        name=RoundName(study=study_id, round=round_id),
        version=newest.version,
        created_at=now,
        closes_at=read_closing(closes, newest.study.time_zone, now),
        form=form,
    )
    with workspace.study(study_id).write() as db:
        if any(known.name == new.name for known in rounds.list_rounds(db, study_id)):
            raise Conflict(f"The study “{study_id}” already has a round “{round_id}”.")
        rounds.insert_round(db, new)
        record_in_study(
            workspace,
            db,
            study_id,
            EventKind.ROUND_CREATED,
            round_id,
            version=new.version,
            closes_at=to_text(new.closes_at),
        )
    return new


def _require_form(study: Study, form: str) -> None:
    known = [each.id for each in study.forms]
    if form and form not in known:
        advice = f"It has: {', '.join(known)}." if known else "It has none."
        raise Invalid(f"The study “{study.id}” has no form “{form}”. {advice}")


def open_round(workspace: Workspace, name: RoundName) -> Round:
    """Open a round: from now on its questions, its version, its sponsor and its contact are fixed.

    Opening an open round changes nothing.

    Raises
    ------
    Refused
        When the round has closed, nobody is there to be named as sponsor and contact, or no
        language of the study is confirmed.
    """
    draft = rounds.find_round(workspace.study(name.study).read(), name)
    study = study_of(workspace, draft)
    opened = _with_sponsor(workspace, draft, study)
    if not offered_languages(workspace, name.study, draft.version):
        raise Refused(
            f"Every language of the study “{name.study}” is a draft, so there is none to ask in. "
            f"Confirm one with `soundings study confirm {name.study} {study.languages[0]}`."
        )
    with workspace.study(name.study).write() as db:
        now = workspace.clock()
        current = rounds.find_round(db, name)
        state = current.state(now)
        if state is RoundState.OPEN:
            return current
        if state is not RoundState.DRAFT:
            raise Refused(f"The round {name} is {state.value} and cannot be opened again.")
        if now >= current.closes_at:
            raise Refused(
                f"The round {name} would have closed already. Create one with a later closing date."
            )
        questions = plan_questions(study)
        rounds.open_round(db, opened, questions, now)
        record_in_study(
            workspace,
            db,
            name.study,
            EventKind.ROUND_OPENED,
            name.round,
            version=opened.version,
            questions=len(questions),
        )
        return rounds.find_round(db, name)


def _with_sponsor(workspace: Workspace, draft: Round, study: Study) -> Round:
    sponsor, contact = who_asks(workspace, study)
    if not sponsor or not contact:
        raise Refused(
            "Experts must be able to see who asks and whom to write to. Name a sponsor and a contact in the "
            "study file, or add a researcher with `soundings researcher add`."
        )
    return replace(draft, sponsor=sponsor, contact=contact)


def close_round(workspace: Workspace, name: RoundName) -> Round:
    """Close a round before its time; closing a closed one changes nothing.

    Raises
    ------
    Refused
        When the round has never been open.
    """
    with workspace.study(name.study).write() as db:
        now = workspace.clock()
        state = rounds.find_round(db, name).state(now)
        if state is RoundState.DRAFT:
            raise Refused(f"The round {name} has not been opened, so there is nothing to close.")
        if state is RoundState.OPEN:
            rounds.close_round(db, name, now)
            record_in_study(workspace, db, name.study, EventKind.ROUND_CLOSED, name.round)
        return rounds.find_round(db, name)


def finalize_round(workspace: Workspace, name: RoundName) -> Round:
    """Declare a closed round settled: nothing in it can change or be withdrawn from then on.

    Raises
    ------
    Refused
        When the round is not closed.
    """
    with workspace.study(name.study).write() as db:
        now = workspace.clock()
        state = rounds.find_round(db, name).state(now)
        if state in {RoundState.DRAFT, RoundState.OPEN}:
            raise Refused(f"The round {name} is {state.value}; only a closed round can be final.")
        if state is RoundState.CLOSED:
            rounds.finalize_round(db, name, now)
            record_in_study(workspace, db, name.study, EventKind.ROUND_FINALIZED, name.round)
        return rounds.find_round(db, name)


def list_rounds(workspace: Workspace, study_id: str = "") -> tuple[ListedRound, ...]:
    """List the rounds of one study or of all, the newest first."""
    study_ids = (study_id,) if study_id else visible_studies(workspace)
    return tuple(
        find_round(workspace, found.name)
        for each in study_ids
        for found in rounds.list_rounds(workspace.study(each).read(), each)
    )


def find_round(workspace: Workspace, name: RoundName) -> ListedRound:
    """Return a round with its state and its study."""
    found = rounds.find_round(workspace.study(name.study).read(), name)
    return ListedRound(
        round=found,
        state=found.state(workspace.clock()),
        study=study_of(workspace, found),
    )
