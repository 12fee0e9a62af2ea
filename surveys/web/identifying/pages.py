"""What the page of the key shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import identifying
from surveys.services.designing import newest_study
from surveys.web.identifying.forms import NameForm
from surveys.web.identifying.forms import PseudonymForm
from surveys.web.identifying.forms import WholeKeyForm

if TYPE_CHECKING:
    from surveys.model.experts import Expert
    from surveys.model.key_uses import KeyUse
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace
    from surveys.web.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expert with the pseudonym: shown now, and recorded."""

    expert: Expert
    pseudonym: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPage:
    """The key of a study: three ways to use it, and the record of its uses."""

    study: Study
    name: NameForm
    pseudonym: PseudonymForm
    whole: WholeKeyForm
    uses: tuple[KeyUse, ...]
    found: Found | None = None

    @property
    def refused(self) -> Form:
        """The form with something to mend, if any has."""
        forms: tuple[Form, ...] = (self.name, self.pseudonym, self.whole)
        return next((form for form in forms if form.problems), self.name)


def key_page(
    workspace: Workspace,
    study_id: str,
    *,
    name: NameForm | None = None,
    pseudonym: PseudonymForm | None = None,
    whole: WholeKeyForm | None = None,
    found: Expert | None = None,
) -> KeyPage:
    """Gather what the page shows; a form that was sent stands in its place."""
    return KeyPage(
        study=newest_study(workspace, study_id).study,
        name=name or NameForm(formdata=None),
        pseudonym=pseudonym or PseudonymForm(formdata=None),
        whole=whole or WholeKeyForm(formdata=None),
        uses=identifying.list_uses(workspace, study_id),
        found=Found(expert=found, pseudonym=identifying.shown_pseudonym(workspace, found))
        if found
        else None,
    )
