"""What is done to rounds on the command line once they are there: each step a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services.launching import read_round_name

if TYPE_CHECKING:
    from surveys.cli.group import Installation
    from surveys.model.rounds import Round
    from surveys.services.workspace import Workspace

_name = click.argument("name", metavar="STUDY/ROUND")
_reason = click.option(
    "--reason", default="", help="Why; shown beside the preregistration and the results."
)


def planned(workspace: Workspace, made: Round) -> str:
    """Say when a draft is meant to open and to close, and what is as it is not usually."""
    zone = launching.find_round(workspace, made.name).study.time_zone
    opens = (
        f"is to open at {launching.say_moment(made.opens_at, zone)} and " if made.opens_at else ""
    )
    asks = f" and asks the form {made.form}" if made.form else ""
    whom = f", asking who was {made.carries.value} there" if made.carries == "invited" else ""
    whom = ", asking who submitted there" if made.carries == "submitted" else whom
    follows = f"; it follows {made.follows}{whom}" if made.follows else ""
    return f"{opens}closes at {launching.say_end(made.closes_at, zone)}{asks}{follows}"


def standing(workspace: Workspace, found: Round) -> str:
    """Say in which state a round is, and until when."""
    listed = launching.find_round(workspace, found.name)
    zone, end = listed.study.time_zone, launching.say_end(found.ended_at, listed.study.time_zone)
    if listed.is_in_grace:
        until = launching.say_moment(found.answers_end_at, zone)
        return f"is closed; who had begun may submit until {until}"
    if listed.state is RoundState.SCHEDULED and found.opened_at:
        opens = launching.say_moment(found.opened_at, zone)
        return f"is scheduled: open from {opens} until {end}"
    if listed.state is RoundState.OPEN:
        return f"is open until {end}"
    if listed.state is RoundState.PAUSED:
        return f"is paused; it closes at {end} all the same"
    return f"is {listed.state.value}" if listed.state is not RoundState.DRAFT else "is a draft"


def _say(workspace: Workspace, found: Round) -> None:
    click.echo(f"{found.name} {standing(workspace, found)}")


@click.command()
@_name
@click.option("--at", required=True, help="A date (its beginning), a date and time, or days: 7d.")
@click.pass_obj
def schedule(installation: Installation, name: str, at: str) -> None:
    """Fix a round now and have it open by itself later; the same as `round open --at`.

    Example: soundings round schedule northeast-asia/2026-autumn --at 7d
    """
    workspace = installation.workspace()
    _say(workspace, launching.open_round(workspace, read_round_name(name), at))


@click.command()
@_name
@click.pass_obj
def unschedule(installation: Installation, name: str) -> None:
    """Make a scheduled round a draft again, while nobody has begun.

    Example: soundings round unschedule northeast-asia/2026-autumn
    """
    workspace = installation.workspace()
    _say(workspace, launching.unschedule_round(workspace, read_round_name(name)))


@click.command()
@_name
@click.option(
    "--closes",
    required=True,
    help="A date (the end of that day there), a date and time, or days: 30d.",
)
@_reason
@click.pass_obj
def extend(installation: Installation, name: str, closes: str, reason: str) -> None:
    """Let a round close later; a closed one is reopened by it, which wants a reason.

    Example: soundings round extend northeast-asia/2026-autumn --closes 14d --reason "Holidays"
    """
    workspace = installation.workspace()
    _say(workspace, launching.extend_round(workspace, read_round_name(name), closes, reason))


@click.command()
@_name
@_reason
@click.pass_obj
def pause(installation: Installation, name: str, reason: str) -> None:
    """Pause an open round: nothing can be saved and no mail goes out; nobody loses anything.

    Example: soundings round pause northeast-asia/2026-autumn
    """
    workspace = installation.workspace()
    _say(workspace, launching.pause_round(workspace, read_round_name(name), reason))


@click.command()
@_name
@click.pass_obj
def resume(installation: Installation, name: str) -> None:
    """Let a paused round go on.

    Example: soundings round resume northeast-asia/2026-autumn
    """
    workspace = installation.workspace()
    _say(workspace, launching.resume_round(workspace, read_round_name(name)))


@click.command()
@_name
@click.option(
    "--grace",
    "has_grace",
    is_flag=True,
    help="Let whoever has begun finish, as after the planned close.",
)
@_reason
@click.pass_obj
def close(installation: Installation, name: str, reason: str, *, has_grace: bool) -> None:
    """Close a round before its time; without --grace nothing can be submitted any more, also in its grace.

    Example: soundings round close northeast-asia/2026-autumn
    """
    workspace = installation.workspace()
    closed = launching.close_round(
        workspace, read_round_name(name), has_grace=has_grace, reason=reason
    )
    _say(workspace, closed)


@click.command()
@_name
@click.option(
    "--reason", required=True, help="Why; shown beside the preregistration and the results."
)
@click.option(
    "--closes", default="", help="Until when then; left out: as planned, where that lies ahead."
)
@click.pass_obj
def reopen(installation: Installation, name: str, reason: str, closes: str) -> None:
    """Let a closed round be answered again, as a deviation that is shown for good.

    Example: soundings round reopen northeast-asia/2026-autumn --closes 7d --reason "A server failed"
    """
    workspace = installation.workspace()
    _say(workspace, launching.reopen_round(workspace, read_round_name(name), reason, closes))


@click.command()
@_name
@click.confirmation_option(
    prompt="Nothing in a final round can be changed or withdrawn any more. Go on?"
)
@click.pass_obj
def finalize(installation: Installation, name: str) -> None:
    """Declare a closed round settled: nothing in it can change from then on.

    Example: soundings round finalize northeast-asia/2026-autumn --yes
    """
    workspace = installation.workspace()
    _say(workspace, launching.finalize_round(workspace, read_round_name(name)))


@click.command()
@_name
@click.argument("round_id", metavar="NEW")
@click.option(
    "--closes",
    required=True,
    help="A date (the end of that day there), a date and time, or days: 30d.",
)
@click.option(
    "--opens", default="", help="A date (its beginning), a date and time, or days: 7d; optional."
)
@click.option("--grace", default="", help="Minutes to finish after the close, 0 to 1440.")
@click.option("--newest", "is_newest", is_flag=True, help="Take the newest version of the study.")
@click.pass_obj
def clone(
    installation: Installation,
    /,
    name: str,
    round_id: str,
    closes: str,
    *,
    is_newest: bool,
    opens: str,
    grace: str,
) -> None:
    """Create a round like another one: its version, form, grace and panel, as a draft.

    Example: soundings round clone northeast-asia/2026-autumn 2027-spring --closes 2027-05-31
    """
    workspace = installation.workspace()
    made = launching.clone_round(
        workspace,
        read_round_name(name),
        round_id,
        closes,
        is_newest=is_newest,
        plan=launching.RoundPlan(opens=opens, grace=grace),
    )
    click.echo(f"{made.name} {planned(workspace, made)}")


STEPS = (schedule, unschedule, extend, pause, resume, close, reopen, finalize, clone)
