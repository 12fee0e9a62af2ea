"""A form that cannot be taken now is shown again with everything that was typed, never thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from flask import current_app
from flask import g
from flask import request

from surveys.web.forms import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

_View = TypeVar("_View", bound="Callable[..., Any]")


def shows_again(view: _View) -> _View:
    """Mark a view that acts only on a form that :meth:`Form.is_well_sent`, and else shows it again.

    Without a valid token such a view is called too: its form then is not well sent.
    """
    view.shows_again = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def show_again(status: int, sentence: str) -> Any:
    """Show the page of the form that was sent, or return None where its view cannot do so."""
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method != "POST" or not getattr(view, "shows_again", False) or "refusal" in g:
        return None
    g.refusal = Refusal(status=status, sentence=sentence)
    return view(**(request.view_args or {})) if view else None
