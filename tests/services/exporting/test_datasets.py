"""Every dataset of a closed round, read back from its files and held against what experts gave."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.services.exporting import catalogue
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.files import export_file
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from surveys.services.reporting import round_results
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def in_csv(workspace: Workspace, name: str) -> list[dict[str, str]]:
    content = export_file(workspace, AUTUMN, f"{name}.csv").decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def in_json(workspace: Workspace, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export_file(workspace, AUTUMN, f"{name}.json"))
    return found


@pytest.mark.parametrize("name", DATASETS)
def test_csv_and_json_say_the_same(closed: Workspace, name: str) -> None:
    document = in_json(closed, name)
    rows = [
        {key: "" if value is None else str(value) for key, value in row.items()}
        for row in document["rows"]
    ]
    texts = [
        {key: value.removeprefix("'") for key, value in row.items()} for row in in_csv(closed, name)
    ]

    assert texts == rows
    assert len(rows) == document["n_rows"] == dataset_of(source_of(closed, AUTUMN), name).n_rows
    if rows:
        assert [column["name"] for column in document["columns"]] == list(rows[0])


@pytest.mark.parametrize("name", DATASETS)
def test_rows_are_told_apart_by_their_key(closed: Workspace, name: str) -> None:
    dataset = dataset_of(source_of(closed, AUTUMN), name)
    places = [[each.name for each in dataset.columns].index(key) for key in dataset.primary_key]
    keys = [tuple(row[place] for place in places) for row in dataset.rows()]

    assert not places or len(set(keys)) == len(keys)


def test_wide_ratings_are_the_long_ones(closed: Workspace) -> None:
    wide = {row["pseudonym"]: row for row in in_csv(closed, "ratings-wide")}
    long = in_csv(closed, "ratings")
    assert long
    for row in long:
        threat = f".{row['threat']}" if row["threat"] else ""
        question = f"{row['target']}.{row['item']}{threat}"
        assert wide[row["pseudonym"]][question] == row["value"]
        assert wide[row["pseudonym"]][f"{question}:missing"] == row["missing"]


def test_the_panel_says_who_counts_and_names_nobody(closed: Workspace) -> None:
    rows = in_csv(closed, "panel")
    counted = {row["pseudonym"] for row in rows if row["status"] == "counted"}

    assert counted == {row["pseudonym"] for row in in_csv(closed, "answers")}
    assert not {"name", "address", "email", "institution"} & set(rows[0])


def test_placements_and_scores_are_those_of_the_results(closed: Workspace) -> None:
    document = round_results(closed, AUTUMN).document
    for row, alliance in zip(
        in_json(closed, "placements")["rows"], document["alliances"], strict=True
    ):
        assert row["alliance"] == alliance["id"]
        assert row["cohesion"] == (alliance["position"] or {}).get("cohesion")
        assert row["n"] == alliance["n"]
    means = [row for row in in_json(closed, "scores")["rows"] if row["statistic"] == "mean"]
    assert [row["estimate"] for row in means] == [
        axis["mean"]["estimate"]
        for alliance in document["alliances"]
        for axis in alliance["axes"].values()
    ]


def test_who_waits_for_a_large_dataset_hears_how_far_it_has_come(
    closed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_MANY_ROWS", 2)
    told: list[tuple[str, int, int]] = []
    source = replace(source_of(closed, AUTUMN), tell=lambda *each: told.append(each))
    write_file(source, "panel.csv", io.BytesIO())
    total = len(in_csv(closed, "panel"))
    assert total > 4
    assert told == [("panel", done, total) for done in range(2, total + 1, 2)]
