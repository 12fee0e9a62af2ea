"""A telephone with an app for one-time codes, and somebody who sets it up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyotp

if TYPE_CHECKING:
    from datetime import datetime

    from tests.web.desk import Desk


def code_of(secret: str, now: datetime) -> str:
    return pyotp.TOTP(secret).at(now)


def begin_factor(desk: Desk, password: str) -> str:
    """Enter the password, and return the secret that the page shows as text."""
    desk.go("/account/second-factor")
    desk.send_to("/account/second-factor", password=password)
    assert desk.address == "/account/second-factor/confirm", desk.words
    found = re.search(r'class="secret">([A-Z2-7 ]+)<', desk.page.text)
    assert found, desk.words
    return found[1].replace(" ", "")


def set_factor(desk: Desk, password: str, now: datetime) -> tuple[str, list[str]]:
    """Set a second factor up, and return its secret with the recovery codes."""
    secret = begin_factor(desk, password)
    desk.send_to("/account/second-factor/confirm", code=code_of(secret, now))
    codes = re.findall(r"<li><code>((?:[a-z2-7]{4}-?){4})</code></li>", desk.page.text)
    assert len(codes) == 10, desk.words
    return secret, codes
