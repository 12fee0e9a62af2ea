"""Look at messages before anybody gets one: an example, a test to oneself, all of them in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import StorageError
from surveys.model.rounds import Round
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.authenticating import read_address
from surveys.services.designing import newest_study
from surveys.services.launching import ListedRound
from surveys.services.launching import list_rounds
from surveys.services.launching import read_closing
from surveys.services.mailing.handing_over import NotHandedOver
from surveys.services.mailing.handing_over import open_post
from surveys.services.mailing.rendering import message_language
from surveys.services.mailing.rendering import render
from surveys.services.mailing.rendering import round_values
from surveys.services.mailing.transport import compose
from surveys.services.mailing.transport import deliver
from surveys.services.mailing.unsubscribing import headers_for
from surveys.services.mailing.wording import find_template

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from surveys.model.mail_templates import MailTemplate
    from surveys.model.messages import MessageKind
    from surveys.services.mailing.choosing import Recipients
    from surveys.services.mailing.rendering import Letter
    from surveys.services.workspace import Workspace

#: Nobody's names: what a preview puts in the place of an expert.
EXAMPLES = {"en": "Jane Doe", "zh-Hant": "王小明", "ja": "山田 花子", "ko": "홍길동"}
# As long as a real one, so that lines break where they will; it opens nothing.
_NOWHERE = "this-is-an-example-and-leads-nowhere-xxxxxx"


def example_letter(workspace: Workspace, study_id: str, template: MailTemplate) -> Letter:
    """Fill words in for an example person, with the newest round of the study or one that could be."""
    found = _example_round(workspace, study_id)
    return _letter(workspace, found, template, EXAMPLES.get(template.language, EXAMPLES["en"]))


def send_test(
    workspace: Workspace, study_id: str, kind: MessageKind, language: str, address: str
) -> None:
    """Send an example to somebody who wants to see it arrive, the headers of real messages included."""
    template = find_template(workspace, study_id, kind, language)
    letter = example_letter(workspace, study_id, template)
    deliver(workspace, _composed(workspace, letter, to=read_address(address)))


def write_letters(workspace: Workspace, recipients: Recipients, folder: Path) -> int:
    """Write what would be sent to a folder, and count it; nothing is stored, and no link works."""
    found, study_id = recipients.found, recipients.found.round.name.study
    try:
        with open_post(workspace.settings.mail, folder) as post:
            for expert in recipients.chosen:
                language = message_language(workspace, found, expert.language)
                template = find_template(workspace, study_id, recipients.kind, language)
                letter = _letter(workspace, found, template, expert.name)
                post.hand_over(_composed(workspace, letter, to=expert.email, name=expert.name))
    except NotHandedOver as error:
        raise StorageError(str(error)) from error
    return len(recipients.chosen)


def _letter(workspace: Workspace, found: ListedRound, template: MailTemplate, name: str) -> Letter:
    return render(
        template,
        round_values(workspace, found, template.language),
        name=name,
        link=f"{workspace.settings.public_url}/i/{_NOWHERE}",
        unsubscribe=_unsubscribe(workspace),
    )


def _composed(workspace: Workspace, letter: Letter, *, to: str, name: str = "") -> EmailMessage:
    return compose(
        workspace,
        to=to,
        name=name,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        headers={
            **headers_for(_unsubscribe(workspace), workspace.settings.mail.replies_go_to),
            "Content-Language": letter.language,
        },
    )


def _unsubscribe(workspace: Workspace) -> str:
    return f"{workspace.settings.public_url}/u/{_NOWHERE}"


def _example_round(workspace: Workspace, study_id: str) -> ListedRound:
    for listed in list_rounds(workspace, study_id):
        return listed
    newest, now = newest_study(workspace, study_id), workspace.clock()
    return ListedRound(
        round=Round(
            name=RoundName(study=study_id, round="example"),
            version=newest.version,
            created_at=now,
            closes_at=read_closing("30d", newest.study.time_zone, now),
        ),
        state=RoundState.DRAFT,
        study=newest.study,
    )
