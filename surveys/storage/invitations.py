"""Invitations to a round and the links that open them; of a token only its hash is here."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from surveys.model.invitations import Invitation
from surveys.model.invitations import InvitationTimes
from surveys.model.invitations import LinkTimes
from surveys.model.rounds import RoundName
from surveys.storage.experts import read_expert
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.experts import Expert


def insert_invitation(
    db: Database, invitation_id: str, name: RoundName, expert: Expert, at: datetime
) -> None:
    """Invite an expert to a round; a second invitation is refused by its constraint."""
    db.execute(
        """
        INSERT INTO invitations (id, study, round, expert, invited_at)
        VALUES (:id, :study, :round, :expert, :at)
        """,
        {
            "id": invitation_id,
            "study": name.study,
            "round": name.round,
            "expert": expert.id,
            "at": to_text(at),
        },
    )


def insert_link(
    db: Database, link_id: str, token_hash: str, invitation_id: str, at: datetime
) -> None:
    """Store a link by the hash of its token."""
    db.execute(
        """
        INSERT INTO links (id, token_hash, invitation, made_at)
        VALUES (:id, :token_hash, :invitation, :at)
        """,
        {"id": link_id, "token_hash": token_hash, "invitation": invitation_id, "at": to_text(at)},
    )


def revoke_links(db: Database, invitation_id: str, at: datetime) -> int:
    """Revoke every live link of an invitation at once, and count them."""
    done = db.execute(
        "UPDATE links SET revoked_at = :at WHERE invitation = :invitation AND revoked_at IS NULL",
        {"at": to_text(at), "invitation": invitation_id},
    )
    return int(done.rowcount)


def invited_experts(db: Database, name: RoundName) -> dict[str, Expert]:
    """Return the invited experts of a round by the id of their invitation."""
    rows = db.query(
        """
        SELECT experts.*, keys.pseudonym, invitations.id AS invitation
        FROM invitations JOIN experts ON experts.id = invitations.expert JOIN keys ON keys.expert = experts.id
        WHERE invitations.study = :study AND invitations.round = :round ORDER BY experts.name, experts.email
        """,
        {"study": name.study, "round": name.round},
    )
    return {row["invitation"]: read_expert(row) for row in rows}


def invitations_of(db: Database, expert_id: str) -> tuple[InvitationTimes, ...]:
    """List the invitations of an expert with their links, the oldest first."""
    rows = db.query(
        """
        SELECT invitations.*, links.made_at, links.revoked_at FROM invitations
            LEFT JOIN links ON links.invitation = invitations.id
        WHERE expert = :expert ORDER BY invited_at, invitations.id, made_at, links.id
        """,
        {"expert": expert_id},
    )
    grouped = groupby(rows, key=lambda row: (row["study"], row["round"], row["invited_at"]))
    return tuple(
        InvitationTimes(
            round=RoundName(study=study, round=round_id),
            invited_at=to_time(invited_at),
            links=tuple(
                LinkTimes(made_at=to_time(row["made_at"]), revoked_at=to_time(row["revoked_at"]))
                for row in links
                if row["made_at"]
            ),
        )
        for (study, round_id, invited_at), links in grouped
    )


def count_live_links(db: Database, name: RoundName) -> dict[str, int]:
    """Count the links that still open something, by the id of the expert; those without one are left out."""
    rows = db.query(
        """
        SELECT expert, count(*) AS n FROM invitations JOIN links ON links.invitation = invitations.id
        WHERE study = :study AND round = :round AND revoked_at IS NULL GROUP BY expert
        """,
        {"study": name.study, "round": name.round},
    )
    return {row["expert"]: int(row["n"]) for row in rows}


def experts_without_link(db: Database, name: RoundName) -> frozenset[str]:
    """Return the ids of the experts who had a link to a round, and have none that works."""
    rows = db.query(
        """
        SELECT expert FROM invitations JOIN links ON links.invitation = invitations.id
        WHERE study = :study AND round = :round GROUP BY expert HAVING count(*) = count(revoked_at)
        """,
        {"study": name.study, "round": name.round},
    )
    return frozenset(row["expert"] for row in rows)


def has_lost_links(db: Database, invitation_id: str) -> bool:
    """Say whether an invitation had links, and none of them works."""
    rows = db.query(
        "SELECT count(*) AS made, count(revoked_at) AS revoked FROM links WHERE invitation = :id",
        {"id": invitation_id},
    )
    row = next(rows)
    return bool(row["made"]) and row["made"] == row["revoked"]


def find_invited(db: Database, name: RoundName, expert_id: str) -> tuple[str, Expert] | None:
    """Return the id of an expert's invitation to a round, and the expert, unless retired since."""
    rows = db.query(
        """
        SELECT experts.*, keys.pseudonym, invitations.id AS invitation
        FROM invitations JOIN experts ON experts.id = invitations.expert JOIN keys ON keys.expert = experts.id
        WHERE invitations.study = :study AND invitations.round = :round AND experts.id = :expert
            AND experts.retired_at IS NULL
        """,
        {"study": name.study, "round": name.round, "expert": expert_id},
    )
    return next(((row["invitation"], read_expert(row)) for row in rows), None)


def find_by_token(db: Database, token_hash: str) -> Invitation | None:
    """Return the invitation that a live token opens."""
    return _find(db, "links.token_hash = :value", token_hash)


def find_by_link(db: Database, link_id: str) -> Invitation | None:
    """Return the invitation of a link that is still live, by the link's id."""
    return _find(db, "links.id = :value", link_id)


def _find(db: Database, condition: str, value: str) -> Invitation | None:
    rows = db.query(
        f"""
        SELECT experts.*, keys.pseudonym, invitations.id AS invitation, invitations.round, links.id AS link
        FROM links JOIN invitations ON invitations.id = links.invitation
            JOIN experts ON experts.id = invitations.expert JOIN keys ON keys.expert = experts.id
        WHERE {condition} AND links.revoked_at IS NULL
        """,  # noqa: S608 - the condition is one of the two above, never text from outside
        {"value": value},
    )
    for row in rows:
        return Invitation(
            id=row["invitation"],
            round=RoundName(study=row["study"], round=row["round"]),
            expert=read_expert(row),
            link=row["link"],
        )
    return None
