"""Bring experts in from a file: first what it would do, then what a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.panel_file import read_panel
from surveys.model.errors import Invalid
from surveys.model.events import EventKind
from surveys.model.experts import Expert
from surveys.model.opt_outs import address_hash
from surveys.services.auditing import record_in_people
from surveys.services.designing import newest_study
from surveys.services.recruiting.differing import Update
from surveys.services.recruiting.differing import find_updates
from surveys.services.recruiting.telling_rounds import tell_open_rounds
from surveys.storage import experts
from surveys.storage import opt_outs

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.formats.panel_file import Choices
    from surveys.formats.panel_file import Column
    from surveys.formats.panel_file import PanelFile
    from surveys.model.experts import Candidate
    from surveys.model.problems import Problem
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPreview:
    """What importing a file would do, or has done: who is new, known by address or retired, which lines are wrong.

    ``updates`` are those of the ``known`` about whom the file says something else; ``no_mail`` those of the ``new``
    whose address wants no mail from any study.
    """

    new: tuple[Candidate, ...]
    known: tuple[Candidate, ...]
    problems: tuple[Problem, ...]
    retired: tuple[Candidate, ...] = ()
    updates: tuple[Update, ...] = ()
    no_mail: tuple[Candidate, ...] = ()
    columns: tuple[Column, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def bad_lines(self) -> int:
        """How many lines are wrong."""
        return len({problem.line for problem in self.problems})


def preview_panel(
    workspace: Workspace, study_id: str, data: bytes, choices: Choices | None = None
) -> PanelPreview:
    """Read a panel file and store nothing."""
    read = read_panel(data, newest_study(workspace, study_id).study, choices)
    with workspace.people.snapshot() as db:
        return _compare(db, study_id, read)


def _compare(db: Database, study_id: str, read: PanelFile) -> PanelPreview:
    before = {each.email: each for each in experts.list_experts(db, study_id, with_retired=True)}
    known = [each for each in read.candidates if each.email in before]
    new = tuple(each for each in read.candidates if each.email not in before)
    active = tuple(each for each in known if before[each.email].retired_at is None)
    unwilling = opt_outs.addresses_opted_out(db)
    return PanelPreview(
        new=new,
        known=active,
        problems=read.problems,
        retired=tuple(each for each in known if before[each.email].retired_at is not None),
        updates=find_updates(active, before),
        no_mail=tuple(each for each in new if unwilling and address_hash(each.email) in unwilling),
        columns=read.columns,
        sheets=read.sheets,
        sheet=read.sheet,
    )


def import_panel(
    workspace: Workspace,
    study_id: str,
    data: bytes,
    choices: Choices | None = None,
    *,
    good_rows: bool = False,
    update: bool = False,
) -> PanelPreview:
    """Add the experts of a file to a study's panel; whoever is known stays as they are, unless ``update`` is given.

    Whoever was retired stays so. With ``update``, what the file says of known experts replaces what is known;
    an empty cell says nothing.

    Raises
    ------
    Invalid
        When lines are wrong and ``good_rows`` does not say to import the others; nothing is stored then.
    """
    # Read before the gate is entered: thousands of addresses take seconds.
    read = read_panel(data, newest_study(workspace, study_id).study, choices)
    with workspace.people.write() as db:
        preview = _compare(db, study_id, read)
        _require_good(preview, good_rows=good_rows)
        for candidate in preview.new:
            experts.insert_expert(db, _expert(workspace, study_id, candidate), workspace.clock())
        updates = preview.updates if update else ()
        for each in updates:
            experts.update_expert(db, each.after)
        _record(workspace, db, study_id, preview, len(updates))
    if updates:
        tell_open_rounds(workspace, study_id)
    return preview


def _require_good(preview: PanelPreview, *, good_rows: bool) -> None:
    if preview.problems and not good_rows:
        wrong = preview.bad_lines
        raise Invalid(
            f"Nothing was imported: {wrong} {'line is' if wrong == 1 else 'lines are'} wrong. "
            "Correct the file, or choose to import the good rows.",
            preview.problems,
        )
    if preview.problems and not (preview.new or preview.known or preview.retired):
        raise Invalid("Nothing was imported: the file has no good row.", preview.problems)


def _record(
    workspace: Workspace, db: Database, study_id: str, preview: PanelPreview, updated: int
) -> None:
    if preview.new or updated:
        record_in_people(
            workspace,
            db,
            EventKind.PANEL_IMPORTED,
            study_id,
            study=study_id,
            new=len(preview.new),
            known=len(preview.known),
            **({"updated": updated} if updated else {}),
            **({"left_out": preview.bad_lines} if preview.problems else {}),
        )


def _expert(workspace: Workspace, study_id: str, candidate: Candidate) -> Expert:
    return Expert(
        id=workspace.new_id(),
        study=study_id,
        name=candidate.name,
        email=candidate.email,
        language=candidate.language,
        attributes=candidate.attributes,
        pseudonym=workspace.new_id(),
    )
