"""How a draft begins: with the newest version, or with a file whatever problems it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.study_editing import find_study_id
from surveys.formats.study_editing import read_text
from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.services.authorizing import claim_study
from surveys.services.designing import newest_study
from surveys.services.editing.drafting import find_draft
from surveys.services.editing.drafting import insert_first
from surveys.storage import versions
from surveys.storage.migrating import bring_up_to_date

if TYPE_CHECKING:
    from surveys.model.editing_drafts import EditingDraft
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A file that was handed in: the study that it is of, and its text."""

    study: str
    content: bytes


def begin_draft(workspace: Workspace, study_id: str) -> EditingDraft:
    """Begin a draft with the newest version of a study; where there is a draft, that is it.

    Raises
    ------
    NotFound
        When this installation has no such study.
    """
    known = find_draft(workspace, study_id)
    if known is not None:
        return known
    newest = newest_study(workspace, study_id)
    content = versions.content_of(workspace.study(study_id).read(), newest.version)
    text = read_text(content).encode()
    return insert_first(workspace, study_id, text, based_on=newest.version)


def read_handed(data: bytes) -> Handed:
    """Find out which study a file is of, whatever problems it has.

    Raises
    ------
    Invalid
        When it is no text, or names no study, so that there is no place to keep it.
    """
    content = read_text(data).encode()
    study_id = find_study_id(content)
    if not study_id:
        raise Invalid(
            "It cannot be told which study this file is of: its section [study] names no id. Nothing was kept."
        )
    return Handed(study=study_id, content=content)


def keep_file_as_draft(workspace: Workspace, data: bytes) -> EditingDraft:
    """Keep a file as the draft of its study, whatever problems it has, so that it can be mended here.

    Raises
    ------
    Invalid
        When there is no place to keep it.
    Conflict
        When the study has another draft.
    """
    handed = read_handed(data)
    claim_study(workspace, handed.study)
    if handed.study not in workspace.studies.ids():
        database = workspace.studies.create(handed.study)
        backups = workspace.settings.backups_folder
        bring_up_to_date(database, backups=backups, now=workspace.clock())
    known = find_draft(workspace, handed.study)
    if known is not None and known.content != handed.content:
        raise Conflict(
            f"The file has problems, and the study “{handed.study}” has a draft already, so nothing was kept. Mend "
            "the file, or put it into that draft: its page “The whole text” takes files too."
        )
    number = versions.newest_number(workspace.study(handed.study).read())
    return insert_first(workspace, handed.study, handed.content, based_on=number or None)
