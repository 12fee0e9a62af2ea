"""Say who may do what in which study, and change it."""

from __future__ import annotations

from surveys.services.authorizing.accounts import change_administrator
from surveys.services.authorizing.accounts import close_account
from surveys.services.authorizing.accounts import find_researcher
from surveys.services.authorizing.accounts import reopen_account
from surveys.services.authorizing.claiming import claim_study
from surveys.services.authorizing.joining import Asked
from surveys.services.authorizing.joining import find_invitation
from surveys.services.authorizing.joining import has_account
from surveys.services.authorizing.joining import invite_researcher
from surveys.services.authorizing.joining import join
from surveys.services.authorizing.joining import join_with_new_account
from surveys.services.authorizing.joining import list_invitations
from surveys.services.authorizing.joining import take_invitation_back
from surveys.services.authorizing.members import change_key
from surveys.services.authorizing.members import give_role
from surveys.services.authorizing.members import list_members
from surveys.services.authorizing.members import remove_member
from surveys.services.authorizing.overview import Account
from surveys.services.authorizing.overview import count_sessions
from surveys.services.authorizing.overview import find_account
from surveys.services.authorizing.overview import list_accounts
from surveys.services.authorizing.refusals import record_refusal
from surveys.services.authorizing.rights import needs_right
from surveys.services.authorizing.rights import rights_in
from surveys.services.authorizing.rights import visible_studies

__all__ = [
    "Account",
    "Asked",
    "change_administrator",
    "change_key",
    "claim_study",
    "close_account",
    "count_sessions",
    "find_account",
    "find_invitation",
    "find_researcher",
    "give_role",
    "has_account",
    "invite_researcher",
    "join",
    "join_with_new_account",
    "list_accounts",
    "list_invitations",
    "list_members",
    "needs_right",
    "record_refusal",
    "remove_member",
    "reopen_account",
    "rights_in",
    "take_invitation_back",
    "visible_studies",
]
