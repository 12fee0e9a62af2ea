"""Bring study files into an installation, version by version."""

from __future__ import annotations

import importlib.resources
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.study_file import check_study
from surveys.formats.study_file import read_study
from surveys.model.duration import answers_per_expert
from surveys.model.duration import estimate
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_study
from surveys.services.authorizing import claim_study
from surveys.services.authorizing import visible_studies
from surveys.storage import versions
from surveys.storage.migrating import bring_up_to_date

if TYPE_CHECKING:
    from surveys.model.duration import Minutes
    from surveys.model.problems import Problem
    from surveys.model.rounds import Round
    from surveys.model.studies import Study
    from surveys.model.studies import StudyVersion
    from surveys.services.workspace import Workspace

SHIPPED_STUDY = "northeast-asia"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLength:
    """How long a form of the questionnaire is; without an id it is the whole."""

    id: str
    answers: int
    minutes: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedStudy:
    """What a study file is found to be; ``study`` and ``minutes`` are there when it has no problems."""

    study: Study | None
    minutes: Minutes | None
    problems: tuple[Problem, ...]

    @property
    def lengths(self) -> tuple[FormLength, ...]:
        """How long the whole questionnaire is, and each of its forms."""
        return form_lengths(self.study) if self.study else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedStudy:
    """A study in an installation, with the number of the version at hand."""

    study: Study
    version: int
    is_new: bool


def shipped_study_file() -> bytes:
    """Return the bytes of the study file that comes with Soundings."""
    folder = importlib.resources.files("surveys.studies")
    return folder.joinpath(f"{SHIPPED_STUDY}.toml").read_bytes()


def check_study_file(data: bytes) -> CheckedStudy:
    """Check a study file and estimate how long its questionnaire takes."""
    study, problems = check_study(data)
    return CheckedStudy(
        study=study, minutes=estimate(study) if study else None, problems=tuple(problems)
    )


def form_lengths(study: Study) -> tuple[FormLength, ...]:
    """Compute how long the whole questionnaire is, and each of its forms."""
    asked = {form_id: study.in_form(form_id) for form_id in ("", *(f.id for f in study.forms))}
    return tuple(
        FormLength(id=form_id, answers=answers_per_expert(each), minutes=estimate(each))
        for form_id, each in asked.items()
    )


def add_study(workspace: Workspace, data: bytes) -> AddedStudy:
    """Add a study file: as a new study, or as the next version of the study with its id.

    The same bytes a second time change nothing.

    Raises
    ------
    Invalid
        With every problem of the file.
    """
    study = read_study(data)
    claim_study(workspace, study.id)
    known = study.id in workspace.studies.ids()
    database = workspace.study(study.id) if known else workspace.studies.create(study.id)
    backups = workspace.settings.backups_folder
    bring_up_to_date(database, backups=backups, now=workspace.clock())
    with database.write() as db:
        number, is_new = versions.add_version(db, data, workspace.clock())
        if is_new:
            record_in_study(
                workspace,
                db,
                study.id,
                EventKind.VERSION_ADDED,
                str(number),
                sha256=versions.sha256_of(db, number),
            )
    return AddedStudy(study=study, version=number, is_new=is_new)


def list_studies(workspace: Workspace) -> tuple[AddedStudy, ...]:
    """List the studies that the person who acts may see, each with its newest version.

    One whose adding was cut short has no version, and is not listed.
    """
    return tuple(
        newest_study(workspace, study_id)
        for study_id in visible_studies(workspace)
        if versions.newest_number(workspace.study(study_id).read())
    )


def newest_study(workspace: Workspace, study_id: str) -> AddedStudy:
    """Return a study as its newest version has it.

    Raises
    ------
    NotFound
        When this installation has no such study.
    """
    db = workspace.study(study_id).read()
    number = versions.newest_number(db)
    if not number:
        raise NotFound(f"The study “{study_id}” has no version yet; add its study file again.")
    return AddedStudy(study=load_study(workspace, study_id, number), version=number, is_new=False)


def has_version(workspace: Workspace, study_id: str) -> bool:
    """Say whether a study is more than a draft in the making.

    Raises
    ------
    NotFound
        When this installation has no such study.
    """
    return bool(versions.newest_number(workspace.study(study_id).read()))


def list_versions(workspace: Workspace, study_id: str) -> tuple[StudyVersion, ...]:
    """List every version of a study, the newest first."""
    return versions.list_versions(workspace.study(study_id).read())


def load_study(workspace: Workspace, study_id: str, number: int) -> Study:
    """Return a version of a study."""
    db = workspace.study(study_id).read()
    sha256 = versions.sha256_of(db, number)
    study = _parsed.get(sha256)
    if study is None:
        study = read_study(versions.content_of(db, number))
        if len(_parsed) >= _MOST_PARSED:
            _parsed.clear()
        _parsed[sha256] = study
    return study


def study_of(workspace: Workspace, found: Round) -> Study:
    """Return the study as a round asks it: its version, in its form."""
    return load_study(workspace, found.name.study, found.version).in_form(found.form)


# Reading 150 KB of TOML takes tens of milliseconds, and a version never changes.
_parsed: dict[str, Study] = {}
_MOST_PARSED = 64


def confirm_translation(workspace: Workspace, study_id: str, language: str) -> None:
    """Stand by a language of a study's newest version, so that rounds may offer it.

    Raises
    ------
    Invalid
        When the study has no texts in that language.
    """
    newest = newest_study(workspace, study_id)
    if language not in newest.study.languages:
        known = ", ".join(newest.study.languages)
        raise Invalid(f"The study “{study_id}” has no texts in “{language}”; it has {known}.")
    with workspace.study(study_id).write() as db:
        if language in versions.confirmed_translations(db, newest.version):
            return
        versions.confirm_translation(db, newest.version, language, workspace.clock())
        record_in_study(
            workspace,
            db,
            study_id,
            EventKind.TRANSLATION_CONFIRMED,
            str(newest.version),
            language=language,
        )


def offered_languages(workspace: Workspace, study_id: str, number: int) -> tuple[str, ...]:
    """List the languages that experts may answer a version in: no draft that nobody has confirmed."""
    study = load_study(workspace, study_id, number)
    confirmed = versions.confirmed_translations(workspace.study(study_id).read(), number)
    return tuple(
        language
        for language in study.languages
        if language not in study.draft_languages or language in confirmed
    )
