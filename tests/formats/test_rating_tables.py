from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import Workbook

from surveys.formats.rating_tables import read_rating_table
from surveys.model.errors import Invalid


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Other").append(("x", "y"))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_usual_kinds_of_csv_are_read(delimiter: str, mark: bytes) -> None:
    text = f"unit{delimiter}評分者\r\n甲{delimiter}1\r\n\r\n乙{delimiter}2\r\n"
    table = read_rating_table(mark + text.encode())
    assert table.header == ("unit", "評分者")
    assert [list(column) for column in table.columns] == [["甲", "乙"], ["1", "2"]]
    assert list(table.lines) == [2, 4]


def test_the_line_by_which_excel_says_what_parts_the_cells_is_no_header() -> None:
    table = read_rating_table(b'\r\nSEP=;\r\nunit;"a, b"\r\nu1;"2"\r\nu2;sep=\r\n')
    assert table.header == ("unit", "a, b")
    assert [list(column) for column in table.columns] == [["u1", "u2"], ["2", "sep="]]
    assert list(table.lines) == [4, 5]


def test_a_sheet_is_read_as_it_looks() -> None:
    table = read_rating_table(workbook(("unit", "a"), ("u1", 3.0), ("u2", None), ("u3", 2.5)))
    assert [list(column) for column in table.columns] == [["u1", "u2", "u3"], ["3", "", "2.5"]]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"a,b\n", "no rating below them"),
        (b"1,2\n2,2\n", "The first line has numbers only"),
        (b"a,a\n1,2\n", "The column “a” stands there more than once."),
        (b"a,b,a,b\n1,2,3,4\n", "The columns “a” and “b” stand there more than once."),
        (b"a,b\n1,\x00\n", "This is not a text file."),
        ("a,b\n1,2\n".encode("utf-16"), "The file is in UTF-16, as “Unicode text” is."),
        ("a,b\n1,2\n評,2\n".encode("big5"), "The file is not in UTF-8: see line 3."),
        (b'a,b\n1,"2\n', "not a proper CSV"),
        (b"PK\x03\x04 and no more", "The workbook is damaged, or no XLSX."),
        (b"\xd0\xcf\x11\xe0 old", "a workbook of the old kind"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_rating_table(data)
    assert sentence in str(refused.value)


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(Invalid, match=r"no sheet “Third”; it has Sheet, Other\."):
        read_rating_table(workbook(("unit", "a"), ("u1", 3)), "Third")


def test_every_line_with_other_cells_is_listed() -> None:
    with pytest.raises(Invalid) as refused:
        read_rating_table(b"a,b\n1\n2,2\n3,3,3\n")
    assert [problem.line for problem in refused.value.problems] == [2, 4]


def test_a_long_file_keeps_the_line_of_each_row_and_each_word_once() -> None:
    rows = "".join(f"r{n % 7},{n % 3}\n" + "\n" * (n % 2) for n in range(25_000))
    table = read_rating_table(f"rater,value\n{rows}".encode())
    rater, value = table.columns
    assert list(value)[24_998:] == ["2", "0"]
    assert sorted(rater.words) == [f"r{n}" for n in range(7)]
    assert table.lines[24_999] == 1 + 25_000 + 12_500 - 1


def test_blank_lines_above_empty_cells_behind_and_line_ends_of_any_kind_are_read() -> None:
    table = read_rating_table(b"\n;;\na ; b;;\r1;2;;\r\n3;4;\n")
    assert table.header == ("a", "b")
    assert [list(column) for column in table.columns] == [["1", "3"], ["2", "4"]]


def with_formulas(*values: tuple[str, object]) -> bytes:
    book = Workbook()
    for row in (("unit", "a", "b"), ("u1", 3, 4), ("u2", 5, 6)):
        book.active.append(row)
    for place, value in values:
        book.active[place] = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_formula_without_a_value_is_no_rating_that_was_left_out() -> None:
    with pytest.raises(Invalid) as refused:
        read_rating_table(with_formulas(("B2", "=1+2"), ("C3", "=B2+1")))
    assert str(refused.value) == (
        "2 formulas have no value in the file. Save it in a spreadsheet, or put values in their place."
    )
    assert [str(each) for each in refused.value.problems] == [
        "line 2: The cell B2 has a formula whose value is not in the file.",
        "line 3: The cell C3 has a formula whose value is not in the file.",
    ]


def test_a_formula_counts_as_the_value_that_was_saved_with_it() -> None:
    written = BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["unit", "a"])
        sheet.write(1, 0, "u1")
        sheet.write_formula(1, 1, "=1+2", None, 3)
    table = read_rating_table(written.getvalue())
    assert [list(column) for column in table.columns] == [["u1"], ["3"]]
    assert table.other_sheets == ""


def test_an_empty_sheet_names_the_others() -> None:
    with pytest.raises(Invalid) as refused:
        read_rating_table(workbook())
    assert str(refused.value) == (
        "The sheet “Sheet” is empty. Other sheets are “Other”: name one with --sheet."
    )
