"""Who is not written to: whoever wants no mail, and whom mail does not reach.

Ask when a list of recipients is made, and again when a message is about to go: a wish counts from the
moment at which it is said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from surveys.model.opt_outs import address_hash
from surveys.storage import bounces
from surveys.storage import opt_outs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from surveys.model.experts import Expert


class NoMail(StrEnum):
    """Why somebody is not written to."""

    OPTED_OUT = "opted-out"
    OPTED_OUT_EVERYWHERE = "opted-out-everywhere"
    BOUNCED = "bounced"

    @property
    def sentence(self) -> str:
        """Say it to a researcher."""
        return _SENTENCES[self]


_SENTENCES = {
    NoMail.OPTED_OUT: "wants no mail from this study",
    NoMail.OPTED_OUT_EVERYWHERE: "wants no mail from any study of this installation",
    NoMail.BOUNCED: "mail to this address came back for good",
}


def why_no_mail(db: Database, expert: Expert) -> NoMail | None:
    """Say why an expert is not written to now; None for whom mail may be sent to. ``db`` is people.db."""
    standing = [each for each in opt_outs.opt_outs_of(db, expert) if each.undone_at is None]
    if any(each.is_everywhere for each in standing):
        return NoMail.OPTED_OUT_EVERYWHERE
    if standing:
        return NoMail.OPTED_OUT
    return NoMail.BOUNCED if bounces.is_unreachable(db, expert.email) else None


def left_in_peace(db: Database, panel: Iterable[Expert]) -> dict[str, NoMail]:
    """Return those of a panel who are not written to, by id, and why. ``db`` is people.db."""
    everywhere = opt_outs.addresses_opted_out(db)
    here = opt_outs.experts_opted_out(db)
    unreachable = bounces.unreachable(db)
    found = {}
    for expert in panel:
        if everywhere and address_hash(expert.email) in everywhere:
            found[expert.id] = NoMail.OPTED_OUT_EVERYWHERE
        elif expert.id in here:
            found[expert.id] = NoMail.OPTED_OUT
        elif expert.email in unreachable:
            found[expert.id] = NoMail.BOUNCED
    return found
