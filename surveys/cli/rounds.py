"""`soundings round`: create, open, watch, close and finalise rounds."""

from __future__ import annotations

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.round_links import links
from surveys.services import launching
from surveys.services import monitoring

_name = click.argument("name", metavar="STUDY/ROUND")


@click.group(name="round")
def rounds() -> None:
    """Create, open, watch, close and finalise rounds."""


@rounds.command()
@click.argument("study_id", metavar="STUDY")
@click.argument("round_id", metavar="ROUND")
@click.option("--closes", required=True, help="A date (the end of that day there), or days: 30d.")
@click.option("--form", default="", help="A form of the study file that asks less than the whole.")
@click.pass_obj
def create(
    installation: Installation, study_id: str, round_id: str, closes: str, form: str
) -> None:
    """Create a round of a study's newest version, as a draft.

    Example: soundings round create northeast-asia 2026-autumn --closes 30d --form short
    """
    made = launching.create_round(installation.workspace(), study_id, round_id, closes, form=form)
    asks = f" and asks the form {made.form}" if made.form else ""
    click.echo(f"{made.name} closes {made.closes_at:%Y-%m-%d %H:%M} UTC{asks}")


@rounds.command(name="open")
@_name
@click.pass_obj
def open_(installation: Installation, name: str) -> None:
    """Open a round: its questions, version, sponsor and contact are fixed from then on.

    Example: soundings round open northeast-asia/2026-autumn
    """
    opened = launching.open_round(installation.workspace(), launching.read_round_name(name))
    click.echo(f"{opened.name} is open until {opened.closes_at:%Y-%m-%d %H:%M} UTC")


@rounds.command()
@_name
@click.pass_obj
def close(installation: Installation, name: str) -> None:
    """Close a round before its time.

    Example: soundings round close northeast-asia/2026-autumn
    """
    closed = launching.close_round(installation.workspace(), launching.read_round_name(name))
    click.echo(f"{closed.name} is closed")


@rounds.command()
@_name
@click.confirmation_option(
    prompt="Nothing in a final round can be changed or withdrawn any more. Go on?"
)
@click.pass_obj
def finalize(installation: Installation, name: str) -> None:
    """Declare a closed round settled: nothing in it can change from then on.

    Example: soundings round finalize northeast-asia/2026-autumn --yes
    """
    final = launching.finalize_round(installation.workspace(), launching.read_round_name(name))
    click.echo(f"{final.name} is final")


@rounds.command()
@_name
@as_json
@click.pass_obj
def status(installation: Installation, name: str, *, is_json: bool) -> None:
    """Show a round's field work.

    Example: soundings round status northeast-asia/2026-autumn --json
    """
    found = monitoring.field_work(installation.workspace(), launching.read_round_name(name))
    if is_json:
        echo_json(found.as_dict())
        return
    asks = f" and asks the form {found.round.form}" if found.round.form else ""
    click.echo(f"{found.round.name} is {found.state.value}{asks}")
    for word in ("panel", "invited", "begun", "submitted", "declined", "withdrawn"):
        click.echo(f"{word:>10} {getattr(found, word):>5}")
    if found.last_activity:
        click.echo(f"Last activity {found.last_activity:%Y-%m-%d %H:%M} UTC")


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
                    "closes_at": each.round.closes_at.isoformat(),
                }
                for each in known
            ]
        )
    elif not known:
        click.echo(
            "There is no round yet. Create one: soundings round create STUDY ROUND --closes 30d"
        )
    for each in () if is_json else known:
        form = f"  form {each.round.form}" if each.round.form else ""
        click.echo(
            f"{each.round.name}  {each.state.value}  closes {each.round.closes_at:%Y-%m-%d}{form}"
        )


rounds.add_command(links)
