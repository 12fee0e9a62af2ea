"""From a study file, or a study of this installation, to the PDF of its questionnaire."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from surveys.formats.study_file import read_study
from surveys.model.errors import Invalid
from surveys.services.designing import newest_study
from surveys.services.designing import offered_languages
from surveys.services.printing.questionnaire import Printed
from surveys.services.printing.questionnaire import questionnaire_document
from surveys.services.sponsoring import who_asks
from surveys.services.typesetting import print_document
from surveys.services.workspace import now
from surveys.storage import versions

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace


def print_file(data: bytes, language: str) -> bytes:
    """Print the questionnaire of a study file that is in no installation yet.

    Raises
    ------
    Invalid
        With every problem of the file, or when it has no texts in the language.
    Refused
        When this machine has no font for the language.
    """
    study, at = read_study(data), now()
    language = _language(study, language)
    sponsor = study.sponsorship.sponsor
    printed = Printed(
        study=study,
        language=language,
        sha256=hashlib.sha256(data).hexdigest(),
        sponsor=sponsor.to(language) if sponsor else "",
        contact=study.sponsorship.contact,
        year=at.year,
        is_draft=language in study.draft_languages,
    )
    return print_document(questionnaire_document(printed), at)


def print_study(workspace: Workspace, study_id: str, language: str) -> bytes:
    """Print the questionnaire of a study's newest version, with whoever would be named as asking.

    Raises
    ------
    Invalid
        When the study has no texts in the language.
    NotFound
        When this installation has no such study.
    Refused
        When this machine has no font for the language.
    """
    newest, at = newest_study(workspace, study_id), workspace.clock()
    language = _language(newest.study, language)
    sponsor, contact = who_asks(workspace, newest.study)
    printed = Printed(
        study=newest.study,
        language=language,
        sha256=versions.sha256_of(workspace.study(study_id).read(), newest.version),
        sponsor=sponsor,
        contact=contact,
        year=at.year,
        is_draft=language not in offered_languages(workspace, study_id, newest.version),
    )
    return print_document(questionnaire_document(printed), at)


def _language(study: Study, wanted: str) -> str:
    language = wanted or study.languages[0]
    if language not in study.languages:
        raise Invalid(
            "The study “%(study)s” has no texts in “%(language)s”; it has %(known)s.",
            study=study.id,
            language=language,
            known=", ".join(study.languages),
        )
    return language
