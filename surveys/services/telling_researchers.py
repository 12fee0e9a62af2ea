"""Messages to researchers about their accounts: sent at once, where the installation can send mail."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from surveys.model.errors import SoundingsError
from surveys.model.errors import StorageError
from surveys.model.jobs import Done
from surveys.services.authenticating import make_reset_link
from surveys.services.authenticating import may_be_sent
from surveys.services.designing import newest_study
from surveys.services.mailing.transport import compose
from surveys.services.mailing.transport import deliver
from surveys.storage import researchers

if TYPE_CHECKING:
    from surveys.model.jobs import Job
    from surveys.model.researchers import Researcher
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


def send_reset(workspace: Workspace, job: Job) -> Done:
    """Answer a request for a new password: a link by mail to whoever has an account, else nothing at all.

    What is returned is the same in every case, so that the list of jobs does not tell who has an account.

    Raises
    ------
    StorageError
        When the mail server did not take the message; nobody was told anything.
    """
    person = _account(workspace, str(job.arguments.get("researcher", "")))
    if person and workspace.settings.mail.is_set and may_be_sent(workspace, person):
        address = make_reset_link(workspace, person)
        if not _send(workspace, to=person.email, subject="A new password", text=_reset(address)):
            raise StorageError("The mail server did not take the message. Try the job again later.")
    return Done(message="Answered.")


def _account(workspace: Workspace, researcher_id: str) -> Researcher | None:
    found = researchers.find_by_id(workspace.people.read(), researcher_id)
    return found[0] if found else None


def _reset(address: str) -> str:
    return (
        "Somebody, probably you, asked for a new password of your account at Soundings.\n\n"
        f"Open this link to set one; it is good for one hour, and once:\n\n{address}\n\n"
        "Your second factor, if you have one, stays as it is. If you did not ask for this message, you need "
        "not do anything: your password is unchanged.\n"
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
