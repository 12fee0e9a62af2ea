"""Chips and the alliance map: pointer, finger, keys, buttons and plain numbers give the same answers."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from surveys.model.rounds import RoundName
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import import_panel
from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import faults
from tests.browser.placing import CHIPS
from tests.browser.placing import COHESION
from tests.browser.placing import DOUBT
from tests.browser.placing import MAP
from tests.browser.placing import NEXT
from tests.browser.placing import THREAT_AGREEMENT
from tests.browser.placing import Placer
from tests.browser.placing import stored
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import opened_page
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from surveys.services.inviting import Link

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME = RoundName(study="northeast-asia", round="2026-autumn")
ASKED = ("PH2", "PM1")
PLACED = {"Ironclad": 4, "Stable": 3, "Drifting": 2, "In danger": 1}
ALL_CHIPS = '{"value": {"chips": {"danger": 1, "drifting": 2, "ironclad": 4, "stable": 3}}}'
POINT = (
    '{"value": {"horizontal": 3.0, "horizontal_uncertainty": 1.5, '
    '"vertical": 5.5, "vertical_uncertainty": 1.0}}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    root: str
    database: Path
    links: list[str]


@pytest.fixture(scope="module")
def round_in_the_field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a round that asks for chips and for a place on the plane."""
    instance = tmp_path_factory.mktemp("placing") / "instance"
    initialise(instance)
    workspace = open_installation(load_settings(instance, {}))
    add_researcher(workspace, "team@example.org", "four random words here", "The Research Team")
    add_study(workspace, _study_file())
    create_round(workspace, NAME.study, NAME.round, "30d")
    open_round(workspace, NAME)
    rows = [f"Expert {number},expert{number}@example.org" for number in range(12)]
    import_panel(workspace, NAME.study, "\n".join(["name,email", *rows]).encode())
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    workspace.people.close()
    workspace.studies.close()
    with served(instance, free_port(), instance.parent / "server.log") as root:
        yield Served(
            root=root,
            database=instance / "studies" / f"{NAME.study}.db",
            links=[f"{root}/i/{link.address.rpartition('/')[2]}" for link in links],
        )


def _study_file() -> bytes:
    text = shipped_study_file().decode()
    for module in ASKED:
        head = f'[[modules]]\nid = "{module}"\nincluded = '
        assert f"{head}false" in text
        text = text.replace(f"{head}false", f"{head}true")
    return text.encode()


@contextmanager
def _expert(
    chromium: Browser, field: Served, width: int, *, javascript: bool = True
) -> Iterator[Placer]:
    with opened_page(chromium, field.root, width, javascript=javascript) as page:
        placer = Placer(page)
        placer.begin(field.links.pop())
        yield placer


def _by_mouse(expert: Placer) -> None:
    expert.page.mouse.click(*expert.spot(2, 2))
    expert.drag((2, 2), (5.5, 3))
    # A square stands 44 units, .88 points, outside the ellipse, on the side with more room.
    expert.drag((5.5, 3.88), (5.5, 5.38))
    expert.drag((3.12, 3), (3.62, 3))


def _by_keys(expert: Placer) -> None:
    expert.keys({"ArrowUp": 16, "ArrowLeft": 10, "Shift+ArrowRight": 15, "Shift+ArrowUp": 9})


def _by_buttons(expert: Placer) -> None:
    # The first press of each puts the point in the middle.
    expert.press_buttons(
        MAP,
        {
            "Higher: Threat agreement": 16,
            "Lower: Cohesion": 11,
            "Less sure: Cohesion": 3,
            "Less sure: Threat agreement": 1,
        },
    )


def _by_numbers(expert: Placer) -> None:
    numbers = {THREAT_AGREEMENT: "5,5", COHESION: "3"}
    doubts = {DOUBT.format("Threat agreement"): "1.0", DOUBT.format("Cohesion"): " 1.5 "}
    expert.type_numbers(MAP, numbers | doubts)


def _chips_by_buttons(expert: Placer) -> None:
    buttons = {f"One chip more: {phase}": chips for phase, chips in PLACED.items()}
    expert.press_buttons(CHIPS, {"One chip more: Stable": 3, "One chip fewer: Stable": 3})
    expect(expert.said(CHIPS)).to_have_text("0 of 10 placed, 10 left")
    expert.press_buttons(CHIPS, buttons)
    expect(expert.said(CHIPS)).to_have_text("10 of 10 placed, 0 left")


def _chips_by_numbers(expert: Placer) -> None:
    expert.type_numbers(CHIPS, {phase: str(chips) for phase, chips in PLACED.items()})


WAYS = {
    "mouse": (_by_mouse, _chips_by_buttons, DESK, True),
    "keys": (_by_keys, _chips_by_numbers, DESK, True),
    "buttons": (_by_buttons, _chips_by_buttons, PHONE, True),
    "numbers, no JavaScript": (_by_numbers, _chips_by_numbers, PHONE, False),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_way_of_placing_stores_the_same_bytes(
    chromium: Browser,
    round_in_the_field: Served,
    way: tuple[Callable[[Placer], None], Callable[[Placer], None], int, bool],
) -> None:
    place, put_chips, width, javascript = way
    with _expert(chromium, round_in_the_field, width, javascript=javascript) as expert:
        expert.go_to(CHIPS)
        put_chips(expert)
        _look_and_send(expert, CHIPS, place)
        assert stored(round_in_the_field.database, CHIPS)[-1] == ALL_CHIPS
        assert stored(round_in_the_field.database, MAP)[-1] == POINT
        expert.go_to(MAP)  # what is stored is drawn again
        assert expert.plane().locator(".region").get_attribute("rx") in {"75", "75.0"}
        expert.look(f"map-again-{javascript}")


def _look_and_send(expert: Placer, chips: str, place: Callable[[Placer], None]) -> None:
    """Place the alliance, on this page or on the next."""
    if not expert.card(MAP).count():
        expert.card(chips).scroll_into_view_if_needed()
        expert.press(NEXT)
        expert.go_to(MAP)
    expert.plane().scroll_into_view_if_needed()
    place(expert)
    expert.look("map-and-chips")
    expert.press(NEXT)


def test_a_finger_places_by_a_tap_and_still_scrolls_the_page(
    chromium: Browser, round_in_the_field: Served
) -> None:
    context = chromium.new_context(
        viewport={"width": PHONE, "height": 700}, has_touch=True, is_mobile=True
    )
    with context.new_page() as page:
        expert = Placer(page)
        expert.begin(round_in_the_field.links.pop())
        expert.go_to(MAP)
        expert.plane().scroll_into_view_if_needed()
        page.touchscreen.tap(*expert.spot(5.5, 3))
        expect(expert.said(MAP)).to_have_text("Threat agreement 5.5, Cohesion 3.")
        before = page.evaluate("scrollY")
        expert.swipe((2, 5), down=100)
        assert page.evaluate("scrollY") < before - 50
        expect(expert.said(MAP)).to_have_text("Threat agreement 5.5, Cohesion 3.")
        before = page.evaluate("scrollY")
        expert.swipe((5.5, 3), down=100)  # from the point itself a finger drags it
        expect(expert.said(MAP)).not_to_have_text("Threat agreement 5.5, Cohesion 3.")
        assert page.evaluate("scrollY") == before
    context.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_wrong_sum_is_said_and_nothing_typed_is_lost(
    chromium: Browser, round_in_the_field: Served, *, javascript: bool
) -> None:
    with _expert(chromium, round_in_the_field, PHONE, javascript=javascript) as expert:
        expert.go_to(CHIPS)
        expert.type_numbers(CHIPS, {"Ironclad": "5", "In danger": "4"})
        if javascript:
            expect(expert.said(CHIPS)).to_have_text("9 of 10 placed, 1 left")
        expert.press(NEXT)
        expert.sees("The chips add up to 9 of 10; please place one more.")
        boxes = [expert.card(CHIPS).get_by_label(phase, exact=True) for phase in PLACED]
        assert [box.input_value() for box in boxes] == ["5", "", "", "4"]
        expert.look(f"chips-refused-{javascript}")


def test_whoever_cannot_judge_sends_no_chips_and_may_think_again(
    chromium: Browser, round_in_the_field: Served
) -> None:
    with _expert(chromium, round_in_the_field, DESK) as expert:
        expert.go_to(CHIPS)
        _chips_by_numbers(expert)
        tick = expert.card(CHIPS).get_by_role("checkbox", name="Cannot judge")
        tick.check()
        expect(expert.card(CHIPS).get_by_label("Ironclad", exact=True)).to_be_disabled()
        tick.uncheck()
        expect(expert.card(CHIPS).get_by_label("Ironclad", exact=True)).to_have_value("4")
        tick.check()
        expert.press(NEXT)
        assert stored(round_in_the_field.database, CHIPS)[-1] == '{"missing": "cannot_judge"}'


def test_the_plane_is_announced_in_words_and_names_no_phase(
    chromium: Browser, round_in_the_field: Served
) -> None:
    with _expert(chromium, round_in_the_field, DESK) as expert:
        expert.page.add_init_script(COUNT_REFUSALS)
        expert.go_to(MAP)
        expect(expert.said(MAP)).to_have_text("Not placed yet.")
        expert.keys({"ArrowUp": 2})
        expect(expert.said(MAP)).to_have_text("Threat agreement 4.1, Cohesion 4.")
        expert.keys({"Shift+ArrowRight": 2})
        words = "Threat agreement 4.1, give or take 0.1; Cohesion 4, give or take 0.2."
        expect(expert.said(MAP)).to_have_text(words)
        expert.keys({"Delete": 1})
        expect(expert.said(MAP)).to_have_text("Not placed yet.")
        plane = expert.page.get_by_role(
            "application", name="Plane of Threat agreement and Cohesion"
        )
        assert not {phase for phase in PLACED if phase in plane.inner_text()}
        expert.keys({"ArrowUp": 1})
        assert faults(expert.page, "chips and map", (PHONE,)) == []
