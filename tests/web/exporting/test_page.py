"""The page of a round’s files: what it says of each, what is not there yet and why, and who is let in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.formats import optional_packages
from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.services.launching import close_round
from surveys.services.working import run_due
from surveys.services.working.exports import put_export_aside
from surveys.services.working.listing import list_jobs
from surveys.services.working.living import counted_as_alive
from tests.web.desk import NAME
from tests.web.desk import STUDY
from tests.web.desk import Desk

if TYPE_CHECKING:
    import pytest
    from flask import Flask

    from surveys.services.workspace import Workspace

from tests.web.exporting.conftest import ALL
from tests.web.exporting.conftest import DATA
from tests.web.exporting.conftest import GRACE
from tests.web.exporting.conftest import NEXT
from tests.web.exporting.conftest import NEXT_ALL
from tests.web.exporting.conftest import NEXT_DATA
from tests.web.exporting.conftest import PASSWORD
from tests.web.exporting.conftest import exported
from tests.web.exporting.conftest import signed_in


def test_each_group_has_what_is_taken_away_for_one_purpose(desk: Desk) -> None:
    desk.go(DATA)
    groups = re.split(r'<h2 id="group-\d">', desk.page.text)[1:]
    assert [each.partition("<")[0] for each in groups] == [
        "Results to publish",
        "Data for analysis",
        "Codebooks",
        "Sensitive",
    ]
    results, analysis, codebooks, sensitive = (
        re.findall("<h3>([^<]*)</h3>", each) for each in groups
    )
    assert {"placements", "phase-plane", "results.json"} <= set(results)
    assert {"ratings", "ratings-wide"} <= set(analysis)
    assert {"README.txt", "codebook.csv"} <= set(codebooks)
    assert {"comments", "panel", "data.xlsx"} <= set(sensitive)
    assert "ratings </span>SPSS</a>" in groups[1]
    assert "experts may name themselves or others in their own words" in groups[3]


def test_the_figures_unfold_and_each_is_a_file_of_its_own(desk: Desk) -> None:
    desk.go(DATA)
    (row,) = re.findall(r'<li class="of-figures">.*?</details>', desk.page.text, re.DOTALL)
    assert "The figures one by one" in row
    for form in ("svg", "png", "pdf", "csv"):
        assert f'href="{DATA}/figures/threats.{form}"' in row
    assert "This round follows no other." in row
    reply = desk.client.get(f"{DATA}/figures/threats.csv?language=ko")
    assert reply.text.startswith("동맹,")
    saved_as = f"{NAME.study}-{NAME.round}-figures-threats.csv"
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{saved_as}"'
    assert desk.client.head(f"{DATA}/figures/threats.svg").status_code == 200
    missing = desk.client.get(f"{DATA}/figures/change.svg")
    assert missing.status_code == 404
    assert "This round follows no other." in missing.text


def test_before_anybody_has_answered_only_what_tells_of_nobody_is_there(
    desk: Desk,
) -> None:
    desk.go(NEXT_DATA)
    assert "There are no results to show now" in desk.words
    assert f"The round {NEXT} is open: rows of single experts, and all files at once," in desk.words
    assert "Make all files" not in desk.words
    offered = set(re.findall(rf'href="{NEXT_DATA}/([^"?]+)"', desk.page.text))
    assert {"README.txt", "codebook.csv", "vignettes.csv"} <= offered
    assert not offered & {"ratings.csv", "placements.csv", "results.json", "read.py", "data.xlsx"}
    assert "Not yet: CSV" in desk.words
    assert "15 columns" not in desk.words  # the rows of ratings would say how many have answered
    for name in ("README.txt", "codebook.csv", "vignettes.csv"):
        assert desk.client.get(f"{NEXT_DATA}/{name}").status_code == 200, name
    assert desk.client.get(NEXT_ALL).status_code == 403


def test_a_round_that_nobody_answered_says_so_and_has_files_without_rows(
    desk: Desk, workspace: Workspace
) -> None:
    close_round(workspace, NEXT)
    desk.go(NEXT_DATA)
    assert "Nobody has submitted answers to this round" in desk.words
    rows = desk.client.get(f"{NEXT_DATA}/ratings.csv")
    assert rows.status_code == 200
    assert len(rows.text.splitlines()) == 1


def test_a_format_whose_package_is_missing_is_named_with_the_way_to_install_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(optional_packages.EXTRAS, "parquet", ("a_package_that_nobody_has",))
    desk.go(DATA)
    assert "Parquet cannot be made here: a_package_that_nobody_has is not installed." in desk.words
    assert "pip install 'soundings[parquet]'" in desk.words
    assert f"{DATA}/ratings.parquet" not in desk.page.text
    assert f"{DATA}/ratings.sav" in desk.page.text


def test_why_the_files_could_not_be_made_stands_there(
    desk: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("README.txt", "nothing.csv")
    monkeypatch.setattr("surveys.services.working.exports.names_for", lambda _source: names)
    put_export_aside(workspace, NAME)
    run_due(workspace)
    with counted_as_alive(workspace):
        desk.go(DATA)
    assert "Failed An export has no file “nothing.csv”" in desk.words
    assert "Make all files" in desk.words
    assert "No worker is running" not in desk.words


def test_making_files_wants_a_token_and_a_language_of_the_study(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(DATA)
    assert desk.client.post(DATA, data={"form_key": "key"}).status_code == 400
    reply = desk.post_to(DATA, language="fr")
    assert reply.status_code == 422
    assert "The study northeast-asia is not in the language “fr”" in reply.text
    assert all(job.kind != "export" for job in list_jobs(workspace, NAME.study).jobs)


def test_whoever_may_not_export_gets_nothing_of_it(
    app: Flask, desk: Desk, workspace: Workspace
) -> None:
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.VIEWER)
    grace = signed_in(app, GRACE)
    for address in (DATA, ALL, f"{DATA}/placements.csv"):
        assert grace.client.get(address).status_code == 403, address
    assert desk.client.get(f"{STUDY}/rounds/other/data.zip").status_code == 404
    assert exported(workspace) == []
