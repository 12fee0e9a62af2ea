"""From a round to its report, as PDF or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys import __version__
from surveys.formats.document_html import document_html
from surveys.model.documents import Document
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.services.composing.accord import accord_section
from surveys.services.composing.background import instrument_section
from surveys.services.composing.background import purpose_section
from surveys.services.composing.differences import camps_section
from surveys.services.composing.differences import change_section
from surveys.services.composing.differences import communities_section
from surveys.services.composing.fears import fears_section
from surveys.services.composing.fears import threats_section
from surveys.services.composing.first_page import first_page
from surveys.services.composing.limits import limits_section
from surveys.services.composing.material import Material
from surveys.services.composing.material import for_readers
from surveys.services.composing.methods import methods_section
from surveys.services.composing.panel import panel_section
from surveys.services.composing.placements import placements_section
from surveys.services.composing.reliability import reliability_section
from surveys.services.composing.sensitivity import sensitivity_section
from surveys.services.composing.words.shared import FIRST_PAGE
from surveys.services.monitoring import field_work
from surveys.services.reporting import round_results
from surveys.services.sponsoring import who_asks
from surveys.services.typesetting import print_document

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

#: The formats of a report, as the ending of its file says them.
REPORT_FORMATS = ("pdf", "html")
_SECTIONS = (
    first_page,
    purpose_section,
    panel_section,
    instrument_section,
    placements_section,
    reliability_section,
    sensitivity_section,
    camps_section,
    communities_section,
    fears_section,
    threats_section,
    change_section,
    limits_section,
    methods_section,
    accord_section,
)


def report_file(workspace: Workspace, name: RoundName, form: str, language: str = "") -> bytes:
    """Write the report of a round in a format; without a language it is in the study's first.

    The same answers give the same bytes: the file bears the time of the round's close, not that of its making.

    Raises
    ------
    Invalid
        When there is no such format, or the study has no texts in the language.
    Refused
        When nothing may be shown, or this machine has no font for the language.
    """
    if form not in REPORT_FORMATS:
        raise Invalid(
            "A report is written as %(known)s, not as “%(form)s”.",
            known=" or ".join(REPORT_FORMATS),
            form=form,
        )
    document, at = compose_report(workspace, name, language)
    return document_html(document) if form == "html" else print_document(document, at)


def compose_report(
    workspace: Workspace, name: RoundName, language: str = ""
) -> tuple[Document, datetime]:
    """Put a round's report together, and say which time its file bears.

    Raises
    ------
    Invalid
        When the study has no texts in the language.
    Refused
        When nothing may be shown.
    """
    whole = round_results(workspace, name)
    study = whole.study
    language = _language(study, language)
    _require_enough(study, whole.pooled)
    results, withheld = for_readers(whole)
    material = Material(
        workspace=workspace,
        results=results,
        whole=whole,
        withheld=withheld,
        field_work=field_work(workspace, name),
        language=language,
    )
    say, found = FIRST_PAGE.to(language), whole.listed.round
    simulated = [say("head simulated")] if whole.is_simulated else []
    title = study.title.to(language)
    document = Document(
        title=title,
        subtitle=say("report", round=name.round),
        language=language,
        author=who_asks(workspace, study)[0],
        head=" · ".join([*simulated, title, name.round]),
        foot=f"Soundings {__version__} · {name}",
        pieces=tuple(piece for section in _SECTIONS for piece in section(material)),
    )
    return document, found.answers_end_at or found.opened_at or found.created_at


def is_too_small_to_report(workspace: Workspace, name: RoundName) -> bool:
    """Say whether so few responses count that readers may see nothing of a round; no is the answer without results."""
    try:
        results = round_results(workspace, name)
    except Refused:
        return False
    return results.pooled < results.study.consent.smallest_group


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


def _require_enough(study: Study, n: int) -> None:
    least = study.consent.smallest_group
    if n < least:
        raise Refused(
            f"There is no report of this round: {n} submitted responses count, and the experts were told that results "
            f"are shown for groups of at least {least} only."
        )
