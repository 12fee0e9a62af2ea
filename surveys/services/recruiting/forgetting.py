"""Forget an expert: erase the person and, if asked, the answers; say beforehand and afterwards what remains.

people.db is written first and the study second. The person is gone once the first is done; erasing answers
is noted there until the study has done it, so that `soundings doctor --repair` finishes what a crash left.
"""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services.auditing import record_in_people
from surveys.services.authenticating import read_address
from surveys.services.launching import list_rounds
from surveys.services.recruiting.settling import settle_one
from surveys.storage import bounces
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import merging
from surveys.storage import messages
from surveys.storage import opt_outs
from surveys.storage import owed as owing
from surveys.storage import responses
from surveys.storage.idempotency import forget_forms

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.services.workspace import Workspace

UNFINISHED = (
    "For the moment, the answers: others were writing to the study for too long. They are under a pseudonym that leads to "
    "nobody, and soundings doctor --repair erases them."
)
_FORMS_WITH_ADDRESSES = (
    "add-expert:{study}:",
    "bounce:{study}:",
    "reissue:{study}/",
    "revoke:{study}/",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What is there of an expert, in numbers.

    ``final`` names the rounds whose answers cannot be erased any more; ``open_to_erasure`` those whose can.
    ``wants_no_mail`` says that the hash of the address stays, so that the wish outlives the person.
    """

    expert: Expert
    invitations: int
    links: int
    messages: int
    bounces: int
    open_to_erasure: tuple[str, ...]
    final: tuple[str, ...]
    submitted: int
    wants_no_mail: bool

    @property
    def responses(self) -> int:
        """How many responses there are with anything in them."""
        return len(self.open_to_erasure) + len(self.final)

    def as_dict(self) -> dict[str, Any]:
        """Return the numbers as plain JSON, without the person."""
        numbers = asdict(self)
        del numbers["expert"]
        return {"study": self.expert.study, **numbers}

    @property
    def sentences(self) -> tuple[str, ...]:
        """Say what is erased."""
        return (
            "The name, the address and the attributes, and the key to the answers.",
            (
                f"{_count(self.invitations, 'invitation')} with {_count(self.links, 'link')}: none opens anything "
                "any more, not even to withdraw."
            ),
            (
                f"{_count(self.messages, 'message')} in the outbox and its history, and "
                f"{_count(self.bounces, 'record')} of mail that came back."
            ),
        )

    def remains(self, *, with_answers: bool) -> tuple[str, ...]:
        """Say what remains of them afterwards."""
        said = []
        if self.open_to_erasure and not with_answers:
            said.append(
                f"The answers in {_names(self.open_to_erasure)}, under a pseudonym that leads to nobody any more. "
                "Afterwards nobody can find them to erase them."
            )
        if self.open_to_erasure and with_answers:
            said.append(
                f"That there was a response in {_names(self.open_to_erasure)} and that it was withdrawn."
            )
        if self.final:
            said.append(
                f"The answers in {_names(self.final)}, under a pseudonym that leads to nobody any more: "
                "a final round cannot be changed."
            )
        if self.invitations:
            said.append(
                "One pseudonymous row for each round: language, coarse attributes, when invited and written to."
            )
        if self.wants_no_mail:
            said.append(
                "The SHA-256 of the address, since it wants no mail from any study here: the wish must be kept."
            )
        return (
            *said,
            (
                "Results that were published already, and files that were handed out: exports, lists of links, "
                "messages that a trial wrote to a folder."
            ),
            "Backups that were made before, until they expire. Bringing one back brings the person back.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was done: what had been there, and whether answers were erased.

    Not ``is_finished`` means that the person is gone and the answers are not yet: others were writing to the study.
    """

    traces: Traces
    with_answers: bool
    is_finished: bool = True

    @property
    def remains(self) -> tuple[str, ...]:
        """What remains."""
        waits = () if self.is_finished else (UNFINISHED,)
        return waits + self.traces.remains(with_answers=self.with_answers)


def find_everywhere(workspace: Workspace, expert: str, study_id: str = "") -> tuple[Expert, ...]:
    """Find an expert by id or address, in one study or in every one that knows the address.

    Raises
    ------
    NotFound
        When nobody is there, or not any more.
    """
    db = workspace.people.read()
    by_id = experts.find_expert(db, expert)
    if by_id is not None and study_id in {"", by_id.study}:
        return (by_id,)
    found: tuple[Expert, ...] = ()
    if "@" in expert:
        found = experts.find_by_address(db, read_address(expert), study_id)
    if not found:
        where = f"the panel of “{study_id}”" if study_id else "any panel here"
        raise NotFound(f"{expert} is not in {where}; or was forgotten before.")
    return found


def trace(workspace: Workspace, expert: Expert) -> Traces:
    """Count what there is of an expert; nothing is changed."""
    with workspace.people.snapshot() as db:
        return _trace(workspace, db, expert)


def _trace(workspace: Workspace, db: Database, expert: Expert) -> Traces:
    invited = invitations.invitations_of(db, expert.id)
    answered = _answered(workspace, expert)
    wishes = opt_outs.opt_outs_of(db, expert)
    return Traces(
        expert=expert,
        invitations=len(invited),
        links=sum(len(each.links) for each in invited),
        messages=len(messages.messages_of(db, expert.id)),
        bounces=len(bounces.bounces_of(db, expert.id)),
        open_to_erasure=tuple(name for name, (is_final, _) in answered.items() if not is_final),
        final=tuple(name for name, (is_final, _) in answered.items() if is_final),
        submitted=sum(is_submitted for _, is_submitted in answered.values()),
        wants_no_mail=any(each.is_everywhere and each.undone_at is None for each in wishes),
    )


def _answered(workspace: Workspace, expert: Expert) -> dict[str, tuple[bool, bool]]:
    """Return the rounds in which there is something of an expert: whether final, and whether submitted."""
    if expert.study not in workspace.studies.ids():
        return {}
    db = workspace.study(expert.study).read()
    found = {}
    for listed in list_rounds(workspace, expert.study):
        name = listed.round.name.round
        response = responses.find_response(db, name, expert.pseudonym)
        if response is not None and response.state is not ResponseState.WITHDRAWN:
            is_submitted = response.state is ResponseState.SUBMITTED
            found[name] = (listed.state is RoundState.FINAL, is_submitted)
    return found


def forget(workspace: Workspace, expert: Expert, *, with_answers: bool = False) -> Forgotten:
    """Erase a person, and with ``with_answers`` every response that is in no final round.

    Raises
    ------
    NotFound
        When they were forgotten before.
    """
    owed = owing.Owed(pseudonym=expert.pseudonym, study=expert.study)
    with workspace.people.write(erases=True) as db:
        if experts.find_expert(db, expert.id) is None:
            raise NotFound(f"{expert.email} was forgotten before.")
        traces = _trace(workspace, db, expert)
        # What a form said is kept as a hash, and an address is easily guessed.
        for forms in _FORMS_WITH_ADDRESSES:
            forget_forms(db, forms.format(study=expert.study))
        merging.delete_expert(db, expert.id)
        if with_answers:
            owing.insert_owed(db, owed, workspace.clock())
        record_in_people(
            workspace,
            db,
            EventKind.EXPERT_FORGOTTEN,
            expert.id,
            study=expert.study,
            answers_too=with_answers,
            invitations=traces.invitations,
            messages=traces.messages,
        )
    is_finished = True
    if with_answers and expert.study in workspace.studies.ids():
        is_finished = settle_one(workspace, owed)
    return Forgotten(traces=traces, with_answers=with_answers, is_finished=is_finished)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _names(rounds: tuple[str, ...]) -> str:
    return ", ".join(rounds)
