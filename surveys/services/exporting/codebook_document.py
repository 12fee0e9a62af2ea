"""The codebook of a round as a document to read and to print: every dataset, every column, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.statistics_files.coding import LETTERS
from surveys.formats.statistics_files.coding import NUMBERS
from surveys.model.asking import Conditions
from surveys.model.datasets import MISSING_TEXTS
from surveys.model.documents import Document
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Table
from surveys.model.tallies import tally
from surveys.model.texts import LANGUAGES
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.codebook_columns import Explained
from surveys.services.exporting.codebook_words import word
from surveys.services.exporting.column_texts import about_in
from surveys.services.exporting.ddi import describe_study
from surveys.services.exporting.ddi_words import sentence
from surveys.storage import answers
from surveys.storage import versions
from surveys.storage.round_experts import list_round_experts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.documents import Piece
    from surveys.services.exporting.source import Source


def codebook_document(source: Source) -> Document:
    """Make the codebook in the language of the labels.

    Raises
    ------
    MiscountedError
        When answers changed meanwhile.
    """
    study, say = source.study, source.language
    db = source.workspace.study(source.name.study).read()
    sha256 = versions.sha256_of(db, source.listed.round.version)
    sponsor = study.sponsorship.sponsor
    simulated = source.workspace.settings.is_demonstration
    named = f"{word('codebook', say)} · {sentence('round', say, round=source.name.round)}"
    return Document(
        title=study.title.to(say),
        subtitle=f"{named}\n{sentence('simulated', say)}" if simulated else named,
        language=say,
        author=sponsor.to(say) if sponsor else "",
        foot=f"{source.name} · {sentence('simulated', say)}" if simulated else str(source.name),
        pieces=(*_beginning(source, sha256), *_datasets(source)),
    )


def _beginning(source: Source, sha256: str) -> Iterator[Piece]:
    say, described = source.language, describe_study(source)
    invited = source.count(lambda db, name: len(list_round_experts(db, name)))
    counted = source.count(answers.count_responses)
    yield Facts(
        rows=(
            (
                word("field_work", say),
                word("days", say, began=described.began, ended=described.ended),
            ),
            (word("experts", say), word("experts_count", say, invited=invited, counted=counted)),
            (word("language", say), LANGUAGES.get(say, say)),
            (word("study_file", say), source.study.version),
            (word("hash", say), sha256),
        )
    )
    yield Paragraph(text=sentence("confidentiality", say))
    yield Paragraph(text=described.conditions)
    yield Heading(text=word("how", say))
    yield Paragraph(text=word("how_columns", say))
    yield Paragraph(text=word("how_words", say))
    yield Heading(text=word("missing_codes", say))
    yield Paragraph(text=word("missing_about", say))
    yield Table(
        header=(word("code", say), word("meaning", say), "SPSS", "Stata"),
        rows=tuple(
            (code.value, text.to(say), str(NUMBERS[code]), f".{LETTERS[code]}")
            for code, text in MISSING_TEXTS.items()
        ),
        widest=1,
    )


def _datasets(source: Source) -> Iterator[Piece]:
    say, conditions = source.language, Conditions(source.study, source.questions)
    explained = Explained(
        study=source.study,
        language=say,
        asked_if={each.id: conditions.described(each) for each in source.questions},
    )
    for name in DATASETS:
        dataset = about_in(say, dataset_of(source, name))
        facts = dataset.facts
        size = {"rows": dataset.n_rows, "columns": len(dataset.columns)}
        yield Heading(text=facts.name)
        yield Paragraph(text=facts.about)
        yield Note(text=word("for_whom", say, whom=facts.for_whom))
        yield Note(text=f"{word(facts.exposure.value, say)} {word('rows_columns', say, **size)}")
        for column, counted in zip(dataset.columns, tally(dataset), strict=True):
            yield from explained.column(column, counted)
