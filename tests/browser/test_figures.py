"""Figures that stand in a page: pointed at, gone through with the keyboard, on paper and without a script."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest
from flask import render_template_string
from playwright.sync_api import expect

from app import create_app
from surveys.figures.render import render
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.reporting import DrawnFigure
from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import faults
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page
from tests.figures.samples.every import FIGURES
from tests.figures.samples.in_languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from playwright.sync_api import Browser
    from playwright.sync_api import Page
    from playwright.sync_api import Route

    from surveys.figures.figure import Figure

pytestmark = pytest.mark.browser
ROOT = "http://figures.test"
POLICY = "Content-Security-Policy"
PAGE = """{% extends 'base.html' %}
{% from 'reporting/figure.html' import figure, figures_style, figures_script %}
{% block title %}Figures{% endblock %}
{% block bootstrap %}{{ url_for('bootstrap.static', filename='css/bootstrap.min.css') }}{% endblock %}
{% block styles %}<link rel="stylesheet" href="{{ url_for('static', filename='researchers.css') }}">{{ figures_style() }}{% endblock %}
{% block main %}<h1>Figures</h1>
{% for each in drawn %}{{ figure(each, {"csv": "/figure.csv", "svg": "/figure.svg"}) }}{% endfor %}{% endblock %}
{% block after %}{{ figures_script() }}{% endblock %}"""


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    initialise(tmp_path / "instance")
    return create_app(load_settings(tmp_path / "instance", {}))


@pytest.fixture(scope="module")
def drawn() -> tuple[DrawnFigure, ...]:
    """Draw every figure, in one language or another, in a process of its own: this one may fork."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as executor:
        return tuple(
            _drawn(executor, make(LANGUAGES[place % len(LANGUAGES)]))
            for place, make in enumerate(FIGURES.values())
        )


def _drawn(executor: ProcessPoolExecutor, figure: Figure) -> DrawnFigure:
    words = {"title": figure.title, "description": figure.description}
    wide, narrow = (
        executor.submit(render, spec, "svg", **words).result().decode()
        for spec in (figure.wide, figure.narrow)
    )
    return DrawnFigure(
        **words, language=figure.language, wide=wide, narrow=narrow, table=figure.table
    )


@contextmanager
def shown(
    browser: Browser,
    app: Flask,
    figures: tuple[DrawnFigure, ...],
    width: int,
    *,
    javascript: bool = True,
) -> Iterator[Page]:
    """Show figures on a page under the policy that every page of ours has."""
    client = app.test_client()
    with client.get("/static/figures.css") as style:
        policy = style.headers[POLICY]
    with app.test_request_context():
        html = render_template_string(PAGE, drawn=figures)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ROOT)
        if path != "/":
            with client.get(path) as found:
                route.fulfill(
                    status=found.status_code, body=found.data, content_type=found.content_type
                )
            return
        route.fulfill(status=200, body=html, headers={POLICY: policy, "Content-Type": "text/html"})

    with opened_page(browser, ROOT, width, javascript=javascript) as page:
        page.add_init_script(COUNT_REFUSALS)
        page.route("**/*", answer)
        page.goto("/")
        yield page


def test_pointing_at_a_mark_shows_its_value(
    chromium: Browser, app: Flask, drawn: tuple[DrawnFigure, ...]
) -> None:
    with shown(chromium, app, drawn[:1], DESK) as page:
        tip = page.locator(".figure-tip")
        expect(tip).to_be_hidden()
        mark = page.locator(".for-wide [data-value]").nth(12)
        mark.hover()
        expect(tip).to_be_visible()
        expect(tip).to_have_text(mark.get_attribute("aria-label") or "nothing")
        page.mouse.move(2, 2)
        expect(tip).to_be_hidden()


def test_the_keyboard_goes_through_all_values_of_a_figure_with_one_stop(
    chromium: Browser, app: Flask, drawn: tuple[DrawnFigure, ...]
) -> None:
    with shown(chromium, app, drawn[:1], DESK) as page:
        stops = page.locator(".for-wide [data-value][tabindex='0']")
        expect(stops).to_have_count(1)
        names = page.locator(".for-wide [data-value]").evaluate_all(
            "all => all.map(each => each.getAttribute('aria-label'))"
        )
        stops.focus()
        tip = page.locator(".figure-tip")
        expect(tip).to_have_text(names[0])
        page.keyboard.press("ArrowRight")
        expect(tip).to_have_text(names[1])
        page.keyboard.press("ArrowDown")
        expect(tip).to_have_text(names[12])
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowLeft")
        expect(tip).to_have_text(names[0])
        page.keyboard.press("End")
        expect(tip).to_have_text(names[-1])
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        page.keyboard.press("Tab")
        expect(page.locator(".drawn-figure summary")).to_be_focused()


def test_a_finger_that_misses_a_small_mark_still_finds_it(
    chromium: Browser, app: Flask, drawn: tuple[DrawnFigure, ...]
) -> None:
    with shown(chromium, app, drawn[:1], PHONE) as page:
        expect(page.locator(".for-wide")).to_be_hidden()
        box = page.locator(".for-narrow [data-value]").first.bounding_box()
        assert box
        page.mouse.click(box["x"] - 12, box["y"] + 4)
        tip = page.locator(".figure-tip")
        expect(tip).to_be_visible()
        frame = tip.bounding_box()
        assert frame
        assert frame["x"] >= 0
        assert frame["x"] + frame["width"] <= PHONE


def test_without_a_script_every_value_is_in_the_drawing_and_in_the_table(
    chromium: Browser, app: Flask, drawn: tuple[DrawnFigure, ...]
) -> None:
    with shown(chromium, app, drawn[:1], DESK, javascript=False) as page:
        assert page.locator(".for-wide [data-value] title").count() == len(drawn[0].table.rows) + 1
        expect(page.locator(".figure-hint")).to_be_hidden()
        page.locator(".drawn-figure summary").click()
        expect(page.get_by_role("row")).to_have_count(len(drawn[0].table.rows) + 1)


def test_on_paper_the_wide_drawing_stands(
    chromium: Browser, app: Flask, drawn: tuple[DrawnFigure, ...]
) -> None:
    with shown(chromium, app, drawn[:1], PHONE) as page:
        page.emulate_media(media="print")
        expect(page.locator(".for-wide")).to_be_visible()
        expect(page.locator(".for-narrow")).to_be_hidden()
        expect(page.locator(".figure-files")).to_be_hidden()


def test_every_figure_stands_in_a_page_without_a_fault(
    chromium: Browser, app: Flask, drawn: tuple[DrawnFigure, ...]
) -> None:
    with shown(chromium, app, drawn, DESK) as page:
        found = faults(page, "figures")
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            Visitor(page).look("figures")
    assert not found, "\n".join(found)
