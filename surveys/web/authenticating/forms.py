"""The forms for setting up, for signing in and for adding a researcher."""

from __future__ import annotations

from flask_babel import lazy_gettext
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


class SetUpForm(ResearcherForm):
    """The first researcher, who proves to stand at the server by its code."""

    code = StringField(
        lazy_gettext("One-time code"),
        [InputRequired(lazy_gettext("Please enter the code that the server printed.")), _LINE],
    )


class SignOutForm(Form):
    """Signing out needs no more than a token."""
