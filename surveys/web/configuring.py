"""How Flask and its extensions are set, all in one place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from typing import Any

    from flask import Flask

    from surveys.model.settings import Settings

LARGEST_UPLOAD = 2 * 1024 * 1024
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def configure(app: Flask, settings: Settings) -> None:
    """Set what the settings and good practice ask for."""
    app.config.from_mapping(_limits() | _cookies(settings) | _forms())
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["SECRET_KEY_FALLBACKS"] = list(settings.secret_key_fallbacks)
    app.config["TRUSTED_HOSTS"] = _trusted_hosts(settings.public_url)
    app.config["BOOTSTRAP_SERVE_LOCAL"] = True
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # On every page, so that nobody takes simulated data for real.
    app.jinja_env.globals["is_demonstration"] = settings.is_demonstration
    Bootstrap5(app)
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # Flask's own way


def require_tokens(app: Flask) -> None:
    """Refuse every form that did not come from a page of ours."""
    CSRFProtect(app)


def _limits() -> dict[str, Any]:
    return {
        "MAX_CONTENT_LENGTH": LARGEST_UPLOAD,
        # A panel file comes back inside a form, so that nothing of it is kept before it is imported.
        "MAX_FORM_MEMORY_SIZE": LARGEST_UPLOAD,
        "MAX_FORM_PARTS": 2000,
    }


def _cookies(settings: Settings) -> dict[str, Any]:
    return {
        "SESSION_COOKIE_NAME": "__Host-soundings" if settings.is_https else "soundings",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # An expert may come back weeks later; a researcher's session ends on the server long before.
        "PERMANENT_SESSION_LIFETIME": timedelta(days=60),
    }


def _forms() -> dict[str, Any]:
    return {
        # A page left open over lunch must not lose what was typed.
        "WTF_CSRF_TIME_LIMIT": None,
        # Our pages send no referrer, so the check for one would refuse every form.
        "WTF_CSRF_SSL_STRICT": False,
        # Every message is a sentence of our own.
        "WTF_I18N_ENABLED": False,
    }


def _trusted_hosts(public_url: str) -> list[str]:
    host = urlsplit(public_url).hostname or ""
    host = f"[{host}]" if ":" in host else host
    return list(_LOOPBACK) if host in _LOOPBACK else [host]
