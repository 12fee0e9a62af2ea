"""An export in a folder: which files, what the manifest says of them, and what is refused."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING

import pyreadstat
import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.exporting import folders
from surveys.services.exporting.files import export_names
from surveys.services.exporting.source import source_of
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace


def test_the_manifest_has_rows_and_checksum_of_each_file(closed: Workspace, tmp_path: Path) -> None:
    source = source_of(closed, AUTUMN)
    written = folders.write_folder(source, tmp_path / "out", folders.names_in(["csv", "txt"]))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())

    assert [each["name"] for each in manifest["files"]] == [each.name for each in written]
    for each in manifest["files"]:
        content = (tmp_path / "out" / each["name"]).read_bytes()
        assert each["sha256"] == hashlib.sha256(content).hexdigest()
        assert each["bytes"] == len(content)
        if each["rows"] is not None:
            header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
            assert (len(rows), len(header)) == (each["rows"], each["columns"])
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {each.name for each in written} | {"manifest.json"}


def test_what_a_format_cannot_hold_is_left_out_and_said(
    closed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surveys.formats.statistics_files.coding.MOST_ROWS", 11)
    (tmp_path / "panel.sav").write_bytes(b"of another day")
    left_out: list[folders.LeftOut] = []
    names = ["panel.csv", "panel.sav", "ratings-wide.sav"]
    source = source_of(closed, AUTUMN)
    written = folders.write_folder(source, tmp_path, names, left_out=left_out.append)

    assert [(each.name, each.columns) for each in written] == [
        ("panel.csv", 6),
        ("ratings-wide.sav", pyreadstat.read_sav(tmp_path / "ratings-wide.sav")[1].number_columns),
    ]
    why = (
        "panel has 12 rows, and files of statistics packages are made for at most 11. "
        "Take ratings-wide, which has a row an expert, or the CSV or Parquet file."
    )
    assert left_out == [folders.LeftOut(name="panel.sav", reason=why)]
    assert json.loads((tmp_path / "manifest.json").read_bytes())["files_left_out"] == [
        {"name": "panel.sav", "reason": why}
    ]
    assert not (tmp_path / "panel.sav").exists()


def test_all_formats_are_the_default() -> None:
    assert folders.names_in(()) == export_names()
    assert set(folders.names_in(["xlsx", "db"])) == {"data.xlsx", "data.db"}


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(Invalid, match="There is no format “ods”; there are txt, csv, json"):
        folders.names_in(["ods"])


def test_a_language_that_the_study_is_not_in_is_refused(closed: Workspace) -> None:
    with pytest.raises(Refused, match="not in the language “fr”; it is in en, zh-Hant, ja, ko"):
        source_of(closed, AUTUMN, "fr")


def test_a_mark_of_the_encoding_is_written_where_asked_for(
    closed: Workspace, tmp_path: Path
) -> None:
    source = source_of(closed, AUTUMN, marks_encoding=True)
    folders.write_folder(source, tmp_path, ["panel.csv"])
    assert (tmp_path / "panel.csv").read_bytes().startswith(codecs.BOM_UTF8 + b"pseudonym,")


def test_nothing_half_written_stays(workspace: Workspace, tmp_path: Path) -> None:
    bring_round(workspace, RoundState.OPEN, answered=2)
    with pytest.raises(Refused, match="is open: rows of single experts"):
        folders.write_folder(source_of(workspace, AUTUMN), tmp_path / "out", ["ratings.csv"])
    assert list((tmp_path / "out").iterdir()) == []
