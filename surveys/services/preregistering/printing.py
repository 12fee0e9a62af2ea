"""The preregistration as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.documents import Bullets
from surveys.model.documents import Document
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.texts import LANGUAGES
from surveys.services.preregistering.preregistration import preregistration
from surveys.services.typesetting import print_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.model.frameworks import PhaseMap
    from surveys.model.rounds import RoundName
    from surveys.services.preregistering.preregistration import Preregistration
    from surveys.services.workspace import Workspace


def print_preregistration(workspace: Workspace, name: RoundName) -> bytes:
    """Print the preregistration of a round.

    Raises
    ------
    NotFound
        When there is no such round.
    Refused
        When this machine has no font for the language of the study.
    """
    made = preregistration(workspace, name)
    return print_document(preregistration_document(made), made.recorded_at or workspace.clock())


def preregistration_document(made: Preregistration) -> Document:
    """Make the document, in English with the study's own words in its first language."""
    facts = made.facts
    return Document(
        title=f"Preregistration of the round {made.round}",
        subtitle=facts["study"]["title"],
        language="en",
        author=facts["asked_by"]["sponsor"],
        foot=f"{made.round} · SHA-256 {made.sha256[:16]}…",
        pieces=(*_what(made), *_how(made), *_questions(made), *_check(made)),
    )


def _what(made: Preregistration) -> Iterator[Piece]:
    facts = made.facts
    if made.recorded_at is None:
        yield Note(text="The round is not open: this is what it would be opened with now.")
    named, dates = facts["asked_by"], facts["dates"]
    yield Facts(
        rows=(
            ("Study", f"{facts['study']['title']} ({facts['study']['id']})"),
            ("Version", f"{facts['study']['version']} (“{facts['study']['version_name']}”)"),
            ("SHA-256 of the study file", facts["study"]["study_file_sha256"]),
            ("Form of the questionnaire", facts["round"]["form"] or "the whole of it"),
            ("Who asks", named["sponsor"] or "not named yet"),
            ("Contact", named["contact"] or "not named yet"),
            ("Ethics reference", named["ethics_reference"] or "none named"),
            ("Created", dates["created_at"]),
            *([("Opens", dates["opens_at"])] if "opens_at" in dates else []),
            ("Closes", f"{dates['closes_at']} (dates are meant in {dates['time_zone']})"),
            ("Minutes to finish after the close", str(dates.get("grace_minutes", 0))),
            *_earlier(facts["round"]),
            ("Languages offered", _languages(facts["languages"])),
            (
                "Panel",
                f"{facts['panel']['experts']} experts, {facts['panel']['invited']} of them invited",
            ),
            ("Recorded", made.recorded_at.isoformat() if made.recorded_at else "not yet"),
            ("SHA-256 of this preregistration", made.sha256),
        )
    )


def _earlier(facts: dict[str, Any]) -> list[tuple[str, str]]:
    if "follows" not in facts:
        return []
    shown = "shown to each expert" if facts["shows_earlier_answers"] else "not shown"
    return [
        (
            "Follows",
            f"{facts['follows']}; asked are: {facts['asks_again']}; own earlier answers are {shown}",
        )
    ]


def _languages(codes: list[str]) -> str:
    return ", ".join(LANGUAGES.get(code, code) for code in codes) or "none yet"


def _how(made: Preregistration) -> Iterator[Piece]:
    facts, study = made.facts, made.study
    language, framework = study.languages[0], study.framework
    estimator = facts["estimator"]
    yield Heading(text="How the answers will be read")
    yield Paragraph(text=f"Estimator: {estimator['name']}.")
    if "second" in estimator:  # not in rounds that were opened when there was one estimator
        yield Paragraph(text=f"Second estimator: {estimator['second']}. {estimator['sentence']}")
    yield Paragraph(text="With these options:")
    yield Facts(rows=tuple((key, _plain(value)) for key, value in estimator["options"].items()))
    yield Heading(text="Cut points", level=2)
    yield Facts(
        rows=tuple(
            (
                study.construct(axis["construct"]).name.to(language),
                f"high from {axis['cut_point']:g} on",
            )
            for axis in facts["axes"]
        )
    )
    yield Heading(text="Phase map", level=2)
    yield Facts(rows=tuple(_cells(made, framework.map)))
    yield Paragraph(text=framework.note.to(language))
    yield Paragraph(text=f"Authority: {framework.map.authority.value}.")
    yield Heading(text="Consensus rule", level=2)
    yield Paragraph(text=study.consensus.sentence())
    groups = facts["smallest_groups"]
    yield Heading(text="Smallest groups", level=2)
    yield Paragraph(
        text=f"Results are shown for groups of at least {groups['shown']} experts, and published for "
        f"at least {groups['published']}."
    )


def _cells(made: Preregistration, drawn: PhaseMap) -> Iterator[tuple[str, str]]:
    framework, language = made.study.framework, made.study.languages[0]
    for row, end in zip(
        drawn.cells, (framework.vertical.high, framework.vertical.low), strict=True
    ):
        for phase, side in zip(
            row, (framework.horizontal.low, framework.horizontal.high), strict=True
        ):
            vertical = made.study.construct(framework.vertical.id).name.to(language)
            horizontal = made.study.construct(framework.horizontal.id).name.to(language)
            where = f"{vertical} {end.to(language)}, {horizontal} {side.to(language)}"
            yield where, framework.phase(phase).name.to(language)


def _questions(made: Preregistration) -> Iterator[Piece]:
    study, asked = made.study, made.facts["questions"]
    language = study.languages[0]
    yield Heading(text=f"Questions ({len(asked)})")
    yield Note(text="Each with its id, under which answers are stored, and the words of its item.")
    yield Bullets(
        items=tuple(f"{each['id']}: {study.item(each['item']).text.to(language)}" for each in asked)
    )


def _check(made: Preregistration) -> Iterator[Piece]:
    yield Heading(text="How to check this")
    yield Paragraph(
        text="The SHA-256 above is that of the preregistration’s canonical JSON (keys sorted, no spaces, "
        "UTF-8), which `soundings round preregistration "
        f"{made.round} --json` prints. When a round opens, the hash is put into the study’s chain of records, "
        "which `soundings verify` checks."
    )


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
