"""The session's cookie goes with pages only: a file that anybody may keep must not carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask.sessions import SecureCookieSessionInterface

from surveys.web.static_files import is_static

if TYPE_CHECKING:
    from flask import Flask
    from flask.sessions import SessionMixin


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, renewed with every page and with no static file."""

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Say whether the reply at hand carries the cookie."""
        return not is_static() and super().should_set_cookie(app, session)
