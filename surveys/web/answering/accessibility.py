"""The accessibility statement: which standard, what was tested and how, and what was not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from flask import g

from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.visits import latest_visit
from surveys.web.rendering import render
from surveys.web.times import day

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.web.asked_by import AskedBy

#: What the browser tests run with; one of them compares the version of axe-core.
AXE, BROWSER, WIDTHS = "4.12.1", "Chromium 156", (320, 390, 1280)
TESTED_ON = date(2026, 11, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessibilityPage:
    """What was tested with what, and whom to write to where the browser has been invited."""

    axe: str
    browser: str
    widths: tuple[int, ...]
    tested_on: str
    asked_by: AskedBy | None


@blueprint.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """Say how accessible the pages for experts are; anybody may read it."""
    latest_visit()
    page = AccessibilityPage(
        axe=AXE,
        browser=BROWSER,
        widths=WIDTHS,
        tested_on=day(TESTED_ON),
        asked_by=g.get("asked_by"),
    )
    return render("answering/accessibility.html", page)
