from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.rounds import RoundState
from surveys.services.monitoring import OF_FIELD_WORK
from surveys.services.monitoring import OF_QUALITY
from surveys.services.monitoring import TABLES
from surveys.services.monitoring import field_work_file
from surveys.services.monitoring import hand_out
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import bring_round
from tests.workspaces import of_experts

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_table_belongs_to_one_of_the_two_pages() -> None:
    assert (*OF_FIELD_WORK, *OF_QUALITY) == tuple(TABLES)


def test_the_table_of_experts_counts_all_and_each_group(closed: Workspace) -> None:
    rows = rows_of(field_work_file(closed, AUTUMN, "experts.csv"))
    whole = rows[0]
    assert (whole["by"], whole["invited"], whole["submitted"]) == ("all", str(EXPERTS), "7")
    assert whole["delivered"] == ""
    assert {row["by"] for row in rows[1:]} == {"language", "community", "country_expertise"}


def test_the_table_of_rates_has_their_meaning_and_interval(closed: Workspace) -> None:
    rows = {row["rate"]: row for row in rows_of(field_work_file(closed, AUTUMN, "rates.csv"))}
    assert float(rows["RR1"]["value"]) == pytest.approx(7 / EXPERTS)
    assert float(rows["RR1"]["low"]) < 7 / EXPERTS < float(rows["RR1"]["high"])
    assert rows["RR3"]["low"] == ""
    assert rows["RR5"]["meaning"].startswith("Of everybody who gave a sign")


def test_the_table_of_items_says_why_experts_cannot_judge(closed: Workspace) -> None:
    rows = rows_of(field_work_file(closed, AUTUMN, "items.csv"))
    assert any("Not enough information: " in row["why_cannot_judge"] for row in rows)


def test_single_responses_are_no_file_of_an_open_round(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=5)
    with pytest.raises(Refused, match="single responses are listed only once it is closed"):
        field_work_file(workspace, AUTUMN, "flags.csv")


def test_handing_out_single_responses_is_recorded_and_counts_are_not(closed: Workspace) -> None:
    def exports() -> int:
        known = closed.study(AUTUMN.study).read()["chain"].rows
        return sum(row["kind"] == EventKind.DATA_EXPORTED for row in known)

    acknowledged = len(of_experts(closed))
    hand_out(closed, AUTUMN, "rates.csv")
    assert exports() == 0
    hand_out(closed, AUTUMN, "flags.csv")
    assert exports() == 1
    assert len(of_experts(closed)) == acknowledged


def test_a_file_that_does_not_exist_is_named_with_those_that_do(closed: Workspace) -> None:
    with pytest.raises(NotFound, match=r"no file “names.csv”; it has experts.csv"):
        field_work_file(closed, AUTUMN, "names.csv")
