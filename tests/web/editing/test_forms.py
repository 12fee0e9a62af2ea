from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.services import editing
from surveys.services.designing import shipped_study_file
from tests.web.desk import NAME
from tests.web.desk import Desk
from tests.web.editing.editor import DRAFT
from tests.web.editing.editor import ITEM
from tests.web.editing.editor import save
from tests.web.editing.editor import values

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


@pytest.mark.parametrize(
    "part", ["study", "wording", "consent", "reading", "order", "vignette-design", "no-answer"]
)
def test_a_part_that_is_saved_as_it_is_shown_changes_nothing(
    desk: Desk, workspace: Workspace, part: str
) -> None:
    save(desk, f"{DRAFT}/parts/{part}")
    assert "There was nothing to change" in desk.page.text
    assert editing.require_draft(workspace, NAME.study).content == shipped_study_file()


@pytest.mark.parametrize(
    "kind", ["alliances", "countries", "items", "scales", "vignettes", "constructs"]
)
def test_a_block_that_is_saved_as_it_is_shown_changes_nothing(
    desk: Desk, workspace: Workspace, kind: str
) -> None:
    rows = values(workspace)[kind]
    desk.go(f"{DRAFT}/blocks/{kind}")
    assert all(f"<code>{row['id']}</code>" in desk.page.text for row in rows)
    for position in range(len(rows)):
        save(desk, f"{DRAFT}/blocks/{kind}/{position}")
        assert "There was nothing to change" in desk.page.text
    assert editing.require_draft(workspace, NAME.study).content == shipped_study_file()


@pytest.mark.parametrize(
    ("address", "fields", "path", "value"),
    [
        ("parts/study", {"study.sponsor.en": "An Institute"}, "study.sponsor.en", "An Institute"),
        ("parts/study", {"study.contact": " x@y.example "}, "study.contact", "x@y.example"),
        ("parts/study", {"study.drafts": ["ja"]}, "study.drafts", ["ja"]),
        ("parts/reading", {"framework.cut.cohesion": "4,5"}, "framework.cut.cohesion", 4.5),
        (
            "parts/reading",
            {"framework.map.cells.0.0": "stable"},
            "framework.map.cells.0",
            ["stable", "ironclad"],
        ),
        (
            "parts/reading",
            {"consensus.share_within_one_point": "0.8"},
            "consensus.share_within_one_point",
            0.8,
        ),
        ("parts/reading", {"analysis.estimator": "model"}, "analysis.estimator", "model"),
        ("parts/order", {"order.alliances": "as_listed"}, "order.alliances", "as_listed"),
        ("parts/order", {"order.items": ["axes"]}, "order.items", ["axes"]),
        ("parts/order", {"modules.3.included": "y"}, "modules.3.included", True),
        ("parts/consent", {"consent.smallest_group": "6"}, "consent.smallest_group", 6),
        ("blocks/scales/0", {"points.en": "a\r\n\r\nb "}, "scales.0.points.en", ["a", "b"]),
        ("blocks/items/5", {"reversed": "y"}, "items.5.reversed", True),
        ("blocks/items/5", {"scale": "CLOSE7"}, "items.5.scale", "CLOSE7"),
        ("blocks/items/5", {"holder": "A"}, "items.5.holder", "A"),
        (
            "blocks/alliances/0",
            {"threats": ["north-korea"]},
            "alliances.0.threats",
            ["north-korea"],
        ),
        ("blocks/alliances/0", {"name.ko": "동맹"}, "alliances.0.name.ko", "동맹"),
        ("blocks/vignettes/0", {"prior.cohesion": "-1"}, "vignettes.0.prior.cohesion", -1.0),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" in value else "",
)
def test_what_is_typed_in_a_form_stands_in_the_draft(
    desk: Desk, workspace: Workspace, address: str, fields: Any, path: str, value: Any
) -> None:
    save(desk, f"{DRAFT}/{address}", **fields)
    found: Any = values(workspace)
    for key in path.split("."):
        found = found[int(key)] if key.isdecimal() and isinstance(found, list) else found[key]
    assert found == value
    # Comments and everything else stay.
    content = editing.require_draft(workspace, NAME.study).content
    assert content.count(b"\n#") == shipped_study_file().count(b"\n#")


def test_a_problem_stands_beside_its_input_and_is_linked_from_the_draft(desk: Desk) -> None:
    save(desk, f"{DRAFT}/parts/study", **{"study.time_zone": "Atlantis"})
    assert "There is no time zone “Atlantis”" in desk.words
    assert '<a href="#study.time_zone">' in desk.page.text
    desk.go(DRAFT)
    assert "1 problem to mend" in desk.words
    assert f'href="{DRAFT}/parts/study#study.time_zone"' in desk.page.text
    assert "Walk through it" not in desk.words


def test_what_is_missing_in_a_language_stands_beside_its_input(desk: Desk) -> None:
    save(desk, ITEM, **{"text.ko": ""})
    assert '<a href="#text.ko">' in desk.page.text
    desk.go(DRAFT)
    assert f'href="{ITEM}#text.ko"' in desk.page.text


def test_a_number_that_cannot_be_read_is_shown_again_and_nothing_is_saved(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(f"{DRAFT}/parts/reading")
    reply = desk.post_to(f"{DRAFT}/parts/reading", **{"framework.cut.cohesion": "four"})
    assert reply.status_code == 422
    assert 'value="four"' in reply.text
    assert "Please write a number" in reply.text
    assert editing.require_draft(workspace, NAME.study).state.revision == 1


def test_an_alliance_is_added_and_taken_out_again(desk: Desk, workspace: Workspace) -> None:
    address = f"{DRAFT}/blocks/alliances"
    fields = {"id": "us-ph", "a": "us", "b": "japan", "threats": ["china"], "name.en": "US–PH"}
    save(desk, f"{address}/add", **fields)
    assert desk.address == f"{address}/2"
    assert '<a href="#name.ko">' in desk.page.text
    assert values(workspace)["alliances"][2]["threats"] == ["china"]
    desk.go(address)
    desk.send_to(f"{address}/2/up")
    assert [row["id"] for row in values(workspace)["alliances"]] == ["us-japan", "us-ph", "us-rok"]
    desk.send_to(f"{address}/1/remove")
    assert [row["id"] for row in values(workspace)["alliances"]] == ["us-japan", "us-rok"]
    desk.go(DRAFT)
    desk.send_to(f"{DRAFT}/undo")
    assert len(values(workspace)["alliances"]) == 3


def test_the_pane_shows_what_is_typed_and_saves_nothing(desk: Desk, workspace: Workspace) -> None:
    desk.go(ITEM)
    assert "As experts see it" in desk.words
    fields = {"text.ja": "{A}と{B}は？", "preview": "1", "shown_in": "ja"}
    reply = desk.post_to(ITEM, **fields)
    assert reply.status_code == 200
    assert "米国と日本は？" in reply.text
    assert "大部分が同じ" in reply.text
    assert editing.require_draft(workspace, NAME.study).state.revision == 1
    reply = desk.post_to(ITEM, **{"text.ja": "{Q}", "preview": "1"})
    assert "cannot be filled in" in reply.text
    assert "once the draft has no problems" in reply.text


def test_the_pane_of_what_nobody_sees_says_so(desk: Desk, workspace: Workspace) -> None:
    ids = [row["id"] for row in values(workspace)["items"]]
    desk.go(f"{DRAFT}/blocks/items/{ids.index('C4R')}")
    assert "Experts see nothing of this" in desk.words
    assert desk.go(f"{DRAFT}/blocks/vignettes/0").text.count("main external threats") >= 1


@pytest.mark.parametrize(
    "place",
    ["parts/nothing", "blocks/nothing", "blocks/items/999", "blocks/items/x", "blocks/nothing/add"],
)
def test_what_a_draft_has_not_is_not_found(desk: Desk, place: str) -> None:
    assert desk.client.get(f"{DRAFT}/{place}").status_code == 404


def test_markup_in_a_draft_is_shown_as_it_was_typed(desk: Desk) -> None:
    hostile = '"><script>alert(1)</script> {A} {B}'
    save(desk, ITEM, **{"text.en": hostile})
    for place in (ITEM, f"{DRAFT}/blocks/items", f"{DRAFT}/keep", f"{DRAFT}/text", DRAFT):
        desk.go(place)
        assert "<script>alert" not in desk.page.text
