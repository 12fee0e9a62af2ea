"""The form by which all files of a round are prepared in one."""

from __future__ import annotations

from surveys.web.forms import Form


class PrepareForm(Form):
    """Preparing needs no more than a decision."""
