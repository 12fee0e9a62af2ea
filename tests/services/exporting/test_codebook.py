"""The codebook of an answered round to read and to print, held against its datasets."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest
from lxml import html

from surveys.model.documents import Heading
from surveys.model.documents import Note
from surveys.model.documents import Table
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import typesetting
from surveys.services.exporting import codebook_words
from surveys.services.exporting import ddi_words
from surveys.services.exporting import folders
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.codebook_document import codebook_document
from surveys.services.exporting.files import export_file
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.documents import Document
    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

FILES = ("codebook.html", "codebook.pdf", "codebook.md")
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def document(hard_source: Source) -> Document:
    return codebook_document(hard_source)


def section(document: Document, dataset: str, column: str) -> list[Any]:
    """Return what is said of a column."""
    pieces = list(document.pieces)
    begin = pieces.index(Heading(text=dataset))
    begin = pieces.index(Heading(text=column, level=2), begin)
    end = next(
        (
            place
            for place, each in enumerate(pieces[begin + 1 :], begin + 1)
            if type(each) is Heading
        ),
        len(pieces),
    )
    return pieces[begin + 1 : end]


def test_every_column_of_every_dataset_is_there_in_order(
    document: Document, hard_source: Source
) -> None:
    headings = [each for each in document.pieces if isinstance(each, Heading)]
    expected = [
        heading
        for name in DATASETS
        for heading in (
            Heading(text=name),
            *(
                Heading(text=column.name, level=2)
                for column in dataset_of(hard_source, name).columns
            ),
        )
    ]
    assert headings[2:] == expected


def test_a_question_has_its_scale_its_frequencies_and_its_missing_codes(
    document: Document, hard_source: Source
) -> None:
    dataset = dataset_of(hard_source, "ratings-wide")
    place = [each.name for each in dataset.columns].index("V1.T0")
    cells = [row[place] for row in dataset.rows()]
    words, kind, counts, table, _, missing = section(document, "ratings-wide", "V1.T0")
    points = [cell for cell in cells if type(cell) is int]
    assert words.text.startswith("Overall, how alike are the views")
    assert kind.text == "Whole number, ordinal, measures Threat agreement."
    assert counts.text == f"n = 6: {len(points)} with a value, {6 - len(points)} without."
    assert table.rows[0][:2] == ("1", "Almost entirely different")
    assert [int(row[2]) for row in table.rows] == [points.count(each) for each in range(1, 8)]
    shares = [float(row[3].removesuffix(" %")) for row in table.rows]
    assert shares == [round(100 * int(row[2]) / len(points), 1) for row in table.rows]
    assert f"not_shown {cells.count('not_shown')}," in missing.text


def test_numbers_have_their_bounds_and_their_middle(document: Document) -> None:
    said = [each.text for each in section(document, "answers", "expert.BG_YEARS")]
    assert "from 0 to 70" in said[1]
    assert re.search(r"Least \d+, greatest \d+, mean [\d.]+, standard deviation", said[3])


def test_what_experts_wrote_is_in_none_of_them(hard: Workspace) -> None:
    for name in ("codebook.html", "codebook.md"):
        content = export_file(hard, AUTUMN, name).decode()
        assert "HYPERLINK" not in content
        assert "漂流期に近い" not in content
        assert "party 3" not in content


def test_it_is_in_the_language_asked_for(hard: Workspace) -> None:
    stream = io.BytesIO()
    write_file(source_of(hard, AUTUMN, "zh-Hant"), "codebook.html", stream)
    page = html.document_fromstring(stream.getvalue().decode())
    assert page.get("lang") == "zh-Hant"
    assert "編碼簿" in page.xpath("//p[@class='subtitle']")[0].text
    assert {"代碼", "意義", "比例"} <= {each.text for each in page.xpath("//th")}
    assert "無法判斷" in {each.text for each in page.xpath("//td")}


def test_simulated_data_says_so_at_the_top_and_on_every_page(hard_source: Source) -> None:
    settings = replace(hard_source.workspace.settings, is_demonstration=True)
    workspace = replace(hard_source.workspace, settings=settings)
    made = codebook_document(replace(hard_source, workspace=workspace))
    assert "SIMULATED DATA" in made.subtitle
    assert "SIMULATED DATA" in made.foot


def test_it_prints(hard: Workspace, tmp_path: Path) -> None:
    content = export_file(hard, AUTUMN, "codebook.pdf")
    assert content == export_file(hard, AUTUMN, "codebook.pdf")
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "codebook.pdf").write_bytes(content)
    run = subprocess.run([program, tmp_path / "codebook.pdf", "-"], capture_output=True, check=True)
    printed = run.stdout.decode()
    assert "us-japan.T0" in printed
    assert "On the boundary between weak and strong" in printed


@pytest.mark.parametrize("name", ["codebook.html", "codebook.md"])
def test_the_same_round_gives_the_same_bytes(hard: Workspace, name: str) -> None:
    assert export_file(hard, AUTUMN, name) == export_file(hard, AUTUMN, name)


def test_frequencies_wait_for_the_close_as_the_rows_do(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=1)
    for name in FILES:
        with pytest.raises(Refused, match="is open: rows of single experts"):
            export_file(workspace, AUTUMN, name)


def test_a_machine_without_the_letters_exports_all_but_the_printed_one(
    hard: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = folders.names_for(source_of(hard, AUTUMN))
    assert set(folders.names_in(())) <= set(names)
    monkeypatch.setattr(typesetting, "_found", {"ja": True, "en": False})
    japanese = source_of(hard, AUTUMN, "ja")
    printed = {"codebook.pdf", "report.pdf"}
    printed |= {each for each in names if each.startswith("figures/") and each.endswith(".pdf")}
    assert folders.names_for(japanese) == tuple(each for each in names if each not in printed)
    assert folders.names_for(source_of(hard, AUTUMN)) == names
    assert "codebook.pdf" in folders.names_for(japanese, ["pdf"])


@pytest.mark.parametrize("words", [codebook_words.WORDS, ddi_words.SENTENCES])
def test_every_language_says_the_same(words: dict[str, dict[str, str]]) -> None:
    for said in words.values():
        assert said.keys() == words["en"].keys()
        for name, sentence in said.items():
            marks = set(PLACEHOLDER.findall(words["en"][name]))
            assert set(PLACEHOLDER.findall(sentence)) == marks


def test_missing_codes_have_those_of_spss_and_stata(document: Document) -> None:
    (table,) = [each for each in document.pieces if isinstance(each, Table)][:1]
    assert table.rows[0] == ("cannot_judge", "cannot judge", "-99", ".a")
    notes = [each.text for each in document.pieces if isinstance(each, Note)]
    assert "Rows of single experts, under pseudonyms. 6 rows, 48 columns." in notes
