"""`soundings agreement`: how far raters agree, in anybody's file; no study and no installation."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.group import read_file
from surveys.cli.group import write_file

_LEVELS = ("nominal", "ordinal", "interval", "ratio", "circular", "bipolar")
_WEIGHTS = (
    *("identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"),
)
_FORMATS = ("text", "json", "csv", "markdown", "latex")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--long", "shape", flag_value="long", help="A line is one rating.")
@click.option("--wide", "shape", flag_value="wide", help="A line is a unit, a column a rater.")
@click.option("--rater", default="", help="The column of a long table that names the rater.")
@click.option("--unit", default="", help="The column that names what is rated.")
@click.option("--value", default="", help="The column that has the rating.")
@click.option("--columns", default="", help="The columns of a wide table, with commas between.")
@click.option(
    "--rows", type=click.Choice(["units", "raters"]), help="What a line of a wide table is."
)
@click.option("--missing", default="", help="What else stands for a gap: -99,refused.")
@click.option("--level", type=click.Choice(_LEVELS), help="Level of measurement; guessed without.")
@click.option("--scale", default="", help="The whole scale, used or not: 1-7, or low,middle,high.")
@click.option("--weights", type=click.Choice(_WEIGHTS), help="For AC2 and the weighted kappas.")
@click.option(
    "--conf",
    type=click.FloatRange(0.5, 0.999),
    default=0.95,
    show_default=True,
    help="Level of the intervals.",
)
@click.option("--what", default="", help="Only these coefficients, by name, with commas between.")
@click.option("--sheet", default="", help="The sheet of a workbook; the first one without.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How it is written.",
)
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
def agreement(  # noqa: PLR0913 - each is one option
    file: Path,
    *,
    shape: str | None,
    rater: str,
    unit: str,
    value: str,
    columns: str,
    rows: str | None,
    missing: str,
    level: str | None,
    scale: str,
    weights: str | None,
    conf: float,
    what: str,
    sheet: str,
    form: str,
    to: Path | None,
) -> None:
    """Measure how far raters agree: every coefficient that applies, with intervals, and what each one answers.

    FILE is a CSV or XLSX, long (a line is one rating) or wide (a line is a unit, a column a rater). What is guessed
    about it is said.

    Example: soundings agreement ratings.csv --scale 1-7
    """
    from surveys.services import agreeing

    read = agreeing.read_ratings(
        read_file(file),
        agreeing.Wanted(
            shape=shape or "",
            rater=rater,
            unit=unit,
            value=value,
            columns=_listed(columns),
            rows_are_raters=rows == "raters",
            missing=_listed(missing),
            level=level or "",
            scale=scale,
            sheet=sheet,
        ),
    )
    report = agreeing.measure(read, file.name, conf=conf, weights=weights or "", only=_listed(what))
    written = agreeing.FORMATS[form](report)
    if to is None:
        click.echo(written, nl=False)
        return
    write_file(to, written.encode())
    click.echo(to)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
