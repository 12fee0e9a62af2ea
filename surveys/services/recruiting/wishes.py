"""No mail from any study is a wish of an address; it goes on with the person when the address is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.opt_outs import OptOut
from surveys.services.mailing.leaving_in_peace import NoMail
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.storage import opt_outs

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.services.workspace import Workspace


def hand_on_wish(workspace: Workspace, db: Database, before: Expert, after: Expert) -> None:
    """Let the address that stays have the wish of the one that goes, inside a write to people.db."""
    standing = [
        each
        for each in opt_outs.opt_outs_of(db, before)
        if each.is_everywhere and each.undone_at is None
    ]
    if standing and why_no_mail(db, after) is not NoMail.OPTED_OUT_EVERYWHERE:
        wish = OptOut(
            id=workspace.new_id(),
            is_everywhere=True,
            said_by=standing[0].said_by,
            opted_out_at=standing[0].opted_out_at,
        )
        opt_outs.insert_opt_out(db, wish, email=after.email)
