"""The blueprints, one a verb: each is a package of this one that names its ``blueprint``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

VERBS = (
    "answering",
    "authenticating",
    "authorizing",
    "designing",
    "editing",
    "comparing",
    "previewing",
    "preregistering",
    "launching",
    "recruiting",
    "identifying",
    "inviting",
    "mailing",
    "monitoring",
    "reporting",
    "reviewing",
    "exporting",
    "preserving",
    "diagnosing",
    "auditing",
    "working",
)


def register(app: Flask) -> None:
    """Add every blueprint to the application."""
    for verb in VERBS:
        app.register_blueprint(import_module(f"surveys.web.{verb}").blueprint)
