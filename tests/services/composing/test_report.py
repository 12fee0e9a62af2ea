"""The report of a closed round: its numbers are those of the results, and readers see no more than they may."""

from __future__ import annotations

import hashlib
import itertools
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.documents import Bullets
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import Picture
from surveys.model.documents import Warned
from surveys.model.errors import Invalid
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundChange
from surveys.services.composing import composing
from surveys.services.composing import report_file
from surveys.services.composing.accord import ITEMS
from surveys.services.composing.limits import reasons_in
from surveys.services.composing.material import number
from surveys.services.composing.methods import references
from surveys.services.preregistering import preregistration
from surveys.services.reporting import round_results
from tests.services.composing.reading import sheet
from tests.services.composing.reading import words_of
from tests.workspaces import AUTUMN
from tests.workspaces import START

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace
    from tests.services.composing.conftest import Report

LEAST = 5  # the smallest group that readers are shown
TRANSLATED = ("zh-Hant", "ja", "ko")
#: Four words of Latin letters in a row are a sentence of ours that nobody translated.
ENGLISH = re.compile(r"(?:\b[A-Za-z’]{2,}[ ,;]+){3,}[A-Za-z’]{2,}")


def test_the_placements_are_said_as_the_results_say_them(
    reported: Workspace, report: Report
) -> None:
    results, document = round_results(reported, AUTUMN), report("en")
    said = [item for each in document.pieces if isinstance(each, Bullets) for item in each.items]
    for alliance in results.alliances:
        assert alliance.sentence in said
        assert alliance.sensitivity in said


def test_scores_have_the_numbers_of_the_results_with_interval_and_n(
    reported: Workspace, report: Report
) -> None:
    found = round_results(reported, AUTUMN).document["alliances"]
    rows = sheet(report("en"), "Scores on both axes").rows
    assert len(rows) == 2 * len(found)
    expected = [
        (
            f"{axis['mean']['estimate']:.2f}",
            f"[{axis['mean']['interval']['low']:.2f},\xa0{axis['mean']['interval']['high']:.2f}]",
            f"{axis['standard_error']['estimate']:.2f}",
            str(axis["mean"]["n"]),
        )
        for alliance in found
        for axis in (alliance["axes"]["threat_agreement"], alliance["axes"]["cohesion"])
    ]
    assert [row[2:] for row in rows] == expected


def test_every_analysis_and_every_undefined_number_is_counted(
    reported: Workspace, report: Report
) -> None:
    document = round_results(reported, AUTUMN).document
    curve = document["alliances"][0]["sensitivity"]["specifications"]
    rows = sheet(report("en"), "US–Japan: in how many analyses the phase holds").rows
    assert re.findall(r": (\d+)/(\d+)", ", ".join(row[1] for row in rows)) == [
        (str(each["holds"]), str(each["n"])) for each in curve["by_option"]
    ]
    assert len(rows) == len(curve["choices"])
    undefined = sheet(report("en"), "Numbers that are undefined, and why").rows
    assert sum(int(row[1]) for row in undefined) == len(list(reasons_in(document)))


def test_fears_and_threats_are_drawn_and_listed_with_the_numbers_of_the_results(
    reported: Workspace, report: Report
) -> None:
    found = round_results(reported, AUTUMN).document["alliances"]
    document = report("en")
    fears = sheet(document, "Both fears of each government").rows
    assert [row[3] for row in fears] == [
        number(each[key]["estimate"])
        for alliance in found
        for each in alliance["dilemma"]
        if each["n"] >= LEAST
        for key in ("abandonment", "entrapment", "difference")
    ]
    threats = sheet(document, "How far the allies agree on each threat").rows
    assert [(row[3], row[5]) for row in threats] == [
        (number(mean["estimate"]), str(mean["n"]))
        for alliance in found
        for each in alliance["threats"]
        for mean in each["axes"].values()
        if mean["n"] >= LEAST
    ]
    drawn = [each.alternative for each in document.pieces if isinstance(each, Picture)]
    assert any(each.startswith("Fear of abandonment and of entrapment") for each in drawn)
    assert any(each.startswith("Threat agreement by named threat") for each in drawn)


def test_whoever_has_the_report_alone_is_told_whom_to_ask_for_the_codebook(report: Report) -> None:
    assert any(
        "has this report alone can ask for it: ada@example.org" in words
        for words in words_of(report("en"))
    )
    assert "[脅威]" in "\n".join(words_of(report("ja")))


def test_the_first_page_says_of_which_file_results_and_software(
    reported: Workspace, report: Report
) -> None:
    results = round_results(reported, AUTUMN)
    facts = next(each for each in report("en").pieces if isinstance(each, Facts))
    told = dict(facts.rows)
    digest = hashlib.sha256(results.json_bytes()).hexdigest()
    assert told["SHA-256 of the results (results.json)"] == digest
    sha256 = results.document["study"]["study_file_sha256"]
    assert told["SHA-256 of the study file"] == sha256
    registered = preregistration(reported, AUTUMN)
    assert registered.recorded_at
    assert told["SHA-256 of the preregistration"] == registered.sha256
    assert told["Software"].startswith("soundings ")
    assert told["Responses counted"] == "n = 7"


@pytest.mark.parametrize("kind", ChangeKind)
def test_what_was_done_to_the_round_is_listed_with_its_reason(
    reported: Workspace, monkeypatch: pytest.MonkeyPatch, kind: ChangeKind
) -> None:
    whole = round_results(reported, AUTUMN)
    extended = RoundChange(
        kind=ChangeKind.EXTENDED,
        at=START,
        reason="A holiday.",
        closed_before=START,
        closes_after=START + timedelta(days=3),
    )
    changed = replace(whole, changes=(extended, RoundChange(kind=kind, at=START)))
    monkeypatch.setattr(composing, "round_results", lambda _workspace, _name: changed)

    document, _ = composing.compose_report(reported, AUTUMN, "en")

    first, second = sheet(
        document, "What was done to the round after its questions were fixed"
    ).rows
    assert first == (
        "2026-09-01 08:00 (America/New_York)",
        "extended",
        "2026-09-01 08:00 (America/New_York)\n2026-09-04 08:00 (America/New_York)",
        "A holiday.",
    )
    assert second[1:] == (kind.value.replace("-", " "), "–", "–")


@pytest.mark.parametrize(
    ("form", "language", "why"),
    [("docx", "en", "written as pdf or html"), ("html", "fr", "no texts in “fr”")],
)
def test_a_format_or_language_that_there_is_not_is_refused(
    reported: Workspace, form: str, language: str, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        report_file(reported, AUTUMN, form, language)


def test_the_items_of_accord_are_each_listed_with_a_place(report: Report) -> None:
    rows = sheet(report("en"), "Where each item is reported").rows
    assert [row[0] for row in rows] == list(ITEMS)
    assert len(rows) == 35
    headings = {each.text for each in report("en").pieces if isinstance(each, Heading)}
    places = {place for row in rows for place in row[2].split(", ")}
    assert places <= headings | {"First page", "for the authors to say"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_of_ours_stays_in_english(report: Report, language: str) -> None:
    document = report(language)
    left = [
        found[0]
        for words in words_of(document)
        if words not in references()
        for found in ENGLISH.finditer(words)
    ]
    assert left == []
    english = [type(piece) for piece in report("en").pieces]
    assert [type(piece) for piece in document.pieces] == english


def test_simulated_data_are_said_first_and_above_every_page(
    reported: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    simulated = replace(round_results(reported, AUTUMN), is_simulated=True)
    monkeypatch.setattr(composing, "round_results", lambda _workspace, _name: simulated)
    document, _ = composing.compose_report(reported, AUTUMN, "ja")
    assert document.pieces[0] == Warned(
        text="シミュレーションによるデータ：これらの回答をした専門家はいません。"
    )
    assert document.head.startswith("シミュレーションデータ · ")


def results_said(results: RoundResults) -> list[str]:
    return [alliance.sentence for alliance in results.alliances]


def test_the_pdf_is_tagged_named_and_the_same_each_time(
    reported: Workspace, tmp_path: Path
) -> None:
    content = report_file(reported, AUTUMN, "pdf", "en")
    assert content == report_file(reported, AUTUMN, "pdf", "en")
    for mark in (b"pdfuaid:part", b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"DisplayDocTitle"):
        assert mark in content
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "report.pdf"
    file.write_bytes(content)
    run: Any = subprocess.run([program, file, "-"], capture_output=True, check=True)
    text = " ".join(run.stdout.decode().split())
    for sentence in results_said(round_results(reported, AUTUMN)):
        assert sentence in text


def test_the_html_is_well_made(reported: Workspace) -> None:
    content = report_file(reported, AUTUMN, "html", "ko").decode()
    assert '<html lang="ko">' in content
    levels = [int(each) for each in re.findall(r"<h([1-6])[ >]", content)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    tables = content.count("<table>")
    assert tables > 10
    assert content.count("<table><caption>") == tables
    assert content.count("<thead>") == tables
    drawings = re.findall(r"<svg .*?</svg>", content, re.DOTALL)
    assert drawings
    for drawing in drawings:
        assert 'role="img"' in drawing
        assert re.search(r'aria-labelledby="([^"]+)".*<title id="\1">', drawing, re.DOTALL)
    ids = re.findall(r' id="([^"]+)"', content)
    assert len(ids) == len(set(ids))
    assert "<script" not in content
    assert not re.search(r'(?:src|href)="https?:', content)
