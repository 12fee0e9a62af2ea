from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.formats.csv_cells import csv_bytes
from surveys.formats.csv_cells import guarded
from surveys.formats.csv_cells import unguarded
from surveys.formats.links_file import links_csv


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\n=1",
        "\tx",
        "\rx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\0x",
        "'=1",
        "'' -1",
    ],
)
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "1-2", "陳美玲", "'so called'", -1, 0, 2.5, None])
def test_everything_else_stays_as_it_is(cell: str | float | None) -> None:
    assert guarded(cell) == cell


def test_lines_end_as_rfc_4180_has_them() -> None:
    content = csv_bytes(("a", "b"), [("x, y", 'say "z"'), (None, -1)])
    assert content == b'a,b\r\n"x, y","say ""z"""\r\n,-1\r\n'


def test_columns_are_guarded_too() -> None:
    assert csv_bytes(("=a",), []) == b"'=a\r\n"


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_no_cell_that_is_read_back_begins_a_formula(rows: list[tuple[str, str]]) -> None:
    text = csv_bytes(("a", "b"), rows).decode()
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [tuple(row) for row in read] == [tuple(map(guarded, row)) for row in rows]
    assert all(cell[:1] not in "=+-@" for row in read for cell in row if cell)
    assert [tuple(map(unguarded, row)) for row in read] == rows


@settings(deadline=None)
@given(st.text(alphabet="'=-@ \nx"))
def test_a_quote_that_was_typed_is_told_from_one_that_was_put_there(words: str) -> None:
    assert unguarded(str(guarded(words))) == words


def test_links_have_two_columns_and_private_addresses_survive() -> None:
    content = links_csv([("a@b.example", "https://x.example/i/-token")])
    assert content == b"email,link\r\na@b.example,https://x.example/i/-token\r\n"
