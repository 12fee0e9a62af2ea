"""Walk a questionnaire as an expert would, without an expert, a round or anything that is stored."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.assignments import deal
from surveys.model.consent import Decision
from surveys.model.errors import NotFound
from surveys.model.experts import Expert
from surveys.model.invitations import Invitation
from surveys.model.questionnaires import Questionnaire
from surveys.model.questions import plan_questions
from surveys.model.responses import Response
from surveys.model.rounds import Round
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.answering import Visit
from surveys.services.answering import consent_sha256
from surveys.services.answering.round_context import RoundContext
from surveys.services.designing import list_versions
from surveys.services.designing import load_study
from surveys.services.designing import offered_languages
from surveys.services.editing import draft_study
from surveys.services.sponsoring import who_asks

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.answers import Answer
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

#: What stands in the place of a round, a response and a pseudonym.
PREVIEW = "preview"
#: The number of the version in the making, which has none yet.
DRAFT = 0
_OPEN_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Everything that a preview knows between two pages; it travels with the researcher, and is kept nowhere.

    ``turn`` deals vignettes and orders: each is what another expert would get. ``purposes`` are what was agreed to.
    """

    language: str = ""
    form: str = ""
    turn: int = 0
    purposes: dict[str, bool] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Visit):
    """A visit that is nobody's: the pages are those of experts, and nothing that is answered is stored."""

    version: int
    walk: Walk
    is_draft: bool


def preview(workspace: Workspace, study_id: str, number: int, walk: Walk) -> Preview:
    """Gather what a walk through a version of a study shows; version 0 is its draft.

    Raises
    ------
    NotFound
        When there is no such version, or it has no such form.
    Refused
        When the draft has problems, so that it makes no study yet.
    """
    whole = _whole(workspace, study_id, number)
    if walk.form and walk.form not in {form.id for form in whole.forms}:
        raise NotFound(f"Version {number} of the study “{study_id}” has no form “{walk.form}”.")
    study = whole.in_form(walk.form)
    context = _context(workspace, study, number, walk)
    language = context.language(walk.language)
    assignment = deal(study, round_id=PREVIEW, pseudonym=str(walk.turn), turn=walk.turn)
    questionnaire = Questionnaire(study, plan_questions(study), assignment, context.year)
    now = context.round.created_at
    return Preview(
        invitation=Invitation(
            id=PREVIEW, round=context.round.name, expert=_nobody(study_id), link=""
        ),
        context=context,
        response=Response(
            id=PREVIEW,
            round=PREVIEW,
            pseudonym=PREVIEW,
            language=language,
            begun_at=now,
            last_active_at=now,
            assignment=assignment,
            consented_at=now if walk.purposes else None,
        ),
        questionnaire=questionnaire,
        pages=questionnaire.pages(walk.answers),
        answers=walk.answers,
        submissions=(),
        decisions=_decisions(context, walk, language, now),
        version=number,
        walk=walk,
        is_draft=language not in _offered(workspace, whole, number),
    )


def _whole(workspace: Workspace, study_id: str, number: int) -> Study:
    if number == DRAFT:
        return draft_study(workspace, study_id)
    if number not in {version.number for version in list_versions(workspace, study_id)}:
        raise NotFound(f"The study “{study_id}” has no version {number}.")
    return load_study(workspace, study_id, number)


def _offered(workspace: Workspace, whole: Study, number: int) -> tuple[str, ...]:
    if number == DRAFT:
        return tuple(code for code in whole.languages if code not in whole.draft_languages)
    return offered_languages(workspace, whole.id, number)


def _context(workspace: Workspace, study: Study, number: int, walk: Walk) -> RoundContext:
    now = workspace.clock()
    sponsor, contact = who_asks(workspace, study)
    return RoundContext(
        round=Round(
            name=RoundName(study=study.id, round=PREVIEW),
            version=number,
            created_at=now,
            opened_at=now,
            closes_at=now + _OPEN_FOR,
            sponsor=sponsor,
            contact=contact,
            form=walk.form,
        ),
        study=study,
        state=RoundState.OPEN,
        languages=study.languages,
    )


def _nobody(study_id: str) -> Expert:
    return Expert(id="", study=study_id, name="", email="", language="", pseudonym=PREVIEW)


def _decisions(
    context: RoundContext, walk: Walk, language: str, now: datetime
) -> tuple[Decision, ...]:
    sha256 = consent_sha256(context, language)
    return tuple(
        Decision(
            purpose=purpose,
            is_given=is_given,
            language=language,
            text_sha256=sha256,
            given_at=now,
        )
        for purpose, is_given in walk.purposes.items()
    )
