"""Where a saved page of questions leads: onwards, or to the same page once more where something is to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect
from flask import request

from surveys.web.answering.language_switch import is_switching
from surveys.web.answering.open_page import missed
from surveys.web.answering.visits import address

if TYPE_CHECKING:
    from werkzeug import Response

    from surveys.model.pages import Page
    from surveys.services.answering import Saved
    from surveys.services.answering import Visit


def is_from_review() -> bool:
    """Say whether the expert came from the review, and returns to it."""
    return request.args.get("from") == "review"


def go_on(before: Visit, page: Page, saved: Saved) -> Response:
    """Lead on from a page that was saved."""
    if "leave" in request.form:
        return _to(saved, "come_back")
    if is_switching():
        return _again(saved, page)
    if "clear" in request.form:
        return _again(saved, page, anchor=_cleared(page))
    further = saved.seen.further_question(page, before=before)
    if further:
        return _again(saved, page, anchor="further", further=further)
    if not is_from_review() and "prompted" not in request.form and missed(saved.seen, page):
        return _again(saved, page, anchor="unanswered", prompted="1")
    return _to(saved, "review" if is_from_review() else saved.seen.page_after(page))


def _cleared(page: Page) -> str:
    here = {asked.id for asked in page.asked}
    return f"question-{request.form['clear']}" if request.form["clear"] in here else ""


def _again(saved: Saved, page: Page, anchor: str = "", **more: str) -> Response:
    same = {"from": "review"} if is_from_review() else {}
    if "prompted" in request.form or "prompted" in request.args:
        same["prompted"] = "1"
    return _to(saved, saved.seen.nearest(page.id), anchor, **same, **more)


def _to(saved: Saved, place: str, anchor: str = "", **more: str) -> Response:
    kept = {"kept": list(saved.kept)} if saved.kept else {}
    target = address(saved.seen, place, **more, **kept)  # type: ignore[arg-type]  # a list becomes several values
    return redirect(f"{target}#{anchor}" if anchor else target, 303)
