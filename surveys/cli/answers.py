"""`soundings export`: the files of a round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.services.exporting.folders import MANIFEST
from surveys.services.exporting.folders import LeftOut
from surveys.services.exporting.folders import Written
from surveys.services.exporting.folders import names_for
from surveys.services.exporting.folders import write_folder
from surveys.services.exporting.rationales import RATIONALES
from surveys.services.exporting.recording import record_export
from surveys.services.exporting.source import source_of
from surveys.services.exporting.withholding import require_settled
from surveys.services.launching import read_round_name
from surveys.services.reviewing import review_of

if TYPE_CHECKING:
    from surveys.cli.group import Installation

_name = click.argument("name", metavar="STUDY/ROUND")


@click.command()
@_name
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder for the files; it is made if need be.",
)
@click.option(
    "--format",
    "endings",
    multiple=True,
    metavar="ENDING",
    help="Only files with this ending, such as csv, xlsx, sav or db, or figures; may be given several times.",
)
@click.option(
    "--language", default="", help="The language of labels; the study's first without it."
)
@click.option("--bom", "marks_encoding", is_flag=True, help="Mark CSV files as UTF-8, for Excel.")
@click.pass_obj
def export(
    installation: Installation,
    name: str,
    folder: Path,
    endings: tuple[str, ...],
    language: str,
    *,
    marks_encoding: bool,
) -> None:
    """Export a closed round: every dataset in every format, results, figures and a manifest.

    Example: soundings export northeast-asia/2026-autumn --to out/ --format csv --format sav
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    source = source_of(workspace, round_name, language, marks_encoding=marks_encoding)
    source = replace(source, tell=_tell)
    require_settled(source.listed, "its files")
    names = names_for(source, endings)
    record_export(workspace, round_name, names)

    def say(written: Written) -> None:
        counted = f"  {written.rows:,} rows, {written.columns:,} columns" if written.columns else ""
        click.echo(f"{folder / written.name}{counted}")

    left_out: list[LeftOut] = []
    write_folder(source, folder, names, done=say, left_out=left_out.append)
    click.echo(folder / MANIFEST)
    for each in left_out:
        click.echo(f"{each.name} was left out: {each.reason}", err=True)
    review = review_of(workspace, source.listed)
    if review.to_review and any(name.startswith(f"{RATIONALES.name}.") for name in names):
        click.echo(
            f"{review.to_review} of {review.texts} texts of experts are not reviewed yet, and so in no file "
            f"{RATIONALES.name}: review them on the page “Texts” of the round.",
            err=True,
        )


def _tell(dataset: str, done: int, total: int) -> None:
    click.echo(f"  {dataset}: {done:,} of {total:,} rows", err=True)
