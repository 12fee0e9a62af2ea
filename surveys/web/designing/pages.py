"""What the pages about studies show, made of what the services know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.duration import estimate
from surveys.model.errors import NotFound
from surveys.model.frameworks import Authority
from surveys.model.questions import plan_questions
from surveys.model.texts import LANGUAGES
from surveys.services import designing
from surveys.services import editing
from surveys.services import launching
from surveys.services import recruiting
from surveys.web.designing.drawn_maps import draw_map

if TYPE_CHECKING:
    from surveys.model.duration import Minutes
    from surveys.model.editing_drafts import EditingDraft
    from surveys.model.problems import Problem
    from surveys.model.studies import Study
    from surveys.model.studies import StudyVersion
    from surveys.services.designing import AddedStudy
    from surveys.services.designing import FormLength
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace
    from surveys.web.designing.drawn_maps import DrawnMap
    from surveys.web.designing.forms import AddDefaultForm
    from surveys.web.designing.forms import ConfirmTranslationForm
    from surveys.web.designing.forms import UploadForm


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyCard:
    """One study in the list of all."""

    id: str
    title: str
    language: str
    alliances: str
    panel: int
    rounds: tuple[ListedRound, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Every study of the installation with its rounds."""

    studies: tuple[StudyCard, ...]
    default: AddDefaultForm
    in_the_making: tuple[EditingDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStudyPage:
    """How to add a study, and what was wrong with the file that was handed in."""

    upload: UploadForm
    default: AddDefaultForm
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageState:
    """A language of a study: whether experts may answer in it, and whether that can be decided here."""

    code: str
    name: str
    is_offered: bool
    was_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPage:
    """What confirming a translation says."""

    study: Study
    language: str
    version: int
    code: str
    name: str
    form: ConfirmTranslationForm


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPage:
    """A study as its newest version has it."""

    study: Study
    version: int
    language: str
    map: DrawnMap
    other: DrawnMap | None
    is_interpretation: bool
    minutes: Minutes
    forms: tuple[FormLength, ...]
    questions: int
    languages: tuple[LanguageState, ...]
    versions: tuple[StudyVersion, ...]
    panel: int
    rounds: tuple[ListedRound, ...]


def study_card(workspace: Workspace, added: AddedStudy) -> StudyCard:
    """Sum a study up for the list."""
    study = added.study
    language = study.languages[0]
    return StudyCard(
        id=study.id,
        title=study.title.to(language),
        language=language,
        alliances=", ".join(alliance.name.to(language) for alliance in study.alliances),
        panel=len(recruiting.list_panel(workspace, study.id)),
        rounds=launching.list_rounds(workspace, study.id),
    )


def study_page(workspace: Workspace, study_id: str) -> StudyPage:
    """Gather what the page of one study shows."""
    newest = designing.newest_study(workspace, study_id)
    study = newest.study
    other = study.framework.alternative
    return StudyPage(
        study=study,
        version=newest.version,
        language=study.languages[0],
        map=draw_map(study, study.framework.map),
        other=draw_map(study, other) if other else None,
        is_interpretation=study.framework.map.authority is Authority.INTERPRETATION,
        minutes=estimate(study),
        forms=designing.form_lengths(study)[1:],
        questions=len(plan_questions(study)),
        languages=_languages(workspace, newest),
        versions=designing.list_versions(workspace, study_id),
        panel=len(recruiting.list_panel(workspace, study_id)),
        rounds=launching.list_rounds(workspace, study_id),
    )


def _languages(workspace: Workspace, newest: AddedStudy) -> tuple[LanguageState, ...]:
    study = newest.study
    offered = designing.offered_languages(workspace, study.id, newest.version)
    return tuple(
        LanguageState(
            code=code,
            name=LANGUAGES.get(code, code),
            is_offered=code in offered,
            was_draft=code in study.draft_languages,
        )
        for code in study.languages
    )


def confirm_page(
    workspace: Workspace, study_id: str, code: str, form: ConfirmTranslationForm
) -> ConfirmPage:
    """Gather what confirming a translation would say.

    Raises
    ------
    NotFound
        When the study has no texts in that language.
    """
    newest = designing.newest_study(workspace, study_id)
    if code not in newest.study.languages:
        raise NotFound(
            gettext("The study “%(study)s” has no texts in “%(code)s”.", study=study_id, code=code)
        )
    return ConfirmPage(
        study=newest.study,
        language=newest.study.languages[0],
        version=newest.version,
        code=code,
        name=LANGUAGES.get(code, code),
        form=form,
    )


def home_page(workspace: Workspace, form: AddDefaultForm) -> HomePage:
    """Gather every study."""
    return HomePage(
        studies=tuple(study_card(workspace, each) for each in designing.list_studies(workspace)),
        default=form,
        in_the_making=editing.studies_in_the_making(workspace),
    )
