from __future__ import annotations

import zipfile
from datetime import UTC
from datetime import date
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from surveys.formats.panel_file import Choices
from surveys.formats.panel_file import blank_csv
from surveys.formats.panel_file import blank_xlsx
from surveys.formats.panel_file import read_panel
from surveys.formats.study_file import check_study
from surveys.services.designing import shipped_study_file
from tests.formats.panel_workbooks import one_sheet
from tests.formats.panel_workbooks import sheet_xml
from tests.formats.panel_workbooks import with_entries
from tests.formats.panel_workbooks import workbook

if TYPE_CHECKING:
    from surveys.model.studies import Study

HEAD, MEI = ("name", "email"), ("陳美玲", "mei@example.org")


@pytest.fixture(scope="module")
def study() -> Study:
    read, _ = check_study(shipped_study_file())
    assert read
    return read


def test_a_workbook_is_read_with_its_rows_as_lines(study: Study) -> None:
    data = one_sheet(HEAD, MEI, (None, None), ("B", "nobody"), ("C", "MEI@example.org"))
    read = read_panel(data, study)
    assert [(each.line, each.name, each.email) for each in read.candidates] == [(2, *MEI)]
    assert [problem.line for problem in read.problems] == [4, 5]
    assert "stands in line 2 already" in read.problems[1].message


def test_sixty_of_sixty_four_rows_are_good(study: Study) -> None:
    rows = [(f"E{number}", f"e{number}@example.org", "scholar") for number in range(64)]
    for bad in (3, 17, 40, 63):
        rows[bad] = ("", "nobody", "spy")
    read = read_panel(one_sheet(("Name", "E-mail", "Community"), *rows), study)
    assert len(read.candidates) == 60
    assert {problem.line for problem in read.problems} == {5, 19, 42, 65}


def test_numbers_and_dates_are_read_as_they_are_seen(study: Study) -> None:
    rows = [
        (7, "a@b.example", 12.0),
        (1.5, "c@d.example", True),
        ("E", "e@f.example", date(2026, 9, 1)),
        ("G", "g@h.example", datetime(2026, 9, 1, 12, 30, tzinfo=UTC).replace(tzinfo=None)),
    ]
    read = read_panel(one_sheet((*HEAD, "institution"), *rows), study)
    assert [(each.name, each.attributes["institution"]) for each in read.candidates] == [
        ("7", "12"),
        ("1.5", "TRUE"),
        ("E", "2026-09-01"),
        ("G", "2026-09-01 12:30:00"),
    ]


def test_the_first_sheet_is_read_or_the_one_that_is_named(study: Study) -> None:
    data = workbook(("Notes", [("x",)]), ("專家", [HEAD, MEI]))
    assert read_panel(data, study).sheets == ("Notes", "專家")
    assert read_panel(data, study).candidates == ()
    assert len(read_panel(data, study, Choices(sheet="專家")).candidates) == 1
    (problem,) = read_panel(data, study, Choices(sheet="Third")).problems
    assert problem.message == "The workbook has no sheet “Third”; it has Notes, 專家."


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-Mail", "email"),
        ("ｅｍａｉｌ", "email"),
        ("電子郵件", "email"),
        ("メールアドレス", "email"),
        ("이메일", "email"),
    ],
)
def test_columns_are_recognised_by_common_names(study: Study, header: str, field: str) -> None:
    read = read_panel(one_sheet(("姓名", header), MEI), study)
    assert [column.field for column in read.columns] == ["name", field]
    assert len(read.candidates) == 1


@pytest.mark.parametrize("header", ["Affiliation", "機構", "所属", "소속", "INSTITUTION"])
def test_attributes_are_recognised_by_common_names(study: Study, header: str) -> None:
    read = read_panel(one_sheet((*HEAD, header), (*MEI, "東京大学")), study)
    assert read.candidates[0].attributes == {"institution": "東京大学"}


def test_unknown_columns_are_left_out_and_may_be_mapped(study: Study) -> None:
    data = one_sheet((*HEAD, "Rolle", "Notes"), (*MEI, "think tank", "old friend"))
    read = read_panel(data, study)
    assert [column.field for column in read.columns] == ["name", "email", "", ""]
    assert read.candidates[0].attributes == {}
    for choices in (Choices(columns={"rolle": "community"}), Choices(positions={2: "community"})):
        mapped = read_panel(data, study, choices)
        assert mapped.candidates[0].attributes == {"community": "think_tank"}
    (problem,) = read_panel(data, study, Choices(columns={"Role": "community"})).problems
    assert "The file has no column “Role”" in problem.message


def test_values_may_be_given_by_their_names_in_any_language(study: Study) -> None:
    community = next(each for each in study.attributes if each.id == "community")
    names = [words for value in community.values for _, words in value.name.words]
    rows = [("A", f"a{number}@b.example", name) for number, name in enumerate(names)]
    read = read_panel(one_sheet((*HEAD, "community"), *rows), study)
    assert read.problems == ()
    assert {each.attributes["community"] for each in read.candidates} == {
        value.id for value in community.values
    }


def test_a_formula_is_never_computed_and_its_missing_value_is_said(study: Study) -> None:
    data = one_sheet(HEAD, ('=HYPERLINK("http://evil.example")', "a@b.example"), MEI)
    read = read_panel(data, study)
    (problem,) = read.problems
    assert problem.line == 2
    assert problem.message.startswith("The cell A2 holds a formula whose value is not in the file")
    assert [each.name for each in read.candidates] == ["陳美玲"]


def test_the_saved_value_of_a_formula_is_read(study: Study) -> None:
    data = one_sheet(HEAD, ('=1&"x"', "a@b.example"))
    xml = (
        sheet_xml(data)
        .replace(b"</f><v />", b"</f><v>1x</v>")
        .replace(b"</f><v></v>", b"</f><v>1x</v>")
    )
    xml = xml.replace(b'<c r="A2">', b'<c r="A2" t="str">')
    read = read_panel(with_entries(data, xl__worksheets__sheet1_xml=xml), study)
    assert [each.name for each in read.candidates] == ["1x"]


def test_a_sheet_full_of_formulas_without_values_is_asked_for_again(study: Study) -> None:
    rows = (("=1", f"e{number}@b.example") for number in range(1_100))
    (problem,) = read_panel(one_sheet(HEAD, *rows), study).problems
    assert problem.message.startswith("In more than 1000 rows there are formulas")


def test_an_error_in_a_cell_is_said(study: Study) -> None:
    (problem,) = read_panel(one_sheet(HEAD, ("#N/A", "a@b.example")), study).problems
    assert problem.message == "The cell A2 holds the error #N/A."


BOMB = b"<worksheet>" + b" " * 20_000_000 + b"</worksheet>"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'


def many_parts() -> bytes:
    return with_entries(one_sheet(HEAD, MEI), **{f"xl__x{n}_xml": b"<x/>" for n in range(400)})


def plain_zip() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("panel.csv", "name,email")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            with_entries(one_sheet(HEAD, MEI), xl__worksheets__sheet1_xml=BOMB),
            "unpacks to more than 24 MB",
        ),
        (with_entries(one_sheet(HEAD, MEI), xl__worksheets__sheet1_xml=LAUGHS), "declares things"),
        (
            with_entries(
                one_sheet(HEAD, MEI), xl__worksheets__sheet1_xml=LAUGHS.decode().encode("utf-16")
            ),
            "declares things",
        ),
        (with_entries(one_sheet(HEAD, MEI), xl__worksheets__sheet1_xml=b"<work"), "damaged"),
        (with_entries(one_sheet(HEAD, MEI), xl__workbook_xml=b"<x/>"), "has no sheet"),
        (many_parts(), "one with a single table has at most 300"),
        (plain_zip(), "a ZIP file and no XLSX"),
        (b"PK\x03\x04" + b"\0" * 500, "damaged"),
        (one_sheet(HEAD, MEI)[:1500], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "the old kind (.xls)"),
        (b"PK\x03\x04" + b"x" * 1_600_000, "The file has 1600004 bytes; a panel may have 1500000"),
    ],
    ids=[
        "bomb",
        "laughs",
        "wide laughs",
        "broken sheet",
        "broken workbook",
        "many parts",
        "zip",
        "zeros",
        "truncated",
        "xls",
        "large",
    ],
)
def test_a_hostile_or_broken_workbook_is_refused_with_a_sentence(
    study: Study, data: bytes, sentence: str
) -> None:
    read = read_panel(data, study)
    (problem,) = read.problems
    assert sentence in problem.message
    assert read.candidates == ()


def test_macros_and_links_are_ignored(study: Study) -> None:
    data = one_sheet(HEAD, MEI)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").replace(
            b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
        )
        types = types.replace(
            b"application/vnd.openxmlformats-officedocument.ms-excel", b"application/vnd.ms-excel"
        )
    data = with_entries(
        data, **{"[Content_Types]_xml": types, "xl__vbaProject.bin": b"\xd0\xcf\x11\xe0evil"}
    )
    assert [each.name for each in read_panel(data, study).candidates] == ["陳美玲"]


def test_the_row_after_the_largest_panel_is_said(study: Study) -> None:
    rows = (("E", f"e{number}@b.example") for number in range(20_001))
    read = read_panel(one_sheet(HEAD, *rows), study)
    assert len(read.candidates) == 20_000
    assert [str(each) for each in read.problems] == [
        "line 20002: A panel has at most 20000 experts."
    ]


def test_a_sheet_of_a_million_empty_rows_ends(study: Study) -> None:
    data = one_sheet(HEAD, MEI)
    xml = sheet_xml(data).replace(
        b"</sheetData>", b'<row r="1048576"><c r="A1048576"/></row></sheetData>'
    )
    read = read_panel(with_entries(data, xl__worksheets__sheet1_xml=xml), study)
    assert len(read.candidates) == 1


def test_a_control_character_in_a_cell_is_a_problem_of_its_line(study: Study) -> None:
    data = one_sheet(HEAD, ("A_x0000_B\nC", "a@b.example"))
    (problem,) = read_panel(data, study).problems
    assert problem.line == 2
    assert "a line break" in problem.message


def test_the_files_to_fill_in_can_be_read_back(study: Study) -> None:
    for data in (blank_csv(study), blank_xlsx(study)):
        read = read_panel(data, study)
        assert [problem.message for problem in read.problems] == [
            "The file names columns, and no expert."
        ]
        assert all(column.field == column.header for column in read.columns)
    assert read_panel(blank_xlsx(study), study).sheets == ("Panel", "Known values")
