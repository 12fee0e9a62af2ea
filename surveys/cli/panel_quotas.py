"""`soundings panel quotas`: how many of each kind there are to be, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.services.launching import read_round_name
from surveys.services.recruiting.quotas import Quotas
from surveys.services.recruiting.quotas import quotas_of
from surveys.services.recruiting.quotas import quotas_of_panel
from surveys.services.recruiting.quotas import set_quotas

if TYPE_CHECKING:
    from surveys.cli.group import Installation


@click.command()
@click.argument("name", metavar="STUDY[/ROUND]")
@click.option(
    "--set",
    "given",
    metavar="ATTRIBUTE=VALUE=NUMBER",
    multiple=True,
    help="How many submissions there are to be; 0 takes the quota away.",
)
@as_json
@click.pass_obj
def quotas(installation: Installation, name: str, *, given: tuple[str, ...], is_json: bool) -> None:
    """Show quotas against a panel, or against a round: invited, begun, submitted. With --set, set them first.

    Example: soundings panel quotas northeast-asia --set community=official=20
    """
    workspace = installation.workspace()
    study_id = name.partition("/")[0]
    if given:
        set_quotas(workspace, study_id, dict(map(_quota, given)))
    found = (
        quotas_of(workspace, read_round_name(name))
        if "/" in name
        else quotas_of_panel(workspace, study_id)
    )
    if is_json:
        echo_json(found.as_dict())
    else:
        _say(found)


def _quota(text: str) -> tuple[tuple[str, str], int]:
    attribute, _, rest = text.partition("=")
    value, _, number = rest.rpartition("=")
    if not (attribute.strip() and value.strip() and number.isascii() and number.isdigit()):
        raise click.BadParameter(f"“{text}” is not ATTRIBUTE=VALUE=NUMBER.", param_hint="--set")
    return (attribute.strip(), value.strip()), int(number[:9])


def _say(found: Quotas) -> None:
    for attribute in found.attributes:
        click.echo(f"{attribute.id}")
        for line in attribute.lines:
            target = "no quota" if line.target is None else f"quota {line.target}"
            taking = (
                f", invited {line.invited}, begun {line.begun}, submitted {line.submitted}"
                if found.round
                else ""
            )
            wanted = line.missing if found.round else line.lacks_experts
            lacks = f"  {wanted} too few" if wanted else ""
            click.echo(
                f"  {line.value or '(not known)'}: {target}, panel {line.panel}{taking}{lacks}"
            )
    if not found.has_quotas:
        click.echo("No quota is set. Set one with --set ATTRIBUTE=VALUE=NUMBER.")
