"""Flask as Soundings needs it: a failure is logged without the address, which may hold an invitation's token."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Flask
from flask import g
from flask import request

from surveys.web.sessions import Sessions


class Application(Flask):
    """The web application."""

    session_interface = Sessions()

    def log_exception(self, exc_info: Any) -> None:
        """Log a failure under a reference that the error page shows too."""
        g.reference = secrets.token_hex(4)
        self.logger.error(
            "Reference %s: %s %s failed",
            g.reference,
            request.method,
            request.endpoint,
            exc_info=exc_info,
        )
