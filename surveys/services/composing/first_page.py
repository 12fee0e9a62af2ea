"""The first page of a report: what nobody may overlook, and which round, file and software it is of."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from surveys.model.documents import Facts
from surveys.model.documents import Note
from surveys.model.documents import Warned
from surveys.model.rounds import RoundState
from surveys.model.texts import LANGUAGES
from surveys.services.composing.words.shared import FIRST_PAGE
from surveys.services.composing.words.shared import SHARED
from surveys.services.preregistering import preregistration
from surveys.services.sponsoring import who_asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.composing.material import Material

_STATES = {
    RoundState.OPEN: "open",
    RoundState.PAUSED: "paused",
    RoundState.CLOSED: "state closed",
    RoundState.FINAL: "final",
}


def first_page(material: Material) -> Iterator[Piece]:
    """Say what the report is of, and what to know before anything else."""
    say, results = FIRST_PAGE.to(material.language), material.results
    if results.is_simulated:
        yield Warned(text=say("simulated"))
    if results.listed.is_collecting:
        yield Warned(text=say("still open"))
    few = [
        material.label(report)
        for report in results.alliances
        if report.result["n"] and not report.result["may_be_published"]
    ]
    if few:
        least = material.study.consent.smallest_public_group
        listed = SHARED.to(material.language)("joined").join(few)
        yield Warned(text=say("not public", least=least, alliances=listed))
    yield Facts(rows=tuple(_facts(material)))
    yield Note(text=say("same"))


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    say, results = FIRST_PAGE.to(material.language), material.results
    study, document = material.study, results.document
    found = results.listed.round
    sponsor, contact = who_asks(material.workspace, study)
    named = study.sponsorship.sponsor
    yield say("asked by"), (named.to(material.language) if named else sponsor) or say("not named")
    yield say("contact"), contact or say("not named")
    yield say("ethics"), study.sponsorship.ethics_reference or say("not named")
    if found.opened_at:
        yield say("opened"), material.moment(found.opened_at)
    ends = say("closes" if results.listed.is_collecting else "closed")
    yield ends, material.moment(found.answers_end_at)
    yield say("state"), _state(material)
    yield say("counted"), f"n = {results.pooled}"
    if found.form:
        yield say("form"), study_form(material)
    languages = (LANGUAGES.get(each, each) for each in study.languages)
    yield say("languages"), SHARED.to(material.language)("joined").join(languages)
    yield say("version"), study.version
    yield say("study hash"), document["study"]["study_file_sha256"]
    registered = preregistration(material.workspace, found.name)
    if registered.recorded_at:
        yield say("preregistration hash"), registered.sha256
    yield say("results hash"), hashlib.sha256(material.whole.json_bytes()).hexdigest()
    software = document["software"]
    yield say("software"), f"{software['name']} {software['version']}"


def study_form(material: Material) -> str:
    """Name the form of the questionnaire that was asked."""
    wanted = material.results.listed.round.form
    forms = {form.id: form.name.to(material.language) for form in material.study.forms}
    return forms.get(wanted, wanted)


def _state(material: Material) -> str:
    say, listed = FIRST_PAGE.to(material.language), material.results.listed
    return say("in grace" if listed.is_in_grace else _STATES[listed.state])
