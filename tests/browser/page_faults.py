"""What may be wrong with a page as it stands in the browser: each fault is a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from playwright.sync_api import Page

SMALLEST, HEIGHT, LOWEST_TARGET = 320, 900, 44
WIDTHS = (SMALLEST, PHONE, DESK)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe()
OPTIONS: dict[str, Any] = {
    "runOnly": RULES,
    "resultTypes": ["violations"],
    # What is read aloud must contain what is written: a rule of axe that is off by itself.
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}
COUNT_REFUSALS = """
    window.refusals = [];
    document.addEventListener("securitypolicyviolation",
        event => window.refusals.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
# What the rules of axe depend on, but for two: which elements are seen, in which colours, on what, and how large.
APPEARANCE = """() => [...document.querySelectorAll("body, body *")].map(each => {
    if (!each.checkVisibility({opacityProperty: true, visibilityProperty: true})) return "";
    const style = getComputedStyle(each), size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    return [style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.position, style.clip,
        style.textShadow, style.mixBlendMode, style.filter, style.textIndent, style.textDecorationLine,
        style.fontWeight, isLarge].join();
}).join("|")"""
GEOMETRY = ["target-size", "scrollable-region-focusable"]
WIDER_THAN_THE_WINDOW = (
    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
)
# Text that its own box cuts off.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(box =>
        box.checkVisibility() && !box.closest(".visually-hidden") && box.scrollWidth > box.clientWidth + 1
        && getComputedStyle(box).overflowX !== "visible")
    .map(box => `${box.tagName.toLowerCase()}.${box.className} “${box.textContent.trim().slice(0, 40)}”`)"""
# A link within a sentence may be as low as its line; a radio button or a box lies in its card, which is touched.
TOO_LOW = """lowest => {
    const targets = [...document.querySelectorAll(
        "a, button, summary, select, textarea, label.opt, input:not([type=hidden])")];
    const isInSentence = link => link.matches("p a, li a, dd a")
        && link.parentElement.textContent.trim() !== link.textContent.trim();
    return targets.filter(target => target.checkVisibility()
            && !target.closest(".visually-hidden") && !target.matches(".opt input, .skip-link")
            && !isInSentence(target) && target.getBoundingClientRect().height < lowest - 0.5)
        .map(target => target.textContent.trim() || target.name || target.id);
}"""
# Read from the top: what comes later in the page never stands above what comes before it.
OUT_OF_ORDER = """() => {
    const stops = [...document.querySelectorAll(
            "main h1, main h2, main h3, main a, main button, main input:not([type=hidden]), main textarea, main select")]
        .filter(stop => stop.checkVisibility() && !stop.closest(".visually-hidden, svg"))
        .map(stop => [stop.getBoundingClientRect(), stop.textContent.trim() || stop.id]);
    return stops.slice(1).filter(([box], at) => box.bottom < stops[at][0].top - 1).map(([, name]) => name);
}"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter(each => {
    const style = getComputedStyle(each);
    return parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
}).length"""
# With a person's own colours, a background tells nothing: a border must show where to press and to type.
BORDERLESS = """() => [...document.querySelectorAll(
        "main button, main .btn, main .opt, main input[type=text], main input[type=number], main textarea, main select")]
    .filter(each => each.checkVisibility() && !each.closest(".visually-hidden"))
    .filter(each => {
        const style = getComputedStyle(each);
        return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1
            || getComputedStyle(each).borderTopColor === getComputedStyle(document.body).backgroundColor;
    }).map(each => each.textContent.trim() || each.name)"""


def faults(page: Page, name: str, widths: Sequence[int] = WIDTHS) -> list[str]:
    """Look at a page as it is at each width, without loading it again, with axe and without."""
    found = [f"{name}: refused {each}" for each in page.evaluate("window.refusals")]
    headings = page.get_by_role("heading", level=1).count()
    if headings != 1:
        found.append(f"{name}: {headings} main headings")
    page.evaluate(AXE.axe_script)
    measured: set[str] = set()
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        appearance = page.evaluate(APPEARANCE)
        # A page that looks the same at two widths keeps most rules at both, or at none: asking costs seconds.
        options = OPTIONS | ({"runOnly": GEOMETRY, "rules": {}} if appearance in measured else {})
        measured.add(appearance)
        found += [f"{name} at {width} px: {each}" for each in _at_this_width(page, options)]
    return found


def expert_faults(page: Page, name: str, widths: Sequence[int] = WIDTHS) -> list[str]:
    """Look at a page for experts, which everybody must be able to use in every way."""
    found = faults(page, name, widths)
    found += [f"{name} with text at 200 %, {each}" for each in _with_large_text(page, widths)]
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    low = page.evaluate(TOO_LOW, LOWEST_TARGET)
    found += [f"{name}: “{each}” is too low to touch" for each in low]
    found += [f"{name}: “{each}” is out of order" for each in page.evaluate(OUT_OF_ORDER)]
    if page.evaluate(MOVING):
        found.append(f"{name}: something moves although less motion is asked for")
    page.emulate_media(forced_colors="active")
    unseen = page.evaluate(BORDERLESS)
    found += [f"{name} in forced colours: “{each}” has no border" for each in unseen]
    page.emulate_media(forced_colors="none")
    return found


def _with_large_text(page: Page, widths: Sequence[int]) -> Iterator[str]:
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        yield from (f"{width} px: {each}" for each in _overflows(page))
    page.evaluate("document.documentElement.style.fontSize = ''")


def _overflows(page: Page) -> Iterator[str]:
    excess = page.evaluate(WIDER_THAN_THE_WINDOW)
    if excess > 0:
        yield f"scrolls sideways by {excess} px"
    yield from (f"cuts off {each}" for each in page.evaluate(CUT_OFF))


def _at_this_width(page: Page, options: dict[str, Any]) -> Iterator[str]:
    excess = page.evaluate(WIDER_THAN_THE_WINDOW)
    if excess > 0:
        yield f"scrolls sideways by {excess} px"
    found = page.evaluate("options => axe.run(options)", options)
    assert found["passes"] or options["runOnly"] is GEOMETRY, "axe looked at nothing"
    yield from (_said(each) for each in found["violations"])


def _said(violation: dict[str, Any]) -> str:
    where = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} ({where})"
