"""The forms for setting up, for signing in, for a forgotten password and for adding a researcher."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import BooleanField
from wtforms import HiddenField
from wtforms import PasswordField
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.web.forms import Form

_LONGEST_LINE = 200
_LINE = Length(
    max=_LONGEST_LINE,
    message=lazy_gettext("Please use at most %(longest)s characters.", longest=_LONGEST_LINE),
)


class SignInForm(Form):
    """An address and a password, and where to go then."""

    next = HiddenField()
    email = StringField(
        lazy_gettext("E-mail address"),
        [InputRequired(lazy_gettext("Please enter your e-mail address.")), _LINE],
    )
    password = PasswordField(
        lazy_gettext("Password"), [InputRequired(lazy_gettext("Please enter your password."))]
    )


class CodeForm(Form):
    """A code of the second factor, or a recovery code."""

    code = StringField(
        lazy_gettext("Code"), [InputRequired(lazy_gettext("Please enter a code.")), _LINE]
    )


class ForgottenForm(Form):
    """Whose password is forgotten."""

    email = StringField(
        lazy_gettext("E-mail address"),
        [InputRequired(lazy_gettext("Please enter your e-mail address.")), _LINE],
    )


class NewPasswordForm(Form):
    """The password that is to be in force."""

    password = PasswordField(
        lazy_gettext("New password"), [InputRequired(lazy_gettext("Please choose a password."))]
    )


class ResearcherForm(Form):
    """A new researcher."""

    name = StringField(
        lazy_gettext("Name"), [InputRequired(lazy_gettext("Please enter a name.")), _LINE]
    )
    email = StringField(
        lazy_gettext("E-mail address"),
        [InputRequired(lazy_gettext("Please enter an e-mail address.")), _LINE],
    )
    password = PasswordField(
        lazy_gettext("Password"), [InputRequired(lazy_gettext("Please choose a password."))]
    )
    is_administrator = BooleanField(lazy_gettext("Administrator of this installation"))


class ActForm(Form):
    """A button that does something to an account."""


class SetUpForm(Form):
    """The first researcher, who proves to stand at the server by its code."""

    code = StringField(
        lazy_gettext("One-time code"),
        [InputRequired(lazy_gettext("Please enter the code that the server printed.")), _LINE],
    )
    name = StringField(
        lazy_gettext("Name"), [InputRequired(lazy_gettext("Please enter a name.")), _LINE]
    )
    email = StringField(
        lazy_gettext("E-mail address"),
        [InputRequired(lazy_gettext("Please enter an e-mail address.")), _LINE],
    )
    password = PasswordField(
        lazy_gettext("Password"), [InputRequired(lazy_gettext("Please choose a password."))]
    )


class SignOutForm(Form):
    """Signing out needs no more than a token."""
