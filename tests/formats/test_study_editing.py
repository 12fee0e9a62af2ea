from __future__ import annotations

import tomllib
from typing import Any

import pytest

from surveys.formats.study_editing import NoBlock
from surveys.formats.study_editing import add_block
from surveys.formats.study_editing import change_values
from surveys.formats.study_editing import find_study_id
from surveys.formats.study_editing import move_block
from surveys.formats.study_editing import read_text
from surveys.formats.study_editing import read_values
from surveys.formats.study_editing import remove_block
from surveys.formats.study_editing import texts_in
from surveys.formats.study_file import check_study
from surveys.model.errors import Invalid
from tests.formats.study_file.shipped import SHIPPED

Path = tuple[str | int, ...]
T0 = 5


def at(content: bytes, path: Path) -> Any:
    value: Any = tomllib.loads(content.decode())
    for key in path:
        value = value[key]
    return value


def lines_of(content: bytes) -> list[str]:
    return content.decode().split("\n")


def different(content: bytes) -> tuple[list[str], list[str]]:
    """Return the lines of the shipped file that went, and those that came."""
    before, after = lines_of(SHIPPED), lines_of(content)
    return [line for line in before if line not in after], [
        line for line in after if line not in before
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("study", "title", "en"), 'A "quoted" title \\ with a stroke'),
        (("items", T0, "text", "ja"), "二行\nです"),
        (("framework", "cut", "cohesion"), 4.5),
        (("framework", "map", "cells", 0, 0), "stable"),
        (("scales", 0, "points", "en", 2), "Different"),
        (("alliances", 0, "threats"), ["china"]),
        (("vignettes", 0, "prior", "cohesion"), -0.25),
        (("modules", 3, "included"), True),
        (("items", T0, "reversed"), True),
        (("study", "sponsor", "en"), "The Institute"),
        (("consent", "purposes", 0, "required"), True),
        (("order", "items"), ["axes", "dilemma"]),
        (("items", T0, "facet"), ""),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_a_value_is_written_where_it_belongs_and_nothing_else_moves(path: Path, value: Any) -> None:
    changed = change_values(SHIPPED, {path: value})
    assert at(changed, path) == value
    gone, come = different(changed)
    assert len(gone) <= 1
    assert len(come) <= 2


def test_changing_nothing_changes_no_byte() -> None:
    assert change_values(SHIPPED, {}) == SHIPPED
    path = ("study", "title", "en")
    assert change_values(SHIPPED, {path: at(SHIPPED, path)}) == SHIPPED


def test_a_new_key_stands_with_the_others_of_its_table() -> None:
    lines = lines_of(change_values(SHIPPED, {("study", "sponsor", "en"): "The Institute"}))
    place = lines.index('sponsor.en = "The Institute"')
    assert lines[place - 1].startswith("retention.ko")


def test_a_section_that_is_missing_is_begun_at_the_end() -> None:
    small = b'format = 1\n\n[study]\nid = "s"\n'
    changed = change_values(small, {("consensus", "above_chance"): True})
    assert changed.decode().endswith("\n[consensus]\nabove_chance = true\n")


def test_a_key_is_taken_out_with_its_line() -> None:
    path = ("items", T0, "facet")
    changed = change_values(SHIPPED, {path: None})
    assert "facet" not in at(changed, path[:-1])
    assert len(lines_of(changed)) == len(lines_of(SHIPPED)) - 1
    assert change_values(changed, {path: None}) == changed


@pytest.mark.parametrize(
    "path", [("items", 9999, "text"), ("study", "id", "en"), ("nowhere", 0, "text")]
)
def test_a_value_without_a_place_is_refused_in_a_sentence(path: Path) -> None:
    with pytest.raises(Invalid, match="change it in the text"):
        change_values(SHIPPED, {path: "x"})


def test_a_block_is_added_after_the_others_and_makes_a_study() -> None:
    names = {"en": "US–Philippines", "zh-Hant": "美菲", "ja": "米比", "ko": "미국·필리핀"}
    values = {"id": "us-ph", "name": names, "a": "us", "b": "japan", "threats": ["china"]}
    changed = add_block(SHIPPED, "alliances", values)
    assert at(changed, ("alliances", 2)) == values
    study, problems = check_study(changed)
    assert problems == ()
    assert study is not None
    assert [each.id for each in study.alliances] == ["us-japan", "us-rok", "us-ph"]
    assert different(changed)[0] == []


def test_what_was_added_and_taken_out_again_leaves_no_trace() -> None:
    added = add_block(SHIPPED, "alliances", {"id": "x"})
    assert remove_block(added, "alliances", 2) == SHIPPED


def test_a_first_block_of_its_name_stands_at_the_end() -> None:
    changed = add_block(b'[study]\nid = "s"\n', "countries", {"id": "us"})
    assert changed.decode().endswith('\n[[countries]]\nid = "us"')


def test_a_block_goes_with_its_own_comment_and_the_heading_of_what_follows_stays() -> None:
    changed = remove_block(SHIPPED, "alliances", 1)
    assert [each["id"] for each in at(changed, ("alliances",))] == ["us-japan"]
    assert [line for line in different(changed)[0] if line.startswith("#")] == []
    fewer = remove_block(SHIPPED, "modules", 0)
    assert different(fewer)[0] == ["# Who answers.", 'id = "background"']


def test_an_item_goes_with_the_tables_below_it() -> None:
    changed = remove_block(SHIPPED, "items", 0)
    assert len(at(changed, ("items",))) == len(at(SHIPPED, ("items",))) - 1
    assert at(changed, ("items", 0, "id")) == at(SHIPPED, ("items", 1, "id"))


def test_moving_a_block_and_moving_it_back_leaves_no_trace() -> None:
    moved = move_block(SHIPPED, "items", 0, 1)
    assert at(moved, ("items", 1)) == at(SHIPPED, ("items", 0))
    assert at(moved, ("items", 0)) == at(SHIPPED, ("items", 1))
    assert move_block(moved, "items", 1, -1) == SHIPPED
    assert move_block(SHIPPED, "items", 0, -1) == SHIPPED


def test_a_list_that_is_written_in_another_way_is_left_to_the_text() -> None:
    with pytest.raises(NoBlock, match="change it in the text"):
        remove_block(b'alliances = [{ id = "x" }]\n', "alliances", 0)


def test_the_texts_of_a_language_are_found_wherever_they_stand() -> None:
    values = tomllib.loads(SHIPPED.decode())
    changed = change_values(SHIPPED, dict.fromkeys(texts_in(values, {"ja", "ko"})))
    changed = change_values(
        changed, {("study", "languages"): ["en", "zh-Hant"], ("study", "drafts"): ["zh-Hant"]}
    )
    assert check_study(changed)[1] == ()


@pytest.mark.parametrize(
    ("content", "study_id"),
    [
        (SHIPPED, "northeast-asia"),
        (SHIPPED + b"\nx = ", "northeast-asia"),
        (b'[study]\nid = "s"\n[[items]]\nid = "T0"\n=', "s"),
        (b'[other]\nid = "s"\n=', ""),
        (b"[study]\nid = 5\n", ""),
        (b'[study]\nid = "no id at all"', ""),
        (b"", ""),
    ],
)
def test_the_study_of_a_file_is_found_even_if_it_is_not_quite_toml(
    content: bytes, study_id: str
) -> None:
    assert find_study_id(content) == study_id


def test_a_file_that_is_no_text_is_refused() -> None:
    assert read_text("\ufeffa = 1\r\nb = 2\r".encode()) == "a = 1\nb = 2\n"
    for data in (b"\xff\xfe", b"a\0b", b"x" * 1_000_001):
        with pytest.raises(Invalid):
            read_text(data)
    assert read_values(b"a =") is None
