"""`soundings methods`: how the results of a round were computed, and scripts that compute them again."""

from __future__ import annotations

import click

from surveys.cli.group import Installation
from surveys.cli.group import echo_json
from surveys.services.explaining import explain_round
from surveys.services.explaining import methods_as_markdown
from surveys.services.explaining import methods_as_text
from surveys.services.launching import read_round_name


@click.command()
@click.argument("name", metavar="STUDY/ROUND")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Markdown and JSON hold the scripts in Python and R.",
)
@click.pass_obj
def methods(installation: Installation, name: str, form: str) -> None:
    """Say how each result of a round was computed: formula, options, n and reference.

    Example: soundings methods northeast-asia/2026-autumn --format markdown
    """
    found = explain_round(installation.workspace(), read_round_name(name))
    if form == "json":
        echo_json(found.as_dict())
        return
    click.echo(methods_as_markdown(found) if form == "markdown" else methods_as_text(found))
