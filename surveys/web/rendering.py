"""A template gets one page object and nothing else."""

from __future__ import annotations

from typing import Any

from flask import render_template


def render(template: str, page: Any, status: int = 200) -> tuple[str, int]:
    """Render a page."""
    return render_template(template, page=page), status
