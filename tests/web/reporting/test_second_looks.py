"""The overview sets a second estimate beside the mean, and says which reading of the map the experts use."""

from __future__ import annotations

import csv
import io
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundName
from surveys.services.reporting import round_results
from surveys.web.reporting.second_estimate import second_estimate_part
from surveys.web.workspaces import current_workspace
from tests.web.reporting.conftest import CLOSED

if TYPE_CHECKING:
    from flask import Flask

    from tests.web.desk import Desk

ESTIMATES = f"{CLOSED}/results/overview/estimates-by-the-mean-and-by-the-rater-model.csv"
CELLS = f"{CLOSED}/results/overview/map-reading-what-the-experts-call-the-mixed-cells.csv"


def rows(desk: Desk, address: str) -> list[dict[str, str]]:
    found = csv.reader(io.StringIO(desk.client.get(address).text.lstrip("\ufeff")))
    titles = next(found)
    # Two columns are called Interval: each is named after the axis before it.
    names = [
        f"{titles[at - 1]}, interval" if title == "Interval" else title
        for at, title in enumerate(titles)
    ]
    return [dict(zip(names, row, strict=True)) for row in found]


def test_both_estimates_of_every_placement_have_their_interval_and_n(desk: Desk) -> None:
    document = desk.client.get(f"{CLOSED}/data/results.json").get_json()
    found = rows(desk, ESTIMATES)
    assert [(each["Alliance"], each["Estimate"]) for each in found] == [
        (alliance, estimate)
        for alliance in ("US–Japan", "US–ROK")
        for estimate in ("mean", "rater model")
    ]
    japan = document["measurement"]["alliances"][0]
    rating = japan["axes"]["cohesion"]["rating"]
    by_model = found[1]
    assert float(by_model["Cohesion"]) == rating["estimate"]
    assert by_model["Cohesion, interval"].startswith(f"{rating['interval']['low']:.2f} to ")
    assert float(by_model["Probability"]) == japan["placement_probability"][japan["phase"]]
    assert by_model["n"] == str(japan["n"])
    assert float(found[0]["Cohesion"]) == document["alliances"][0]["position"]["cohesion"]


def test_it_is_said_which_estimate_leads_and_why(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results")
    assert "Every expert is asked about every alliance: the mean leads." in desk.words
    assert "read its placement first" not in desk.words


@pytest.mark.parametrize(
    ("leads", "said"),
    [
        ("model", "The rater model leads: read its placement first."),
        ("both", "Neither leads: where the two differ, say so."),
    ],
)
def test_whatever_leads_instead_of_the_mean_is_a_caution(
    demonstration: Flask, leads: str, said: str
) -> None:
    with demonstration.test_request_context():
        computed = round_results(
            current_workspace(), RoundName(study="northeast-asia", round="2026-spring")
        )
    document = deepcopy(computed.document)
    document["measurement"]["leading"]["leads"] = leads
    part = second_estimate_part(replace(computed, document=document))
    assert part.cautions == (said,)


def test_which_phase_experts_call_the_mixed_cells_is_counted(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results")
    tested = desk.client.get(f"{CLOSED}/data/results.json").get_json()["map_test"]
    ours, theirs = tested["whole_map_n"], tested["whole_alternative_n"]
    assert f"Of {tested['n']} experts {ours} read both cells as the reading in use" in desk.words
    assert f"and {theirs} as the other does" in desk.words
    for row, cell in zip(rows(desk, CELLS), tested["cells"], strict=True):
        assert (row["Experts"], row["Experts who say so"], row["n"]) == (
            str(cell["map_n"]),
            str(cell["alternative_n"]),
            str(cell["n"]),
        )
        assert float(row["p"]) == pytest.approx(cell["p"])
