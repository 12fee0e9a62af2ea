from __future__ import annotations

import json
import shutil
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Refused
from surveys.model.rounds import RoundName
from surveys.services import answering
from surveys.services import demonstrating
from surveys.services.authenticating import sign_in
from surveys.services.designing import offered_languages
from surveys.services.exporting.files import export_file
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.launching import find_round
from surveys.services.monitoring import field_work
from surveys.services.preserving import verify
from surveys.services.recruiting import list_panel
from surveys.services.reporting import figure_file
from surveys.services.reporting import find_figure
from surveys.services.reporting import round_results
from surveys.services.reporting.pooling import pool
from tests.workspaces import STUDY
from tests.workspaces import close
from tests.workspaces import of_experts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.services.workspace import Workspace

SPRING = RoundName(study=STUDY, round="2026-spring")
AUTUMN = RoundName(study=STUDY, round="2026-autumn")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "demo"
    said: list[str] = []
    made = demonstrating.make_demonstration(folder, "http://127.0.0.1:5055", said.append)
    assert made.is_new
    assert len(made.links) == 3
    assert all("simulated" in sentence for sentence in said)
    return folder


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    """The demonstration itself; its tests only read."""
    opened = open_installation(load_settings(folder, {}))
    yield opened
    close(opened)


def test_a_demonstration_offers_every_language_of_its_study(workspace: Workspace) -> None:
    assert offered_languages(workspace, STUDY, 1) == ("en", "zh-Hant", "ja", "ko")


def test_a_demonstration_has_a_closed_and_an_open_round(workspace: Workspace) -> None:
    spring, autumn = field_work(workspace, SPRING), field_work(workspace, AUTUMN)
    assert (spring.state.value, spring.submitted, spring.invited) == ("closed", 24, 24)
    assert (autumn.state.value, autumn.submitted, autumn.invited) == ("open", 21, 24)
    assert verify(workspace)[0].findings == ()
    assert len(of_experts(workspace)) == 45


def test_everything_in_it_is_labelled_simulated(workspace: Workspace) -> None:
    assert workspace.settings.is_demonstration
    signed = sign_in(workspace, demonstrating.RESEARCHER, demonstrating.PASSWORD)
    assert signed.researcher.name == "Simulated Research Team"
    panel = list_panel(workspace, STUDY)
    assert all(expert.name.startswith("Simulated Expert") for expert in panel)
    assert all(expert.email.endswith("@demo.example") for expert in panel)
    results = round_results(workspace, SPRING)
    assert results.is_simulated
    assert json.loads(export_file(workspace, SPRING, "results.json"))["simulated"] is True
    rows = export_file(workspace, SPRING, "ratings.csv").decode().splitlines()[1:]
    assert all(row.startswith("simulated-") for row in rows)
    assert b"SIMULATED DATA" in export_file(workspace, SPRING, "README.txt")
    assert b"Simulated data" in figure_file(
        workspace, results.study.id, find_figure(results, "phase-plane"), "svg"
    )


def test_its_links_open_what_nobody_has_answered(folder: Path, workspace: Workspace) -> None:
    again = demonstrating.make_demonstration(folder, "http://127.0.0.1:6000", pytest.fail)
    assert not again.is_new
    for link in again.links:
        assert link.startswith("http://127.0.0.1:6000/i/")
        assert answering.arrive(workspace, link.rpartition("/")[2]).response is None


def test_only_a_demonstration_is_thrown_away(tmp_path: Path) -> None:
    folder = tmp_path / "precious"
    demonstrating.reset(folder)
    folder.mkdir()
    demonstrating.reset(folder)
    assert folder.exists()
    (folder / "people.db").write_text("real")
    with pytest.raises(Refused, match="is not a demonstration, so it is left as it is"):
        demonstrating.reset(folder)
    with pytest.raises(Refused, match="is not a demonstration, so it is left as it is"):
        demonstrating.make_demonstration(folder, "http://127.0.0.1:5055", pytest.fail)
    assert [path.name for path in folder.iterdir()] == ["people.db"]
    (folder / demonstrating.MARKER).write_text("")
    demonstrating.reset(folder)
    assert not folder.exists()


def test_one_that_was_left_unfinished_is_made_afresh_with_the_same_answers(
    folder: Path, tmp_path: Path
) -> None:
    unfinished = tmp_path / "demo"
    shutil.copytree(folder, unfinished)
    (unfinished / "demonstration-links").unlink()
    made = demonstrating.make_demonstration(unfinished, "http://127.0.0.1:5055", print)
    assert made.is_new
    workspace = open_installation(load_settings(unfinished, {}))
    assert field_work(workspace, AUTUMN).submitted == 21
    answered = open_installation(load_settings(folder, {}))
    assert positions(workspace) == positions(answered)
    close(workspace)
    close(answered)


def positions(workspace: Workspace) -> list[object]:
    return [each.result["position"] for each in round_results(workspace, SPRING).alliances]


def test_a_demonstration_that_is_being_served_is_not_thrown_away(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / demonstrating.MARKER).write_text("Everything in this installation is simulated.\n")
    with demonstrating.held(folder), demonstrating.held(folder):
        with pytest.raises(Refused, match="is being served"):
            demonstrating.reset(folder)
        assert folder.exists()
    demonstrating.reset(folder)
    assert not folder.exists()


def test_simulated_experts_say_in_other_ways_what_they_rate(workspace: Workspace) -> None:
    document = round_results(workspace, SPRING).document
    for alliance in document["alliances"]:
        converged = alliance["convergence"]
        assert [each["name"] for each in converged["readings"]] == [
            "items",
            "linking",
            "choice",
            "chips",
            "map",
        ]
        assert converged["agree"] is True
        for agreement in converged["agreement"]:
            assert agreement["share"]["estimate"] > 0.4
        assert alliance["pools"]["outlook"]["n"] == 24
        pools = {each["name"]: each for each in alliance["pools"]["scores"]}
        assert pools["equal_communities"]["reason"] is None
        assert pools["confidence_weighted"]["reason"] is None
    assert document["map_test"]["supports"] == "map"


def test_communities_of_simulated_experts_differ(workspace: Workspace) -> None:
    with workspace.study(STUDY).snapshot() as db:
        listed = find_round(workspace, SPRING)
        panel = pool(db, SPRING, listed.study, is_collecting=False).panel
    officials = {each.expert for each in panel.memberships if each.value == "official"}
    assert len(officials) == 8
    points = round_results(workspace, SPRING).expert_points
    cohesion = {
        is_official: mean(
            each["horizontal"]
            for each in points
            if each["horizontal"] and (each["expert"] in officials) is is_official
        )
        for is_official in (True, False)
    }
    assert cohesion[True] > cohesion[False]
