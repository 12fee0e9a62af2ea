"""The choice of labels, which stands in the address, and the form by which all files of a round are made."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask import request
from wtforms import HiddenField

from surveys.services.exporting.labels import Labels
from surveys.web.forms import Form

if TYPE_CHECKING:
    from surveys.model.studies import Study

#: What stands in an address where CSV files are to carry the mark.
MARKED = "1"


class PrepareForm(Form):
    """Making the files needs no more than a decision: the choice of labels comes from the page."""

    language = HiddenField()
    bom = HiddenField()

    @property
    def labels(self) -> Labels:
        """The choice as it was sent, which the service checks."""
        return Labels(language=self.language.data or "", marks_encoding=self.bom.data == MARKED)


def labels_asked_for() -> Labels:
    """Read the choice from the address; without one labels are in the study’s first language."""
    return Labels(
        language=request.args.get("language", ""), marks_encoding=request.args.get("bom") == MARKED
    )


def labels_shown(study: Study, wanted: Labels) -> Labels:
    """Return the choice as a page shows it: in the study’s first language where it is not in the one asked for."""
    language = wanted.language if wanted.language in study.languages else study.languages[0]
    return Labels(language=language, marks_encoding=wanted.marks_encoding)


def in_address(labels: Labels, *, usual: str = "") -> dict[str, Any]:
    """Return what an address needs to keep the choice; the usual language needs nothing."""
    said: dict[str, Any] = {"language": labels.language} if labels.language != usual else {}
    return said | ({"bom": MARKED} if labels.marks_encoding else {})
