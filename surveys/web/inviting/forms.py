"""The form for new links."""

from __future__ import annotations

from surveys.web.forms import Form


class ReissueAllForm(Form):
    """Replacing everybody's links needs no more than a decision, on a page of its own."""
