"""A refusal of a service, said at the form that asked for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.web.languages import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.web.forms import Form


@contextmanager
def refusals_said_at(form: Form) -> Iterator[None]:
    """Say what a service refuses at the top of the form, which the view then shows again."""
    try:
        yield
    except (Conflict, Invalid, NotFound, Refused) as error:
        form.refuse(said(error))
