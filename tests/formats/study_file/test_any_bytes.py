"""Whatever the bytes, the checker answers with a study or with problems, and never with a traceback."""

from __future__ import annotations

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.formats.study_file import check_study
from surveys.model.problems import Problem
from surveys.model.studies import Study
from tests.formats.study_file.shipped import SHIPPED

LINES = SHIPPED.split(b"\n")
VALUES = [b"1", b"-1", b"1e400", b"nan", b"true", b'""', b'"x"', b"[]", b"[[]]", b"[1]", b"{}"]
VALUES += [b'["x"]', b'[["x", "y"], ["z"]]', b"{en = 1}", b"1979-05-27", b"[{}]", b'"\\u0000"']

positions = st.integers(0, len(LINES) - 1)
deletions = st.tuples(st.just("delete"), positions, st.just(b""))
copies = st.tuples(st.just("copy"), positions, st.just(b""))
new_values = st.tuples(st.just("value"), positions, st.sampled_from(VALUES))
new_keys = st.tuples(st.just("key"), positions, st.sampled_from([b"a", b"id", b"text.en", b"kind"]))
insertions = st.tuples(st.just("insert"), positions, st.binary(max_size=12))
edits = st.lists(
    st.one_of(deletions, copies, new_values, new_keys, insertions), min_size=1, max_size=4
)


def edit(lines: list[bytes], how: str, position: int, words: bytes) -> None:
    key, _, value = lines[position].partition(b" = ")
    if how == "delete":
        del lines[position]
    elif how == "copy":
        lines.insert(position, lines[position])
    elif how == "value":
        lines[position] = key + b" = " + words
    elif how == "key":
        lines[position] = words + b" = " + value
    else:
        middle = len(lines[position]) // 2
        lines[position] = lines[position][:middle] + words + lines[position][middle:]


def assert_answers(data: bytes) -> None:
    study, problems = check_study(data)

    assert (study is None) == bool(problems)
    assert study is None or isinstance(study, Study)
    assert all(isinstance(problem, Problem) and problem.message for problem in problems)
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    assert all(0 <= problem.line <= data.count(b"\n") + 1 for problem in problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits)
def test_an_edited_study_file_never_breaks_the_checker(
    changes: list[tuple[str, int, bytes]],
) -> None:
    lines = list(LINES)
    for how, position, words in changes:
        edit(lines, how, min(position, len(lines) - 1), words)

    assert_answers(b"\n".join(lines))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(positions, positions)
def test_a_part_of_a_study_file_never_breaks_the_checker(one: int, other: int) -> None:
    start, end = sorted((one, other))

    assert_answers(b"\n".join(LINES[:start] + LINES[end:]))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_never_break_the_checker(data: bytes) -> None:
    assert_answers(data)


TOKENS = ["[", "]", "{", "}", "=", ".", ",", '"', "'", '"""', "\n", "#", " ", "é", "\\u", "-", "1"]
WORDS = ["study", "items", "id", "en", "true", "framework", "cells", "[[items]]\n", "[study]\n"]
toml_like = st.lists(st.sampled_from([*TOKENS, *WORDS]), max_size=40)


@settings(deadline=None)
@given(toml_like)
def test_random_toml_never_breaks_the_checker(tokens: list[str]) -> None:
    assert_answers("".join(tokens).encode())
