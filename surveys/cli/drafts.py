"""`soundings study draft`, `keep`, `discard` and `compare`: a version in the making, and what is different."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import read_file
from surveys.cli.group import write_file
from surveys.model.text_differences import PieceKind
from surveys.services import comparing
from surveys.services import editing

if TYPE_CHECKING:
    from surveys.model.editing_drafts import EditingDraft
    from surveys.services.comparing import Comparison
    from surveys.services.workspace import Workspace

_MARKS = {
    PieceKind.SAME: ("", ""),
    PieceKind.REMOVED: ("[-", "-]"),
    PieceKind.ADDED: ("{+", "+}"),
}
_study = click.argument("study_id", metavar="STUDY")


@click.command()
@_study
@click.option("--begin", is_flag=True, help="Begin a draft with the newest version.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file to save as the draft, whatever problems it has.",
)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file to write the draft to.",
)
@as_json
@click.pass_obj
def draft(
    installation: Installation,
    study_id: str,
    *,
    begin: bool,
    source: Path | None,
    target: Path | None,
    is_json: bool,
) -> None:
    """Show, begin, save or write the draft of a study: a version in the making, with every problem of it.

    Example: soundings study draft northeast-asia --begin --to draft.toml
    """
    workspace = installation.workspace()
    if begin:
        editing.begin_draft(workspace, study_id)
    if source:
        _save(workspace, study_id, read_file(source))
    found = editing.require_draft(workspace, study_id)
    if target:
        write_file(target, found.content)
    if is_json:
        echo_json(_as_dict(found))
        return
    _say(found)


def _save(workspace: Workspace, study_id: str, data: bytes) -> None:
    known = editing.find_draft(workspace, study_id) or editing.begin_draft(workspace, study_id)
    editing.save_file(workspace, study_id, known.state.revision, data)


def _as_dict(found: EditingDraft) -> dict[str, object]:
    problems = editing.checked_draft(found).problems
    return {
        "study": found.study,
        "based_on": found.state.based_on,
        "state": found.state.revision,
        "saved_at": found.state.saved_at.isoformat(),
        "problems": [{"line": each.line, "message": each.message} for each in problems],
    }


def _say(found: EditingDraft) -> None:
    based = f"begun with version {found.state.based_on}" if found.state.based_on else "new"
    click.echo(f"{found.study}: draft, {based}, saved {found.state.saved_at:%Y-%m-%d %H:%M} UTC")
    for problem in editing.checked_draft(found).problems:
        click.echo(f"  {problem}")


@click.command()
@_study
@click.pass_obj
def keep(installation: Installation, study_id: str) -> None:
    """Keep the draft of a study as its next version; refused with its problems while it has any.

    Example: soundings study keep northeast-asia
    """
    workspace = installation.workspace()
    found = editing.require_draft(workspace, study_id)
    added = editing.keep(workspace, study_id, found.state.revision)
    words = "was kept as" if added.is_new else "is the same as"
    click.echo(f"The draft of {study_id} {words} version {added.version}.")


@click.command()
@_study
@click.pass_obj
def discard(installation: Installation, study_id: str) -> None:
    """Discard the draft of a study; its versions stay.

    Example: soundings study discard northeast-asia
    """
    workspace = installation.workspace()
    found = editing.require_draft(workspace, study_id)
    editing.discard(workspace, study_id, found.state.revision)
    click.echo(f"The draft of {study_id} was discarded; its page brings it back.")


@click.command()
@_study
@click.argument("first", type=int)
@click.argument("second", type=int)
@as_json
@click.pass_obj
def compare(
    installation: Installation, study_id: str, first: int, second: int, *, is_json: bool
) -> None:
    """Say what is different between two versions: texts word by word in each language, and what is not text.

    Example: soundings study compare northeast-asia 1 2 --json
    """
    found = comparing.compare_versions(installation.workspace(), study_id, first, second)
    if is_json:
        echo_json({"study": study_id, "first": first, "second": second} | found.as_dict())
        return
    if found.is_empty:
        click.echo("Both versions say the same.")
    for line in _lines(found):
        click.echo(line)


def _lines(found: Comparison) -> list[str]:
    """Write what went as [-this-] and what came as {+this+}, as `git diff --word-diff` does."""
    of = {"+": found.added, "-": found.removed}
    return [
        *(
            f"{sign} {each.noun} {each.id}{f' of {each.where}' if each.where else ''}: {each.words}"
            for sign, changes in of.items()
            for each in changes
        ),
        *(f"~ another order of {each}" for each in found.moved),
        *(
            f"~ {each.where} {each.what}: {each.words_before} → {each.words_after}"
            for each in found.settings
        ),
        *(
            f"~ {each.where} {each.what}.{each.language}: "
            + "".join(f"{_MARKS[p.kind][0]}{p.text}{_MARKS[p.kind][1]}" for p in each.pieces)
            for each in found.texts
        ),
    ]
