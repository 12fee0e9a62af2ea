"""Messages to researchers about their accounts: sent at once, where the installation can send mail."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from surveys.model.errors import SoundingsError
from surveys.services.designing import newest_study
from surveys.services.mailing.transport import compose
from surveys.services.mailing.transport import deliver

if TYPE_CHECKING:
    from surveys.services.authorizing import Asked
    from surveys.services.workspace import Workspace

logger = logging.getLogger(__name__)


def tell_of_invitation(workspace: Workspace, asked: Asked) -> bool:
    """Send an invitation to work on a study, and say whether it went; its link is shown in any case."""
    study = newest_study(workspace, asked.invitation.study).study
    title = study.title.to(study.languages[0])
    inviter = f"{workspace.actor.name} asks you" if workspace.actor else "You are asked"
    return _send(
        workspace,
        to=asked.invitation.email,
        subject=f"Invitation to work on “{title}”",
        text=(
            f"{inviter} to work on the study “{title}” as {asked.invitation.role.value.replace('-', ' ')}.\n\n"
            f"Open this link to join; it is good for seven days, and once:\n\n{asked.address}\n\n"
            "If you did not expect this message, you need not do anything.\n"
        ),
    )


def _send(workspace: Workspace, *, to: str, subject: str, text: str) -> bool:
    if not workspace.settings.mail.is_set:
        return False
    try:
        deliver(workspace, compose(workspace, to=to, subject=subject, text=text))
    except SoundingsError as error:
        # The sentence names the server and never the text, which holds the link.
        logger.warning("A message to a researcher was not sent: %s", error)
        return False
    return True
