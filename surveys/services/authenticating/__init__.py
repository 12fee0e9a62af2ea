"""Prove who a researcher is: accounts, passwords, second factors, sessions, and the first one's set-up."""

from __future__ import annotations

from surveys.services.authenticating.accounts import add_researcher
from surveys.services.authenticating.accounts import change_name
from surveys.services.authenticating.accounts import change_password
from surveys.services.authenticating.accounts import first_researcher
from surveys.services.authenticating.accounts import list_researchers
from surveys.services.authenticating.addresses import read_address
from surveys.services.authenticating.known_browsers import mark_browser
from surveys.services.authenticating.resetting import ask_for_reset
from surveys.services.authenticating.resetting import find_reset
from surveys.services.authenticating.resetting import make_reset_link
from surveys.services.authenticating.resetting import may_be_sent
from surveys.services.authenticating.resetting import reset_password
from surveys.services.authenticating.second_factors import SecondFactor
from surveys.services.authenticating.second_factors import begin_second_factor
from surveys.services.authenticating.second_factors import confirm_second_factor
from surveys.services.authenticating.second_factors import drop_lost_factor
from surveys.services.authenticating.second_factors import drop_second_factor
from surveys.services.authenticating.second_factors import has_second_factor
from surveys.services.authenticating.second_factors import needs_second_factor
from surveys.services.authenticating.second_factors import renew_recovery_codes
from surveys.services.authenticating.second_factors import second_factor_of
from surveys.services.authenticating.sessions import SignedIn
from surveys.services.authenticating.sessions import end_session
from surveys.services.authenticating.sessions import end_sessions
from surveys.services.authenticating.sessions import handle_of
from surveys.services.authenticating.sessions import list_sessions
from surveys.services.authenticating.sessions import sign_out
from surveys.services.authenticating.sessions import signed_in
from surveys.services.authenticating.setting_up import make_setup_code
from surveys.services.authenticating.setting_up import needs_setting_up
from surveys.services.authenticating.setting_up import set_up
from surveys.services.authenticating.signing_in import HalfSignedIn
from surveys.services.authenticating.signing_in import begin_sign_in
from surveys.services.authenticating.signing_in import finish_sign_in
from surveys.services.authenticating.signing_in import is_halfway
from surveys.services.authenticating.signing_in import sign_in

__all__ = [
    "HalfSignedIn",
    "SecondFactor",
    "SignedIn",
    "add_researcher",
    "ask_for_reset",
    "begin_second_factor",
    "begin_sign_in",
    "change_name",
    "change_password",
    "confirm_second_factor",
    "drop_lost_factor",
    "drop_second_factor",
    "end_session",
    "end_sessions",
    "find_reset",
    "finish_sign_in",
    "first_researcher",
    "handle_of",
    "has_second_factor",
    "is_halfway",
    "list_researchers",
    "list_sessions",
    "make_reset_link",
    "make_setup_code",
    "mark_browser",
    "may_be_sent",
    "needs_second_factor",
    "needs_setting_up",
    "read_address",
    "renew_recovery_codes",
    "reset_password",
    "second_factor_of",
    "set_up",
    "sign_in",
    "sign_out",
    "signed_in",
]
