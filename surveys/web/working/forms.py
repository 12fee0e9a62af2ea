"""The form by which a job is cancelled or tried again."""

from __future__ import annotations

from surveys.web.forms import Form


class JobForm(Form):
    """Either needs no more than a decision."""
