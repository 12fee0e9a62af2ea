"""`soundings panel add`, `edit`, `retire`, `restore` and `merge`: one expert at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import click

from surveys.model.errors import Invalid
from surveys.services.recruiting import changing
from surveys.services.recruiting import merging
from surveys.services.recruiting.listing import find_in_panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.cli.group import Installation

_study = click.argument("study_id", metavar="STUDY")
_expert = click.argument("expert", metavar="EMAIL")
_language = click.option("--language", help="One of the study's languages.")
_set = click.option(
    "--set",
    "given",
    metavar="ATTRIBUTE=VALUE",
    multiple=True,
    help="An attribute of the study; without a VALUE, it is not known.",
)


def _attributes(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise click.BadParameter(f"“{text}” is not ATTRIBUTE=VALUE.", param_hint="--set")
        found[name.strip()] = value.strip()
    return found


def _said(action: Callable[[], Any]) -> Any:
    """Say what is wrong with an expert where it is."""
    try:
        return action()
    except Invalid as error:
        sentences = [problem.message for problem in error.problems] or [str(error)]
        raise click.ClickException("\n  ".join(sentences)) from error


@click.command()
@_study
@click.argument("email")
@click.argument("name")
@_language
@_set
@click.pass_obj
def add(
    installation: Installation,
    study_id: str,
    email: str,
    name: str,
    *,
    language: str | None,
    given: tuple[str, ...],
) -> None:
    """Add one expert to a study's panel.

    Example: soundings panel add northeast-asia bo@example.org Bo --set community=scholar
    """
    details = changing.Details(
        name=name, email=email, language=language or "", attributes=_attributes(given)
    )
    new = _said(lambda: changing.add_expert(installation.workspace(), study_id, details))
    click.echo(f"{new.name} <{new.email}> is in the panel of {study_id}.")


@click.command()
@_study
@_expert
@click.option("--name", help="The name as it should be.")
@click.option("--email", help="The address as it should be.")
@_language
@_set
@click.pass_obj
def edit(
    installation: Installation,
    study_id: str,
    expert: str,
    *,
    name: str | None,
    email: str | None,
    language: str | None,
    given: tuple[str, ...],
) -> None:
    """Change what is known of an expert; what is not named stays.

    Example: soundings panel edit northeast-asia bo@example.org --email bo@example.com
    """
    workspace = installation.workspace()
    found = find_in_panel(workspace, study_id, expert)
    details = changing.Details(
        name=found.name if name is None else name,
        email=found.email if email is None else email,
        language=found.language if language is None else language,
        attributes={**_known(workspace, study_id, found), **_attributes(given)},
    )
    changes = _said(lambda: changing.edit_expert(workspace, study_id, found.id, details))
    for each in changes:
        click.echo(f"{each.field}: “{each.before}” → “{each.after}”")
    if not changes:
        click.echo("Nothing was different.")


def _known(workspace: Any, study_id: str, expert: Any) -> dict[str, str]:
    asked = changing.attributes_asked(workspace, study_id)
    return {key: value for key, value in expert.attributes.items() if key in asked}


@click.command()
@_study
@_expert
@click.pass_obj
def retire(installation: Installation, study_id: str, expert: str) -> None:
    """Invite and remind an expert no more; links work on, and it can be undone.

    Example: soundings panel retire northeast-asia bo@example.org
    """
    found = changing.retire(installation.workspace(), study_id, expert)
    click.echo(f"{found.name} <{found.email}> is retired: invited and reminded no more.")


@click.command()
@_study
@_expert
@click.pass_obj
def restore(installation: Installation, study_id: str, expert: str) -> None:
    """Bring a retired expert back into the panel.

    Example: soundings panel restore northeast-asia bo@example.org
    """
    found = changing.bring_back(installation.workspace(), study_id, expert)
    click.echo(f"{found.name} <{found.email}> is in the panel of {study_id} again.")


@click.command()
@_study
@click.argument("kept", metavar="EMAIL")
@click.argument("gone", metavar="OTHER")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def merge(installation: Installation, study_id: str, kept: str, gone: str, *, yes: bool) -> None:
    """Make one expert of two who are one person: EMAIL stays, and everything of OTHER is theirs.

    Example: soundings panel merge northeast-asia bo@example.org bo@example.com
    """
    workspace = installation.workspace()
    plan = merging.plan_merge(workspace, study_id, kept, gone)
    click.echo(
        f"{plan.kept.name} <{plan.kept.email}> stays; {plan.gone.name} <{plan.gone.email}> is no more. "
        f"What joins: invitations {plan.invitations}, messages {plan.messages}, responses "
        f"{len(plan.responses)}."
    )
    for each in plan.changes:
        click.echo(f"{each.field}: “{each.before}” → “{each.after}”")
    if not yes:
        click.confirm("This cannot be undone. Merge them?", abort=True)
    merging.merge(workspace, study_id, plan.kept.id, plan.gone.id)
    click.echo("Merged.")
