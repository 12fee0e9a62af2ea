"""Invite the experts of a panel to a round, and hand out links to it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.invitations import token_hash
from surveys.model.rounds import RoundState
from surveys.services.auditing import record_of_round
from surveys.services.authenticating import read_address
from surveys.services.carrying import carried
from surveys.services.launching import find_round
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import round_experts
from surveys.storage.idempotency import once
from surveys.storage.round_experts import RoundExpert

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.model.forms import SentForm
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to be handed to one expert, now or never: only its hash is kept."""

    email: str
    address: str


def invite(workspace: Workspace, name: RoundName, deliver: Callable[[Sequence[Link]], None]) -> int:
    """Invite every expert whom the round asks and who is not invited yet, and hand their links to ``deliver``.

    ``deliver`` is called before anything is stored for good: where it fails, nobody was invited.

    Returns
    -------
    int
        How many were invited by this call.

    Raises
    ------
    Refused
        When the round has closed, or the study has no panel.
    """
    study = _require_invitable(workspace, name)
    everybody = experts.list_experts(workspace.people.read(), name.study)
    if not everybody:
        raise Refused(f"The study “{name.study}” has no panel yet. Import one first.")
    panel = carried(workspace, find_round(workspace, name).round, everybody)
    with workspace.people.write() as db:
        before = {expert.id for expert in invitations.invited_experts(db, name).values()}
        links = [
            _invite_one(workspace, db, name, expert) for expert in panel if expert.id not in before
        ]
        if links:
            deliver(links)
            record_of_round(workspace, db, EventKind.EXPERTS_INVITED, name, experts=len(links))
    _add_to_round(workspace, name, study)
    return len(links)


def _require_invitable(workspace: Workspace, name: RoundName) -> Study:
    found = find_round(workspace, name)
    if found.state in {RoundState.CLOSED, RoundState.FINAL}:
        raise Refused(
            f"The round {name} is {found.state.value}; nobody can be invited to it any more."
        )
    return found.study


def _require_replaceable(workspace: Workspace, name: RoundName) -> None:
    """Refuse new links to a final round only: until then a lost link must not cost an expert the withdrawal."""
    if find_round(workspace, name).state is RoundState.FINAL:
        raise Refused(f"The round {name} is final, so its links lead to nothing that could change.")


def _invite_one(workspace: Workspace, db: Database, name: RoundName, expert: Expert) -> Link:
    invitation_id = workspace.new_id()
    invitations.insert_invitation(db, invitation_id, name, expert, workspace.clock())
    return _new_link(workspace, db, invitation_id, expert)


def _new_link(workspace: Workspace, db: Database, invitation_id: str, expert: Expert) -> Link:
    token = (
        base64.urlsafe_b64encode(workspace.chance.token_bytes(_TOKEN_BYTES)).decode().rstrip("=")
    )
    invitations.insert_link(
        db, workspace.new_id(), token_hash(token), invitation_id, workspace.clock()
    )
    return Link(email=expert.email, address=f"{workspace.settings.public_url}/i/{token}")


def _add_to_round(workspace: Workspace, name: RoundName, study: Study) -> None:
    """Give every invited expert the pseudonymous row; repeating it mends what a crash left undone."""
    invited = invitations.invited_experts(workspace.people.read(), name).values()
    with workspace.study(name.study).write() as db:
        round_experts.add_round_experts(
            db, name.round, coarse_rows(invited, study), workspace.clock()
        )


def coarse_rows(invited: Iterable[Expert], study: Study) -> list[RoundExpert]:
    """Make the pseudonymous rows of experts: coarse attributes only, so that nobody is known by them.

    An attribute may have been fine in the version with which an expert was added, and hold anything: of a coarse one,
    only the values of its list stand beside answers.
    """
    coarse = {attribute.id: attribute for attribute in study.attributes if attribute.is_coarse}
    return [
        RoundExpert(
            pseudonym=expert.pseudonym,
            language=expert.language,
            attributes={
                key: value
                for key, value in expert.attributes.items()
                if key in coarse and coarse[key].has(value)
            },
        )
        for expert in invited
    ]


def list_invited(workspace: Workspace, name: RoundName) -> tuple[Expert, ...]:
    """List who was invited to a round, by name."""
    invited = invitations.invited_experts(workspace.people.read(), name).values()
    return tuple(sorted(invited, key=lambda expert: (expert.name, expert.email)))


def list_replaceable(workspace: Workspace, name: RoundName) -> tuple[Expert, ...]:
    """List whose links would be replaced if everybody's were.

    Raises
    ------
    Refused
        When the round is final, or nobody was invited to it.
    """
    _require_replaceable(workspace, name)
    invited = list_invited(workspace, name)
    if not invited:
        raise Refused(
            f"Nobody was invited to the round {name} yet, so there is no link to replace."
        )
    return invited


def reissue(
    workspace: Workspace,
    name: RoundName,
    emails: Sequence[str],
    deliver: Callable[[Sequence[Link]], None],
    form: SentForm | None = None,
) -> int:
    """Revoke every link of the named experts and hand out new ones to the same responses.

    Returns
    -------
    int
        How many links were handed out; none when this very ``form`` was carried out before.

    Raises
    ------
    NotFound
        When an address was not invited to this round; nothing is revoked then.
    """
    _require_replaceable(workspace, name)
    with workspace.people.write() as db:

        def replace_links() -> int:
            links = _replacements(workspace, db, name, emails)
            deliver(links)
            record_of_round(workspace, db, EventKind.LINKS_REPLACED, name, experts=len(links))
            return len(links)

        if form is None:
            return replace_links()
        key = f"reissue:{name}:{form.key}"
        count, is_new = once(
            db, key=key, body_hash=form.body_hash, at=workspace.clock(), action=replace_links
        )
        return int(count) if is_new else 0  # type: ignore[arg-type]


def _replacements(
    workspace: Workspace, db: Database, name: RoundName, emails: Sequence[str]
) -> list[Link]:
    by_email = {
        expert.email: (invitation_id, expert)
        for invitation_id, expert in invitations.invited_experts(db, name).items()
    }
    links = []
    for address in dict.fromkeys(map(read_address, emails)):
        if address not in by_email:
            raise NotFound(f"{address} was not invited to the round {name}.")
        invitation_id, expert = by_email[address]
        invitations.revoke_links(db, invitation_id, workspace.clock())
        links.append(_new_link(workspace, db, invitation_id, expert))
    return links
