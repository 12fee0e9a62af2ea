"""`soundings round`: create, open and watch rounds; what else is done to them stands beside this."""

from __future__ import annotations

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.round_links import links
from surveys.cli.round_steps import STEPS
from surveys.cli.round_steps import planned
from surveys.cli.round_steps import standing
from surveys.cli.round_watching import quality
from surveys.cli.round_watching import status
from surveys.cli.round_watching import watch
from surveys.services import launching

_name = click.argument("name", metavar="STUDY/ROUND")


@click.group(name="round")
def rounds() -> None:
    """Create, open, pause, extend, close, reopen, watch and finalise rounds."""


@rounds.command()
@click.argument("study_id", metavar="STUDY")
@click.argument("round_id", metavar="ROUND")
@click.option(
    "--closes",
    required=True,
    help="A date (the end of that day there), a date and time, or days: 30d.",
)
@click.option(
    "--opens", default="", help="A date (its beginning), a date and time, or days: 7d; optional."
)
@click.option("--grace", default="", help="Minutes to finish after the close, 0 to 1440.")
@click.option("--form", default="", help="A form of the study file that asks less than the whole.")
@click.option("--from", "follows", default="", help="An earlier round that this one follows.")
@click.option(
    "--carry",
    "carries",
    type=click.Choice(["invited", "submitted"]),
    help="Ask only those who were invited to the earlier round, or submitted in it.",
)
@click.pass_obj
def create(
    installation: Installation,
    /,
    study_id: str,
    round_id: str,
    closes: str,
    form: str,
    **more: str | None,
) -> None:
    """Create a round of a study's newest version, as a draft.

    Example: soundings round create northeast-asia 2026-autumn --closes 30d --form short
    """
    workspace = installation.workspace()
    made = launching.create_round(
        workspace,
        study_id,
        round_id,
        closes,
        form=form,
        plan=launching.RoundPlan(
            opens=more["opens"] or "",
            grace=more["grace"] or "",
            follows=more["follows"] or "",
            carries=more["carries"] or "",
        ),
    )
    click.echo(f"{made.name} {planned(workspace, made)}")


@rounds.command(name="open")
@_name
@click.option(
    "--at", default="", help="A date (its beginning), a date and time, days such as 7d, or now."
)
@click.pass_obj
def open_(installation: Installation, name: str, at: str) -> None:
    """Open a round, or schedule its opening: from this moment on its questions, version, sponsor and contact are fixed.

    Example: soundings round open northeast-asia/2026-autumn
    """
    workspace = installation.workspace()
    opened = launching.open_round(workspace, launching.read_round_name(name), at)
    click.echo(f"{opened.name} {standing(workspace, opened)}")


@rounds.command(name="list")
@click.argument("study_id", metavar="[STUDY]", default="")
@as_json
@click.pass_obj
def list_(installation: Installation, study_id: str, *, is_json: bool) -> None:
    """List the rounds of one study or of all.

    Example: soundings round list northeast-asia
    """
    known = launching.list_rounds(installation.workspace(), study_id)
    if is_json:
        echo_json(
            [
                {
                    "round": str(each.round.name),
                    "state": each.state.value,
                    "version": each.round.version,
                    "form": each.round.form,
                    "opens_at": opens_at and opens_at.isoformat(),
                    "closes_at": each.round.closes_at.isoformat(),
                    "answers_end_at": each.round.answers_end_at.isoformat(),
                    "follows": each.round.follows,
                }
                for each in known
                for opens_at in [each.round.opened_at or each.round.opens_at]
            ]
        )
    elif not known:
        click.echo(
            "There is no round yet. Create one: soundings round create STUDY ROUND --closes 30d"
        )
    for each in () if is_json else known:
        closes = launching.say_end(each.round.closes_at, each.study.time_zone)
        form = f"  form {each.round.form}" if each.round.form else ""
        click.echo(f"{each.round.name}  {each.state.value}  closes at {closes}{form}")


for part in (links, status, watch, quality, *STEPS):
    rounds.add_command(part)
