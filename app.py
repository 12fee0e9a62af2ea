"""Where the layers meet: the web application, and the ``soundings`` command that is handed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.installing import load_settings
from surveys.web import access
from surveys.web import blueprints
from surveys.web import compressing
from surveys.web import configuring
from surveys.web import errors
from surveys.web import headers
from surveys.web import languages
from surveys.web import navigating
from surveys.web import static_files
from surveys.web import times
from surveys.web import workspaces
from surveys.web.application import Application

if TYPE_CHECKING:
    from surveys.model.settings import Settings


def create_app(settings: Settings | None = None) -> Application:
    """Make the web application of one installation.

    Parameters
    ----------
    settings
        The installation's settings; those of the usual place where they are left out.
    """
    settings = settings or load_settings()
    app = Application(
        __name__,
        static_folder="surveys/web/static",
        static_url_path="/static",
        template_folder="templates",
        instance_path=str(settings.instance.resolve()),
    )
    configuring.configure(app, settings)
    workspaces.attach(app, settings)
    headers.send(app, settings)
    errors.explain(app)
    languages.speak(app)
    times.tell(app)
    static_files.serve(app)
    compressing.compress(app)
    access.guard(app)
    navigating.offer(app)
    configuring.require_tokens(app)
    blueprints.register(app)
    return app


def main() -> None:
    """Run the ``soundings`` command."""
    from surveys.cli.main import build

    build(create_app)()
