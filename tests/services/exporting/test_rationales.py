"""The released texts as a dataset: only the form that others may read, and nothing that joins the texts of an expert."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from surveys.services.exporting import folders
from surveys.services.exporting.changing import changed_parts
from surveys.services.exporting.changing import marks_of
from surveys.services.exporting.files import export_file
from surveys.services.exporting.source import source_of
from tests.services.reviewing.conftest import one_of_each
from tests.services.reviewing.conftest import texts
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace


def rows_of(workspace: Workspace, filename: str) -> list[dict[str, object]]:
    content = export_file(workspace, AUTUMN, filename)
    if filename.endswith("csv"):
        return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    found: list[dict[str, object]] = json.loads(content)["rows"]
    return found


def test_only_what_was_released_is_in_it_in_its_released_form(closed: Workspace) -> None:
    assert rows_of(closed, "rationales.csv") == []
    one_of_each(closed)
    first, second, third, *others = texts(closed)
    rows = rows_of(closed, "rationales.json")
    assert {(row["text"], row["redacted"]) for row in rows} == {
        (first.words, 0),
        ("A remark of […].", 1),
    }
    assert {(row["target"], row["item"], row["quotation"]) for row in rows} == {
        ("us-japan", "COMMENT", "none")
    }
    content = export_file(closed, AUTUMN, "rationales.csv").decode()
    unreleased = {text.words for text in (second, third, *others)} - {first.words}
    assert not [words for words in unreleased if f",{words}," in content]


def test_nothing_joins_a_text_to_its_writer(closed: Workspace) -> None:
    one_of_each(closed)
    for name in ("rationales.csv", "rationales.json"):
        content = export_file(closed, AUTUMN, name).decode()
        assert "pseudonym" not in content.partition('"rows"')[2]
        assert not [text for text in texts(closed) if text.pseudonym in content]
        assert not [text for text in texts(closed) if text.response in content]
    said = [row["text"] for row in rows_of(closed, "rationales.json")]
    assert said == sorted(map(str, said))  # and not in the order of the pseudonyms


def test_the_raw_texts_are_there_still_for_whoever_may_have_them(closed: Workspace) -> None:
    before = export_file(closed, AUTUMN, "comments.csv")
    one_of_each(closed)
    assert export_file(closed, AUTUMN, "comments.csv") == before


@pytest.mark.parametrize("ending", ["parquet", "sav", "dta"])
def test_it_comes_in_every_format(closed: Workspace, ending: str) -> None:
    one_of_each(closed)
    assert len(export_file(closed, AUTUMN, f"rationales.{ending}")) > 200


def test_the_manifest_says_how_far_the_review_is(closed: Workspace, tmp_path: Path) -> None:
    one_of_each(closed)
    folders.write_folder(source_of(closed, AUTUMN), tmp_path, ["rationales.csv"])
    manifest = json.loads((tmp_path / "manifest.json").read_bytes())
    assert manifest["texts"] == {
        "released_as_they_stand": 1,
        "released_redacted": 1,
        "withheld": 1,
        "to_review": len(texts(closed)) - 3,
    }
    assert [(each["name"], each["rows"]) for each in manifest["files"]] == [("rationales.csv", 2)]


def test_files_follow_from_what_was_decided(closed: Workspace) -> None:
    before = marks_of(source_of(closed, AUTUMN))
    one_of_each(closed)
    after = marks_of(source_of(closed, AUTUMN))
    assert changed_parts(before, after) == ("what was decided about its texts",)
