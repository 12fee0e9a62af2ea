"""The figures of an export: those of the pages, in the chosen language, and why the others are not there."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundState
from surveys.services.auditing.reading import list_events
from surveys.services.exporting import figures
from surveys.services.exporting import folders
from surveys.services.exporting.files import export_file
from surveys.services.exporting.files import write_file
from surveys.services.exporting.recording import record_export
from surveys.services.exporting.source import source_of
from surveys.services.monitoring.drawing import FIGURES as OF_FIELD_WORK
from surveys.services.monitoring.drawing import field_work_figure
from surveys.services.reporting import FIGURES
from surveys.services.reporting import Wanted
from surveys.services.reporting import distribution_figure
from surveys.services.reporting import figure_of
from surveys.services.reporting import why_none
from surveys.services.reporting import why_none_of
from surveys.services.reporting.figures.registry import OF_ALLIANCES
from surveys.services.reporting.figures.registry import build_figure
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

ENGLISH = re.compile(r"(?:\b[A-Za-z’]{2,}[ ,;]+){3,}[A-Za-z’]{2,}")


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_is_exported_where_a_page_draws_it(hard_source: Source, kind: str) -> None:
    results = hard_source.results()
    made = build_figure(results, kind, Wanted(language="en"))
    # A plane without any alliance is a figure that no page shows.
    drawn = made is not None and (kind != "phase-plane" or results.has_positions)
    assert drawn is (why_none(results, kind) == "")


@pytest.mark.parametrize("kind", OF_ALLIANCES)
def test_so_is_one_of_each_alliance(hard_source: Source, kind: str) -> None:
    results = hard_source.results()
    for report in results.alliances:
        made = build_figure(results, figure_of(kind, report), Wanted(language="en"))
        assert (made is not None) is (why_none_of(results, kind, report) == "")


def test_every_kind_is_said_to_be_there_or_not(hard_source: Source) -> None:
    found = {each.id: each for each in figures.figures_of(hard_source)}
    assert set(FIGURES) <= set(found)
    assert {"field-work", "distributions-cohesion-us-japan", "pools-us-rok"} <= set(found)
    assert found["change"].why_none == "This round follows no other."
    assert found["slopes-periods"].why_none == "This round asks about one time only."
    assert found["threats"].why_none == ""


def test_the_folder_has_each_figure_in_four_forms_and_the_manifest_says_what_it_is(
    hard_source: Source, tmp_path: Path
) -> None:
    japanese = replace(hard_source, language="ja")
    names = [f"figures/threats.{form}" for form in figures.FORMS]
    assert set(names) <= set(folders.names_for(hard_source, ["figures"]))
    folders.write_folder(japanese, tmp_path / "first", names)
    # Drawn anew, with nothing in the cache, it is the same to the last byte.
    shutil.rmtree(hard_source.workspace.settings.cache_folder)
    folders.write_folder(japanese, tmp_path / "second", names)

    first = {name: (tmp_path / "first" / name).read_bytes() for name in names}
    assert first == {name: (tmp_path / "second" / name).read_bytes() for name in names}
    assert "脅威".encode() in first["figures/threats.svg"]
    assert first["figures/threats.png"].startswith(b"\x89PNG")
    assert b"pdfuaid:part" in first["figures/threats.pdf"]
    assert "同盟" in first["figures/threats.csv"].decode().splitlines()[0]
    manifest = json.loads((tmp_path / "first/manifest.json").read_bytes())
    for each in manifest["files"]:
        assert each["sha256"] == hashlib.sha256(first[each["name"]]).hexdigest()
        assert each["about"].startswith("how far the allies agree on each named threat")
        assert each["exposure"] == "aggregates"
        assert each["for_whom"] == "readers"
        assert "published for groups of at least 10 only; this one has" in each["caution"]
    left_out = {each["figure"]: each["reason"] for each in manifest["figures_left_out"]}
    assert left_out["trajectories"] == "No alliance was placed on two occasions."


def test_only_figures_are_written_where_only_they_are_asked_for(hard_source: Source) -> None:
    names = folders.names_for(hard_source, ["figures"])
    assert all(name.startswith("figures/") for name in names)
    assert not any(each.startswith("figures/") for each in folders.names_for(hard_source, ["svg"]))
    assert set(names) <= set(folders.names_for(hard_source))


def test_files_without_figures_need_no_results(
    hard_source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def computed(_source: Source) -> None:
        pytest.fail("the results are read for a file that has nothing of them")

    monkeypatch.setattr(type(hard_source), "results", computed)
    folders.write_folder(hard_source, tmp_path, folders.names_for(hard_source, ["txt"]))
    assert json.loads((tmp_path / "manifest.json").read_bytes())["figures_left_out"] == []


def test_a_figure_that_is_not_there_is_refused_with_its_reason(hard: Workspace) -> None:
    with pytest.raises(NotFound, match="has no figure “change”: This round follows no other"):
        export_file(hard, AUTUMN, "figures/change.svg")
    with pytest.raises(NotFound, match=r"has no file “figures/moon\.svg”"):
        export_file(hard, AUTUMN, "figures/moon.svg")


def test_while_too_few_have_answered_only_field_work_is_drawn(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_round(workspace, RoundState.OPEN, answered=2)
    source = source_of(workspace, AUTUMN)
    assert [each.id for each in figures.there_are(source)] == ["field-work"]
    with (
        pytest.raises(NotFound, match="appear with the 5th submission"),
        (tmp_path / "plane.svg").open("wb") as stream,
    ):
        write_file(source, "figures/phase-plane.svg", stream)


def test_the_trail_has_one_line_for_all_figures_and_names_a_single_one(closed: Workspace) -> None:
    record_export(closed, AUTUMN, ["ratings.csv", "figures/fears.svg", "figures/fears.csv"])
    record_export(closed, AUTUMN, ["figures/fears.svg"])
    single, together = list_events(closed, AUTUMN.study).events[:2]
    assert together.event.details["files"] == ["ratings.csv", "figures/ (2)"]
    assert single.event.details["files"] == ["figures/fears.svg"]


@pytest.mark.parametrize("language", ["zh-Hant", "ja", "ko"])
def test_nothing_of_ours_stays_in_english(hard_source: Source, language: str) -> None:
    workspace, results = hard_source.workspace, hard_source.results()
    made = [
        field_work_figure(workspace, AUTUMN, figure, language)
        for figure in OF_FIELD_WORK
        if figure != "pages"
    ]
    made.append(distribution_figure(results, "cohesion", "us-japan", language))
    for figure in made:
        texts = [each["encoding"]["text"] for each in figure.wide["layer"] if _is_text(each)]
        drawn = [" ".join(each["value"]) for each in texts]
        assert len(drawn) > len(figure.table.rows)
        said = [figure.title, figure.description, *figure.table.columns, *drawn]
        assert [words for words in said if ENGLISH.search(words)] == []
        assert figure.table.rows


def _is_text(layer: dict[str, Any]) -> bool:
    return bool(layer["mark"]["type"] == "text")
