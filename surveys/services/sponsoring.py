"""Who asks the experts, and whom they can write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.authenticating import first_researcher

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace


def who_asks(workspace: Workspace, study: Study) -> tuple[str, str]:
    """Return sponsor and contact of a study: its file's, else its first researcher's, else blank."""
    first = first_researcher(workspace)
    sponsorship = study.sponsorship
    sponsor = sponsorship.sponsor.to(study.languages[0]) if sponsorship.sponsor else ""
    contact = sponsorship.contact
    return sponsor or (first.name if first else ""), contact or (first.email if first else "")
