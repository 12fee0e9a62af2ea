"""The page on results against the results of a real round: that of a demonstration."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from typing import Any

import pytest

from analysis.options import Options
from analysis.round import analyze
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from surveys.model.rounds import RoundName
from surveys.services.demonstrating import make_demonstration
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.files import export_file
from surveys.services.exporting.files import export_names
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from tests.analysis.examples import design
from tests.analysis.examples import target
from tests.docs import pages

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/reference/results.md"
CLOSED = RoundName(study="northeast-asia", round="2026-spring")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("demonstration")
    make_demonstration(folder, "http://127.0.0.1:5055", lambda _: None)
    workspace = open_installation(load_settings(folder, {}))
    exported: dict[str, Any] = json.loads(export_file(workspace, CLOSED, "results.json"))
    workspace.people.close()
    workspace.studies.close()
    return exported


def _documented(heading: str) -> set[str]:
    return pages.table_codes(pages.section(pages.read(PAGE), heading))


def test_every_key_of_the_document_is_explained(results: dict[str, Any]) -> None:
    assert _documented("The document") == set(results)


def test_every_key_of_an_alliance_is_explained(results: dict[str, Any]) -> None:
    for alliance in results["alliances"]:
        assert _documented("An alliance") == set(alliance)


def test_every_key_of_an_axis_is_explained(results: dict[str, Any]) -> None:
    for axis in results["alliances"][0]["axes"].values():
        assert _documented("An axis of an alliance") == set(axis)


def test_every_key_of_a_question_and_of_an_item_of_a_scale_is_explained(
    results: dict[str, Any],
) -> None:
    for question in results["alliances"][0]["axes"]["cohesion"]["by_question"]:
        assert _documented("A question about an alliance") == set(question)
    for item in results["reliability"]["cohesion"]["items"]:
        assert _documented("An item of a scale") == set(item)


def test_every_key_of_a_statistic_and_of_an_index_is_explained(results: dict[str, Any]) -> None:
    axis = results["alliances"][0]["axes"]["cohesion"]
    documented = _documented("Recurring objects")
    coefficient = results["reliability"]["cohesion"]["krippendorff_alpha_ordinal"]
    assert documented == set(axis["mean"]) | set(axis["r_wg"]) | set(coefficient)
    named = pages.codes(pages.section(pages.read(PAGE), "Recurring objects"))
    assert set(axis["mean"]["interval"]) | set(axis["r_wg"]["chance"]) <= named


def test_every_key_of_the_reliability_is_explained(results: dict[str, Any]) -> None:
    reliability = results["reliability"]
    by_axis = {
        axis["id"] for axis in (results["frame"][side] for side in ("vertical", "horizontal"))
    }
    named = pages.codes(pages.section(pages.read(PAGE), "Reliability"))
    assert set(reliability) - by_axis <= named
    for axis in by_axis:
        assert _documented("Reliability") == set(reliability[axis])
        assert set(reliability[axis]["icc"]) <= named
        statistic = set(results["alliances"][0]["axes"]["cohesion"]["mean"])
        for key in ("cronbach_alpha", "omega_total", "split_half", "kendall_w"):
            coefficient = set(reliability[axis]["krippendorff_alpha_ordinal"])
            assert set(reliability[axis][key]) - statistic - coefficient <= named


def test_every_key_of_the_scale_use_is_explained(results: dict[str, Any]) -> None:
    use = results["scale_use"]
    named = pages.codes(pages.section(pages.read(PAGE), "Scale use"))
    assert set(use) <= named
    for axis in use["axes"].values():
        assert _documented("Scale use") == set(axis)
        assert set(axis["pairs"][0]) | set(axis["means"][0]) <= named


def test_every_key_of_a_comparison_is_explained(results: dict[str, Any]) -> None:
    assert _documented("Change") == set(results["change"])
    compared = _compared()
    assert _documented("A comparison") == set(compared) | {"may_be_shown", "may_be_published"}
    assert _documented("A permutation test") == set(compared["joint"])
    named = pages.codes(pages.section(pages.read(PAGE), "A comparison"))
    for part in (*compared["axes"].values(), compared["phase"], compared["turnover"]):
        assert set(part) <= named
    for part in (compared["stop"], *compared["stop"]["axes"].values()):
        assert set(part) <= named
        for below in ("stability", "consensus"):
            assert set(part.get(below, ())) <= named


def _compared() -> dict[str, Any]:
    made = design(target("us-rok", 5, 5), experts=8)
    rounds = [panel_of(made, simulate_panel(made, seed=seed)) for seed in (1, 2)]
    options = Options(null_draws=100, bootstrap_draws=100, joint_draws=100)
    found = analyze(rounds[1], options, earlier=rounds[:1]).as_dict()
    compared: dict[str, Any] = found["change"]["comparisons"][0]
    return compared


def test_every_key_of_groups_perspectives_and_camps_is_explained(results: dict[str, Any]) -> None:
    for alliance in results["alliances"]:
        assert _documented("Camps") == set(alliance["camps"])
        named = pages.codes(pages.section(pages.read(PAGE), "Groups"))
        for comparison in alliance["groups"]:
            assert _documented("Groups") == set(comparison)
            for part in (*comparison["groups"], *comparison["pairs"]):
                assert set(part) <= named
        for comparison in alliance["perspectives"]:
            assert _documented("Perspectives") == set(comparison)
    assert results["alliances"][0]["groups"]


def test_every_option_is_explained_and_no_other(results: dict[str, Any]) -> None:
    assert _documented("Options") == set(results["options"])


def test_every_nested_key_is_named_somewhere(results: dict[str, Any]) -> None:
    words = {
        word for code in pages.codes(pages.read(PAGE)) for word in re.findall(r"[\w()]+", code)
    }
    frame = results["frame"]
    alliance = results["alliances"][0]
    parts = [*(results[key] for key in ("software", "study", "round", "phase_map", "notes"))]
    parts += [
        results["experts"],
        results["connectivity"],
        frame,
        frame["vertical"],
        frame["phases"],
    ]
    parts += [alliance["shared_error"], alliance["cannot_judge"], alliance["ellipses"]["50"]]
    parts += [alliance[key][0] for key in ("threats", "constructs", "dilemma")]
    parts += [alliance["cannot_judge"]["questions"][0], alliance["scores"]["items"]]
    assert {key for part in parts for key in part} - words == set()


def test_the_files_of_an_export_are_named_in_the_guide_and_in_the_reference() -> None:
    for page in ("docs/how-to/export-and-cite.md", "docs/reference/command-line.md"):
        text = pages.read(page)
        for name in export_names():
            stem, _, ending = name.rpartition(".")
            if stem in DATASETS:
                assert f"`{stem}" in text or "datasets.md" in text
                continue
            assert f"`{name}`" in text or (f"`{stem}.svg`" in text and f"`.{ending}`" in text)
