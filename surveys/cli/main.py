"""Put the commands together; the application factory is handed in, so that nothing here imports app."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys import __version__
from surveys.cli import panel_experts
from surveys.cli.agreement import agreement
from surveys.cli.analyze import analyze
from surveys.cli.answers import export
from surveys.cli.audit import audit
from surveys.cli.demo import demo
from surveys.cli.doctor import doctor
from surveys.cli.drafts import compare
from surveys.cli.drafts import discard
from surveys.cli.drafts import draft
from surveys.cli.drafts import keep
from surveys.cli.forget import forget
from surveys.cli.group import Installation
from surveys.cli.group import SentenceGroup
from surveys.cli.jobs import jobs
from surveys.cli.keeping import backup
from surveys.cli.keeping import receipt
from surveys.cli.keeping import restore
from surveys.cli.keeping import verify
from surveys.cli.key import key
from surveys.cli.links import invite
from surveys.cli.mail import mail
from surveys.cli.methods import methods
from surveys.cli.panel import panel
from surveys.cli.panel_quotas import quotas
from surveys.cli.preregistration import checklist
from surveys.cli.preregistration import preregistration
from surveys.cli.reliability import reliability
from surveys.cli.report import report
from surveys.cli.researcher import researcher
from surveys.cli.researcher_accounts import ACCOUNT_COMMANDS
from surveys.cli.researcher_roles import ROLE_COMMANDS
from surveys.cli.rounds import rounds
from surveys.cli.serve import serve
from surveys.cli.setting_up import init
from surveys.cli.study import study
from surveys.cli.worker import worker
from surveys.services.installing import default_instance

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from surveys.model.settings import Settings

_COMMANDS = (
    init,
    researcher,
    study,
    panel,
    forget,
    rounds,
    invite,
    mail,
    key,
    serve,
    worker,
    jobs,
    analyze,
    agreement,
    methods,
    reliability,
    report,
    export,
    audit,
    verify,
    receipt,
    backup,
    restore,
    doctor,
    demo,
)


def build(create_app: Callable[[Settings], Flask]) -> click.Group:
    """Make the `soundings` command."""

    @click.group(cls=SentenceGroup)
    @click.version_option(__version__, prog_name="soundings")
    @click.option(
        "--instance",
        type=click.Path(path_type=Path, file_okay=False),
        help="The installation's folder (or set SOUNDINGS_INSTANCE).",
    )
    @click.pass_context
    def soundings(context: click.Context, instance: Path | None) -> None:
        """Soundings: expert elicitation for the study of alliances.

        Begin with: soundings init
        """
        folder = instance.expanduser().resolve() if instance else default_instance(os.environ)
        context.obj = Installation(folder=folder, create_app=create_app)

    for part in (*ACCOUNT_COMMANDS, *ROLE_COMMANDS):
        researcher.add_command(part)
    for part in (draft, keep, discard, compare):
        study.add_command(part)
    for part in (checklist, preregistration):
        rounds.add_command(part)
    for part in (
        panel_experts.add,
        panel_experts.edit,
        panel_experts.retire,
        panel_experts.restore,
        panel_experts.merge,
        quotas,
    ):
        panel.add_command(part)
    for command in _COMMANDS:
        soundings.add_command(command)
    return soundings
