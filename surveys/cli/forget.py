"""`soundings forget`: erase a person and, if asked, their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.services.recruiting import forgetting
from surveys.services.recruiting.settling import settle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.cli.group import Installation
    from surveys.services.recruiting.forgetting import Forgotten
    from surveys.services.recruiting.forgetting import Traces


@click.command()
@click.argument("expert")
@click.option("--study", "study_id", default="", help="Only in this study; without it, in all.")
@click.option("--answers", "with_answers", is_flag=True, help="Erase their answers too.")
@click.option("--dry-run", is_flag=True, help="Say what would be erased, and erase nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@click.pass_obj
def forget(
    installation: Installation,
    expert: str,
    *,
    study_id: str,
    with_answers: bool,
    dry_run: bool,
    yes: bool,
    is_json: bool,
) -> None:
    """Erase a person, by address, and with --answers what they answered; say what remains.

    Example: soundings forget bo@example.org --answers
    """
    workspace = installation.workspace()
    if not dry_run:
        settle(workspace)  # what a crash left half done, so that saying it again finishes it
    found = [
        forgetting.trace(workspace, each)
        for each in forgetting.find_everywhere(workspace, expert, study_id)
    ]
    if not is_json:
        for each in found:
            _say_before(each, with_answers=with_answers)
    done: list[Forgotten] = []
    if not dry_run:
        if not yes:
            click.confirm("This cannot be undone. Forget?", abort=True, err=is_json)
        done = [
            forgetting.forget(workspace, each.expert, with_answers=with_answers) for each in found
        ]
    if is_json:
        echo_json([each.as_dict() | {"forgotten": not dry_run} for each in found])
        return
    click.echo("Nothing was erased." if dry_run else f"{expert} is forgotten.")
    for forgotten in done:
        click.echo(f"What remains in {forgotten.traces.expert.study}:")
        _say(forgotten.remains)
    for each in found if dry_run else ():
        click.echo(f"What would remain in {each.expert.study}:")
        _say(each.remains(with_answers=with_answers))


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        click.echo(f"  {sentence}")


def _say_before(found: Traces, *, with_answers: bool) -> None:
    click.echo(f"{found.expert.name} <{found.expert.email}>, {found.expert.study}. To be erased:")
    for sentence in found.sentences:
        click.echo(f"  {sentence}")
    if with_answers and found.open_to_erasure:
        click.echo(f"  The answers in {', '.join(found.open_to_erasure)}.")
