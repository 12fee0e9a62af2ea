"""The forms with which somebody keeps the own account."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import HiddenField
from wtforms import PasswordField
from wtforms import StringField
from wtforms.validators import InputRequired

from surveys.web.forms import Form

_CURRENT = [InputRequired(lazy_gettext("Please enter your current password."))]


class NameForm(Form):
    """How one is named."""

    name = StringField(
        lazy_gettext("Name"), [InputRequired(lazy_gettext("Please enter your name."))]
    )


class PasswordForm(Form):
    """Another password, by whoever knows the one in force."""

    current_password = PasswordField(lazy_gettext("Current password"), _CURRENT)
    new_password = PasswordField(
        lazy_gettext("New password"), [InputRequired(lazy_gettext("Please choose a password."))]
    )


class SessionForm(Form):
    """One of the sessions, by what stands for it in a page; without, all but this one."""

    handle = HiddenField()


class ProveForm(Form):
    """The password once more, before the account itself is changed."""

    password = PasswordField(lazy_gettext("Password"), _CURRENT)


class ConfirmForm(Form):
    """The first code of a second factor."""

    code = StringField(
        lazy_gettext("Code"),
        [InputRequired(lazy_gettext("Please enter the six digits that your app shows."))],
    )


class CodesForm(Form):
    """The recovery codes that a page has just shown, to be kept as a file."""

    codes = HiddenField()
