"""`soundings mail bounce` and `bounces`: what came back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import read_file
from surveys.model.bounces import BounceKind
from surveys.services.mailing import bouncing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.services.mailing.bouncing import BouncesRead
    from surveys.services.mailing.bouncing import ReadBounce

_HOW = {BounceKind.HARD: "for good", BounceKind.SOFT: "for now"}


@click.command()
@click.argument("email")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in BounceKind]),
    default=BounceKind.HARD.value,
    show_default=True,
    help="hard: the address is wrong or gone; soft: only this time.",
)
@click.option("--reason", default="", help="Why, in your own words.")
@click.option("--study", "study_id", default="", help="Only the expert of this study.")
@click.option("--clear", is_flag=True, help="The address works after all: write to it again.")
@click.pass_obj
def bounce(
    installation: Installation, email: str, kind: str, reason: str, study_id: str, *, clear: bool
) -> None:
    """Record that mail to an address came back; after a hard bounce nothing more is sent to it.

    Example: soundings mail bounce expert@example.org --kind hard --reason "left the institute"
    """
    workspace = installation.workspace()
    if clear:
        was_left = bouncing.mail_again(workspace, email, study_id)
        click.echo(
            f"{email} is written to again." if was_left else f"{email} was written to anyway."
        )
        return
    count = bouncing.record_bounce(workspace, email, BounceKind(kind), reason, study_id)
    where = "" if count == 1 else f" in {count} studies"
    after = (
        f" Nothing more is sent there until the address changes, or you say: soundings mail bounce {email} --clear"
        if kind == BounceKind.HARD.value
        else ""
    )
    click.echo(f"Recorded that mail to {email} failed {_HOW[BounceKind(kind)]}{where}.{after}")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--study", "study_id", default="", help="Only the experts of this study.")
@as_json
@click.pass_obj
def bounces(
    installation: Installation, files: Sequence[Path], study_id: str, *, is_json: bool
) -> None:
    """Record what delivery reports (RFC 3464) say: messages as .eml files, or a whole mbox.

    Example: soundings mail bounces returned.mbox
    """
    contents = [(path.name, read_file(path)) for path in files]
    read = bouncing.read_bounces(installation.workspace(), contents, study_id)
    if is_json:
        echo_json(_as_dict(read))
        return
    for each in read.recorded:
        how = "by its message" if each.by_message else "by its address"
        click.echo(f"{each.place}: {each.address} failed {_HOW[each.kind]}, recognised {how}")
    for each in read.known:
        click.echo(f"{each.place}: {each.address} was recorded before")
    for each in read.unrecognised:
        click.echo(
            f"{each.place}: {each.address} belongs to nobody here, nor does the message", err=True
        )
    for problem in read.problems:
        click.echo(problem, err=True)
    click.echo(
        f"Recorded {len(read.recorded)}; {len(read.known)} were known, {len(read.unrecognised)} belong to "
        f"nobody here, {len(read.problems)} could not be read."
    )


def _as_dict(read: BouncesRead) -> dict[str, object]:
    def row(each: ReadBounce) -> dict[str, object]:
        return {
            "place": each.place,
            "email": each.address,
            "kind": each.kind.value,
            "reason": each.reason,
            "by_message": each.by_message,
        }

    return {
        "recorded": [row(each) for each in read.recorded],
        "known": [row(each) for each in read.known],
        "unrecognised": [row(each) for each in read.unrecognised],
        "problems": list(read.problems),
    }
