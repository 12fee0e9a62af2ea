"""Panel files to fill in, with the columns that a study knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.panel_file import blank_csv
from surveys.formats.panel_file import blank_xlsx
from surveys.model.errors import NotFound
from surveys.services.designing import newest_study

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

#: The kinds of files, and what they are called on the web.
BLANK_FILES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def blank_file(workspace: Workspace, study_id: str, kind: str) -> bytes:
    """Make a panel file to fill in.

    Raises
    ------
    NotFound
        When there is no such kind of file.
    """
    if kind not in BLANK_FILES:
        raise NotFound(f"There is no panel file of the kind “{kind}”; there are CSV and XLSX.")
    study = newest_study(workspace, study_id).study
    return blank_csv(study) if kind == "csv" else blank_xlsx(study)
