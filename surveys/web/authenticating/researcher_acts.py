"""What an administrator may do to an account, each with what it means, said before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext

from surveys.services import authenticating
from surveys.services import authorizing

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.authorizing import Account
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to do to an account: what it is called, what it means, what is said when it is done.

    ``fits`` says whether it makes sense for an account; ``does`` returns a link to show once, or nothing.
    """

    title: str
    means: str
    button: str
    done: str
    does: Callable[[Workspace, Account], str]
    fits: Callable[[Account], bool]
    kind: str = "primary"


def _make_administrator(workspace: Workspace, account: Account, *, is_one: bool) -> str:
    email = account.researcher.email
    authorizing.change_administrator(workspace, email, is_administrator=is_one)
    return ""


def _close(workspace: Workspace, account: Account) -> str:
    authorizing.close_account(workspace, account.researcher.email)
    return ""


def _reopen(workspace: Workspace, account: Account) -> str:
    authorizing.reopen_account(workspace, account.researcher.email)
    return ""


def _end_sessions(workspace: Workspace, account: Account) -> str:
    authenticating.end_sessions(workspace, account.researcher)
    return ""


def _make_link(workspace: Workspace, account: Account) -> str:
    return authenticating.make_reset_link(workspace, account.researcher)


def _drop_factor(workspace: Workspace, account: Account) -> str:
    authenticating.drop_lost_factor(workspace, account.researcher)
    return ""


ACTS = {
    "reset-link": Act(
        title=lazy_gettext("Make a link for a new password"),
        means=lazy_gettext(
            "You get a link, shown once, with which %(name)s sets a new password; it is good for one hour. "
            "Hand it over yourself, to nobody else. The password in force stays until then, and a second "
            "factor stays in any case."
        ),
        button=lazy_gettext("Make the link"),
        done=lazy_gettext("The link is made. It is shown here only now."),
        does=_make_link,
        fits=lambda account: account.is_open,
    ),
    "drop-factor": Act(
        title=lazy_gettext("Take a lost second factor away"),
        means=lazy_gettext(
            "The password alone then signs %(name)s in, until a new second factor is set up. Recovery codes "
            "become void. Make sure that it is really %(name)s who asks for this: call back, or meet."
        ),
        button=lazy_gettext("Take the second factor away"),
        done=lazy_gettext("%(name)s has no second factor any more."),
        does=_drop_factor,
        fits=lambda account: account.has_second_factor,
        kind="danger",
    ),
    "end-sessions": Act(
        title=lazy_gettext("Sign out everywhere"),
        means=lazy_gettext(
            "%(name)s is signed out at once of every browser (%(sessions)s now), and can sign in again. "
            "What is typed there and not sent yet is lost."
        ),
        button=lazy_gettext("End the sessions"),
        done=lazy_gettext("%(name)s is signed out everywhere."),
        does=_end_sessions,
        fits=lambda account: account.is_open,
    ),
    "make-administrator": Act(
        title=lazy_gettext("Make an administrator"),
        means=lazy_gettext(
            "%(name)s may then do everything in every study but join names to answers, keep accounts, and "
            "make backups. Open sessions end (%(sessions)s now)."
        ),
        button=lazy_gettext("Make an administrator"),
        done=lazy_gettext("%(name)s is an administrator now."),
        does=partial(_make_administrator, is_one=True),
        fits=lambda account: not account.researcher.is_administrator and account.is_open,
    ),
    "unmake-administrator": Act(
        title=lazy_gettext("End being an administrator"),
        means=lazy_gettext(
            "%(name)s may then do only what roles in studies allow (roles in %(studies)s now). "
            "Open sessions end (%(sessions)s now)."
        ),
        button=lazy_gettext("End being an administrator"),
        done=lazy_gettext("%(name)s is no administrator any more."),
        does=partial(_make_administrator, is_one=False),
        fits=lambda account: account.researcher.is_administrator,
        kind="danger",
    ),
    "close": Act(
        title=lazy_gettext("Close the account"),
        means=lazy_gettext(
            "%(name)s can then not sign in any more, and is signed out at once (%(sessions)s sessions now). "
            "Roles (in %(studies)s studies) and everything that was recorded stay. You can open the account "
            "again."
        ),
        button=lazy_gettext("Close the account"),
        done=lazy_gettext("The account of %(name)s is closed."),
        does=_close,
        fits=lambda account: account.is_open,
        kind="danger",
    ),
    "reopen": Act(
        title=lazy_gettext("Open the account again"),
        means=lazy_gettext(
            "%(name)s can then sign in with the password and the second factor of before, and has the roles "
            "of before (in %(studies)s studies)."
        ),
        button=lazy_gettext("Open the account"),
        done=lazy_gettext("%(name)s can sign in again."),
        does=_reopen,
        fits=lambda account: not account.is_open,
    ),
}
