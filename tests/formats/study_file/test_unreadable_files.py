"""What the checker says of files that are no TOML: every error of syntax at once, each with its line."""

from __future__ import annotations

import re

import pytest

from surveys.formats.study_file import check_study
from tests.formats.study_file.shipped import TEXT
from tests.formats.study_file.shipped import line_after
from tests.formats.study_file.shipped import problems_of
from tests.formats.study_file.shipped import replaced


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        pytest.param(b"#" * 1_000_001, 0, "The file has 1.0 MB; a study file has", id="too-large"),
        pytest.param(b"PK\x03\x04\0\0", 0, "This is not a text file", id="binary"),
        pytest.param(TEXT.encode("utf-16"), 0, "This is not a text file", id="utf-16"),
        pytest.param(b'format = 1\na = "\xe9"\n', 2, "From here on the file is not", id="latin-1"),
        pytest.param(b"a=" + b"[" * 9_000, 0, "The file nests lists or tables", id="nested"),
        pytest.param(b"a=" + b"{a=" * 9_000, 0, "The file nests lists or tables", id="tables"),
        pytest.param(b"a" + b".a" * 90_000 + b"=1", 0, "A key of the file has far", id="dots"),
        pytest.param(b"a=" + b"9" * 9_000, 0, "The file has a number of thousands", id="digits"),
    ],
)
def test_a_file_without_values_gets_one_sentence(data: bytes, line: int, sentence: str) -> None:
    study, problems = check_study(data)

    assert study is None
    assert [problem.line for problem in problems] == [line]
    assert problems[0].message.startswith(sentence)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            'a = "one\nb = 1\nc = \nd = 2\n[study\ne = 3 4\n= 5\n', [1, 3, 5, 6, 7], id="many"
        ),
        pytest.param("“id” = 3\nx = yes\n", [1, 2], id="typographic-quotes"),
        pytest.param('text.en = "a "word" b"\nx = 1\ny =\n', [1, 3], id="quotes-in-quotes"),
        pytest.param("hello\nworld\nx = 1\n", [1, 2], id="no-toml-at-all"),
        pytest.param('a = """\nb = 1\n', [1], id="unclosed-long-text"),
        pytest.param('x = 1\na = "\\q"', [2], id="unknown-escape"),
        pytest.param("a = 1\na = 2\n[t]\n[t]\nb = =\n", [2, 4, 5], id="repeated-too"),
        pytest.param("a.b = 1\n[a]\nc = 2\n", [2], id="only-tomllib-refuses"),
        pytest.param("b = \nc = " + "[" * 9_000 + "]" * 9_000, [1], id="nested-too"),
        pytest.param("d = 2026-02-31\n", [1], id="no-such-date"),
        pytest.param("a = {b = 1,\n c = 2}\n", [1, 2], id="inline-table-of-two-lines"),
    ],
)
def test_every_error_of_syntax_is_reported_at_once(text: str, lines: list[int]) -> None:
    assert [line for line, _ in problems_of(text)] == lines


def test_a_syntax_error_shows_the_line_and_what_lines_look_like() -> None:
    text = replaced('version = "1"', "version = first")

    sentence = (
        "This is not TOML (“version = first”): a line reads key = value, with text in straight"
        " quotation marks, or [section]."
    )
    assert problems_of(text) == [(line_after(text, "version = first"), sentence)]


def test_a_list_that_is_not_closed_is_named_by_its_beginning() -> None:
    problems = problems_of("x = 1\na = [1, 2\nb = 3\n\n[x]\n")

    assert [line for line, _ in problems] == [3]
    assert problems[0][1].endswith("Or what begins on line 2 is not closed.")


def test_a_long_line_is_cut() -> None:
    assert "“" + "x" * 60 + "…”" in problems_of("x" * 500)[0][1]


def test_a_repeated_key_is_named_with_both_lines() -> None:
    text = replaced('time_zone = "America', 'version = "2"\ntime_zone = "America')
    first, second = line_after(text, 'version = "1"'), line_after(text, 'version = "2"')

    sentence = f"“study.version” stands on line {first} already; keep one of the two."
    assert problems_of(text) == [(second, sentence)]


def test_a_header_with_too_few_brackets_is_named() -> None:
    text = replaced('[[alliances]]\nid = "us-rok"', '[alliances]\nid = "us-rok"')
    first = line_after(text, "[[alliances]]")

    sentence = f"Write [[alliances]] with two brackets, as on line {first}."
    assert problems_of(text) == [(line_after(text, "\n[alliances]"), sentence)]


def test_a_large_file_is_searched_for_one_error_only() -> None:
    assert len(problems_of("x y\n" * 90_000)) == 1


def test_after_many_errors_the_search_ends() -> None:
    assert len(problems_of("x y\n" * 60)) == 25


def test_a_file_full_of_problems_lists_the_first_of_them() -> None:
    problems = problems_of("[[constructs]]\nk = 1\n" * 1_000)

    assert len(problems) == 2_001
    assert (0, "There are more than 2,000 problems; these were found first.") in problems


def test_problems_come_in_the_order_of_lines() -> None:
    text = replaced("smallest_group = 5", "smallest_group = 2").replace('"America/', '"Amerika/')

    lines = [line for line, _ in problems_of(text)]

    assert lines == sorted(lines)
    assert len(lines) == 2


def test_an_empty_file_lists_what_is_missing() -> None:
    problems = problems_of("")

    assert (0, "“study” is missing; add it.") in problems
    assert len(problems) == 12


def test_every_text_that_lacks_a_language_is_named() -> None:
    lines = TEXT.split("\n")
    without = "\n".join(line for line in lines if not re.match(r'[a-z_]+\.ko = "', line))

    messages = [message for _, message in problems_of(without)]

    assert len(messages) == len(lines) - without.count("\n") - 1
    assert "The text “text” of item “C1”: ko (한국어) is missing; add it." in messages
