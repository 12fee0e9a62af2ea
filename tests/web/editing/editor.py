"""What tests of editing do: open a draft, read its values, save a form."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services import editing
from tests.web.desk import NAME
from tests.web.desk import PASSWORD
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

DRAFT = f"{STUDY}/draft"
ITEM = f"{DRAFT}/blocks/items/5"
WORDS = "How much do the governments of {A} and {B} agree about the main external threats?"


def values(workspace: Workspace) -> dict[str, Any]:
    found = editing.checked_draft(editing.require_draft(workspace, NAME.study)).values
    assert found is not None
    return found


def save(desk: Desk, address: str, **fields: Any) -> None:
    """Open a form of the draft, change what is given, and save it."""
    desk.go(address)
    desk.send_to(address, **fields)


def signed_in_as(app: Flask, email: str) -> Desk:
    other = new_desk(app)
    other.go("/sign-in")
    other.send_to("/sign-in", email=email, password=PASSWORD)
    return other
