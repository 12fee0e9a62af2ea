from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.services.designing import shipped_study_file
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.recruiting import import_panel
from surveys.services.reporting import OwnAlliance
from surveys.services.reporting import OwnPlacement
from surveys.web.answering.placement_page import _panel_sentences
from surveys.web.answering.placement_page import _sentence
from tests.model.shipped import shipped
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import open_field
from tests.web.answering.rounds import submit_everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

LINK = "Your placement beside the panel’s"
PAGE = f"{HOME}/placement"


def a_round(workspace: Workspace, old: str, new: str) -> Field:
    text = shipped_study_file().decode()
    assert old in text
    return open_field(workspace, text.replace(old, new).encode())


def one_more(workspace: Workspace) -> str:
    """Invite a fourth expert, and return the path of the link."""
    import_panel(workspace, NAME.study, b"name,email\nDee Example,dee@example.org\n")
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    (link,) = [each for each in links if each.email == "dee@example.org"]
    return "/i/" + link.address.rpartition("/i/")[2]


def all_submit(new_browser: Callable[[], Browser], field: Field) -> Browser:
    """Have three experts submit, Ada last: it is her browser that is returned."""
    for choice, link in enumerate((field.ben, field.eve), 1):
        submit_everything(new_browser(), link, choice)
    ada = new_browser()
    submit_everything(ada, field.ada, 5)
    return ada


def test_the_link_of_a_closed_round_leads_to_the_own_place_beside_the_panels(
    workspace: Workspace, new_browser: Callable[[], Browser]
) -> None:
    field = a_round(workspace, "smallest_group = 5", "smallest_group = 3")
    submit_everything(new_browser(), one_more(workspace), 4)
    ada = all_submit(new_browser, field)
    close_round(workspace, NAME)
    ada.go(field.ada)
    assert "from your receipt you can see your placement beside the panel’s" in ada.words
    begin(ada, field.ada)
    assert LINK in ada.words
    ada.go(PAGE)
    assert ada.heading == LINK
    assert ada.words.count("The panel (4 experts)") == 2
    assert (
        "You6.05.3" in ada.words
    )  # the sixth point of seven, and of one reversed question the second
    assert "The panel has a place on both axes, and too few experts for a phase." in ada.words
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in ada.page.text
    assert ada.page.headers["Cache-Control"] == "no-store"


def test_too_small_a_panel_is_not_shown_and_the_page_says_why(
    workspace: Workspace, field: Field, new_browser: Callable[[], Browser]
) -> None:
    ada = all_submit(new_browser, field)
    close_round(workspace, NAME)
    ada.go(PAGE)
    assert "Fewer than 5 other experts placed this alliance" in ada.words
    assert "You6.05.3" in ada.words
    assert "The panel (" not in ada.words
    assert "<svg" not in ada.page.text


@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
def test_a_study_that_switched_it_off_shows_nothing(
    workspace: Workspace, new_browser: Callable[[], Browser], *, is_closed: bool
) -> None:
    field = a_round(workspace, "own_placement = true", "own_placement = false")
    sees_nothing(workspace, field, new_browser(), is_closed=is_closed)


def test_an_open_round_shows_nothing(
    workspace: Workspace, field: Field, new_browser: Callable[[], Browser]
) -> None:
    sees_nothing(workspace, field, new_browser(), is_closed=False)


def sees_nothing(workspace: Workspace, field: Field, ada: Browser, *, is_closed: bool) -> None:
    submit_everything(ada, field.ada)
    if is_closed:
        close_round(workspace, NAME)
    ada.go(PAGE)
    assert ada.heading == "Your answers are submitted"
    assert LINK not in ada.words
    ada.go(field.ada)
    assert "beside the panel" not in ada.words


@pytest.mark.usefixtures("field")
def test_nobody_without_a_link_of_the_round_sees_a_placement(
    new_browser: Callable[[], Browser],
) -> None:
    stranger = new_browser()
    assert stranger.go(PAGE).status_code == 404
    assert "Please open the link in your invitation again." in stranger.words


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            {"certainty": "clear", "placement_probability": {"ironclad": 0.97, "stable": 0.03}},
            (
                "On average the panel places it in “Ironclad”. If more experts of this kind were asked, "
                "the probability that their average stays there is .97 (clear)."
            ),
        ),
        (
            {"certainty": "leaning", "placement_probability": {"ironclad": 0.4, "stable": 0.6}},
            "that their average lies in “Stable” is .60 (leaning).",
        ),
        (
            {"certainty": "not_placed", "placement_probability": {"ironclad": 0.5, "stable": 0.5}},
            "too close to the border between phases to be placed in one.",
        ),
        (
            {"certainty": "not_assessed", "placement_probability": None},
            "too few experts for a phase.",
        ),
    ],
    ids=["placed", "leaning elsewhere", "not placed", "too few"],
)
def test_what_is_said_of_the_panel_follows_its_placement(
    app: Flask, more: dict[str, Any], sentence: str
) -> None:
    panel = {"phase": "ironclad", "alternative_phase": "ironclad"} | more
    with app.test_request_context("/"):
        (said,) = _panel_sentences(shipped(), panel, "en")
    assert sentence in said


def test_a_phase_that_depends_on_the_reading_is_named_in_both(app: Flask) -> None:
    panel = {
        "phase": "drifting",
        "alternative_phase": "stable",
        "certainty": "probable",
        "placement_probability": {"drifting": 0.9, "danger": 0.1},
    }
    with app.test_request_context("/"):
        said = _panel_sentences(shipped(), panel, "en")
    assert said[0].endswith("stays there is .90 (probable).")
    assert said[1] == "In the other reading of the map this is “Stable”."


def test_whoever_has_no_place_is_told_why(app: Flask) -> None:
    study = shipped()
    alliance = OwnAlliance(
        id="us-japan", period="", name=study.alliance("us-japan").name, own=None, panel=None
    )
    placed = OwnPlacement(study=study, alliances=(alliance,), is_withheld=True, figure="")
    with app.test_request_context("/"):
        said = _sentence(placed, alliance, "en")
    assert said == "You answered too few of the questions to have a place on both axes yourself."
