"""`soundings analyze`: the results of a round, or of ratings that never passed through our pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from surveys.cli.group import as_json
from surveys.cli.group import read_file
from surveys.cli.group import write_file
from surveys.cli.results_in_words import results_in_words
from surveys.model.errors import Invalid
from surveys.services.launching import read_round_name
from surveys.services.reporting import FORMATS
from surveys.services.reporting import round_results

if TYPE_CHECKING:
    from surveys.cli.group import Installation
    from surveys.services.analyzing import RatingsRead
    from surveys.services.reporting import RoundResults

_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
#: How options are called whose names in Python say more.
_CALLED = {
    "study_file": "study",
    "mapping_file": "mapping",
    "panel_file": "panel",
    "folder": "to",
    "forms": "format",
}


@click.command()
@click.argument("name", metavar="STUDY/ROUND|FILE")
@click.option(
    "--study",
    "study_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The study file that says what the ratings mean; the one that is shipped without it.",
)
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="How the table is read, from a file; guessed and said without.",
)
@click.option(
    "--save-mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write how the table was read to a file, to change it and give it again.",
)
@click.option(
    "--panel",
    "panel_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A table with a line an expert and a column an attribute, such as community.",
)
@click.option("--sheet", default="", help="The sheet of a workbook; the first one without.")
@click.option("--skip-bad-lines", is_flag=True, help="Leave out what cannot be read, and say it.")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for results.json, tables and figures.",
)
@click.option(
    "--format",
    "forms",
    type=click.Choice(FORMATS),
    multiple=True,
    help="What figures are written as; svg without. May be given several times.",
)
@click.option("--language", default="", help="The language of figures; the study's first without.")
@as_json
@click.pass_obj
def analyze(installation: Installation, /, name: str, *, is_json: bool, **options: Any) -> None:
    """Place alliances, with probabilities and reliability: those of a round, or those of a file of ratings.

    A FILE is a CSV or XLSX, long (a line is one rating) or wide (a line is an expert), and needs no installation; how it
    is read is guessed and said. Its ratings are those that were given: reversed items are turned here. The options but
    --json are for files.

    Example: soundings analyze northeast-asia/2026-autumn --json

    Example: soundings analyze ratings.csv --to out/
    """
    file = Path(name)
    if file.is_file() or file.suffix.lower() in _ENDINGS:
        _of_file(file, is_json=is_json, **options)
        return
    for option, value in options.items():
        if value:
            words = _CALLED.get(option, option.replace("_", "-"))
            raise Invalid(f"--{words} is for a file of ratings, and {name} is none.")
    results = round_results(installation.workspace(), read_round_name(name))
    _echo(results, is_json=is_json, is_of_round=True)


def _of_file(  # noqa: PLR0913 - each is one option
    file: Path,
    *,
    is_json: bool,
    study_file: Path | None,
    mapping_file: Path | None,
    save_mapping: Path | None,
    panel_file: Path | None,
    sheet: str,
    skip_bad_lines: bool,
    folder: Path | None,
    forms: tuple[str, ...],
    language: str,
) -> None:
    from surveys.services import analyzing

    described = analyzing.describe_by(read_file(study_file) if study_file else None)
    chosen = described.language(language)
    read = analyzing.read_ratings(
        read_file(file),
        described.study,
        mapping=analyzing.read_mapping(read_file(mapping_file)) if mapping_file else None,
        panel=read_file(panel_file) if panel_file else None,
        sheet=sheet,
        skips_bad_lines=skip_bad_lines,
        progress=_Progress("Reading"),
    )
    _say_how(read)
    if save_mapping:
        write_file(save_mapping, read.mapping.as_toml())
        click.echo(f"How it was read is in {save_mapping}.", err=True)
    click.echo("Computing the results …", err=True)
    results = analyzing.results_of_ratings(described.study, described.sha256, read, _name_of(file))
    _echo(results, is_json=is_json, is_of_round=False)
    if folder:
        wanted = tuple(form for form in FORMATS if form in (forms or ("svg",)))
        written = analyzing.write_results(results, folder, language=chosen, forms=wanted)
        click.echo(f"{len(written)} files in {folder}.", err=True)


def _echo(results: RoundResults, *, is_json: bool, is_of_round: bool) -> None:
    if is_json:
        click.echo(results.json_bytes().decode(), nl=False)
        return
    for line in results_in_words(results, is_of_round=is_of_round):
        click.echo(line)


class _Progress:
    """Say how far long work has come; nothing about work of one step."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __call__(self, done: int, of: int) -> None:
        if done < of:
            click.echo(f"{self.what}: {done:,} of {of:,}", err=True)


def _say_how(read: RatingsRead) -> None:
    for sentence in read.read_as:
        click.echo(sentence, err=True)
    ratings = sum(each.answer.missing is None for each in read.stored)
    click.echo(
        f"{len(read.experts)} experts, {ratings:,} ratings, {len(read.stored) - ratings:,} missing.",
        err=True,
    )
    if read.left_out:
        click.echo(f"Left out for {len(read.left_out)} problems:", err=True)
        for problem in read.left_out:
            click.echo(f"  {problem}", err=True)


def _name_of(file: Path) -> str:
    """Make a name that may stand for a round out of that of a file."""
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "ratings"
