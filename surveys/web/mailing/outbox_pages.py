"""What the pages about the messages of a round show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.texts import LANGUAGES
from surveys.services.mailing import choosing
from surveys.services.mailing import following
from surveys.web.mailing.outbox_forms import AgainForm
from surveys.web.mailing.outbox_forms import SendForm
from surveys.web.mailing.outbox_forms import StopForm

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.mailing.choosing import Recipients
    from surveys.services.mailing.following import Outbox
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxPage:
    """The messages of a round, what can be sent now, and what a person must decide."""

    found: ListedRound
    language: str
    outbox: Outbox
    can_send: tuple[MessageKind, ...]
    is_set: bool
    again: AgainForm
    stop: StopForm

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """What is to be mended in the forms."""
        return self.again.problems + self.stop.problems

    @property
    def to_decide(self) -> dict[Outcome, int]:
        """How many messages want a decision, by what became of them."""
        return Counter(each.outcome for each in self.outbox.to_decide)


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPage:
    """Who would get a message and who not, before it goes."""

    recipients: Recipients
    language: str
    heading: str
    explanation: str
    everybody: bool
    per_minute: int
    form: SendForm

    @property
    def shown(self) -> int:
        """How many of a list are shown at first; the others are one click away."""
        return SHOWN

    @property
    def languages(self) -> str:
        """How many get it in which language."""
        return ", ".join(
            f"{LANGUAGES.get(each, each)}: {number}"
            for each, number in self.recipients.languages.items()
        )

    @property
    def minutes(self) -> int:
        """About how long the sending takes."""
        return max(1, round(len(self.recipients.chosen) / self.per_minute))


def outbox_page(
    workspace: Workspace,
    name: RoundName,
    again: AgainForm | None = None,
    stop: StopForm | None = None,
) -> OutboxPage:
    """Gather what became of the messages of a round."""
    found = following.outbox(workspace, name)
    return OutboxPage(
        found=found.found,
        language=found.found.study.languages[0],
        outbox=found,
        can_send=tuple(each for each in MessageKind if choosing.goes_with(found.found, each)),
        is_set=workspace.settings.mail.is_set,
        again=again or AgainForm(formdata=None),
        stop=stop or StopForm(formdata=None),
    )


def send_page(
    workspace: Workspace, name: RoundName, kind: MessageKind, form: SendForm, *, everybody: bool
) -> SendPage:
    """Gather who would get a message."""
    recipients = choosing.choose(workspace, name, kind, everybody=everybody)
    # The list that is shown now is the one that is decided about, also after an earlier one had changed.
    form.seen.data = recipients.digest
    form.everybody.data = "1" if everybody else ""
    heading, explanation = said_of(kind)
    return SendPage(
        recipients=recipients,
        language=recipients.found.study.languages[0],
        heading=heading,
        explanation=explanation,
        everybody=everybody,
        per_minute=workspace.settings.mail.per_minute,
        form=form,
    )


def said_of(kind: MessageKind) -> tuple[str, str]:
    """Return the heading for a kind of message, and what it does."""
    if kind is MessageKind.INVITATION:
        return (
            gettext("Invite by mail"),
            gettext(
                "Each expert gets a message with a link of their own. Whoever is not invited yet is invited by it."
            ),
        )
    if kind is MessageKind.REMINDER:
        return (
            gettext("Remind by mail"),
            gettext(
                "Only those are reminded who have neither answered nor declined. Each message has a new link; "
                "earlier links go on working, and lead to the same answers."
            ),
        )
    return (
        gettext("Tell that the round has closed"),
        gettext(
            "Whoever submitted learns that the own placement, beside the panel’s, can be seen by the link now."
        ),
    )
