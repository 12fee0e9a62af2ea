"""The forms for who works on a study."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import HiddenField
from wtforms import PasswordField
from wtforms import SelectChoice
from wtforms import SelectField
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.model.roles import Role
from surveys.web.authorizing.role_names import ROLE_NAMES
from surveys.web.forms import Form

_LONGEST_LINE = 200
_LINE = Length(
    max=_LONGEST_LINE,
    message=lazy_gettext("Please use at most %(longest)s characters.", longest=_LONGEST_LINE),
)


def _roles() -> SelectField:
    return SelectField(
        lazy_gettext("Role"),
        choices=[SelectChoice(role.value, name) for role, name in ROLE_NAMES.items()],
        default=Role.VIEWER.value,
    )


class InviteResearcherForm(Form):
    """Whom to ask, and as what."""

    email = StringField(
        lazy_gettext("E-mail address"),
        [InputRequired(lazy_gettext("Please enter an e-mail address.")), _LINE],
    )
    role = _roles()


class RoleForm(Form):
    """Another role for somebody in the list."""

    email = HiddenField()
    role = _roles()


class PersonForm(Form):
    """A decision about somebody in the list."""

    email = HiddenField()


class KeyForm(PersonForm):
    """Whether somebody may join names to answers."""

    may_use_key = HiddenField()


class JoinForm(Form):
    """A new account for whoever was invited."""

    name = StringField(
        lazy_gettext("Name"), [InputRequired(lazy_gettext("Please enter a name.")), _LINE]
    )
    password = PasswordField(
        lazy_gettext("Password"), [InputRequired(lazy_gettext("Please choose a password."))]
    )


class ComeInForm(Form):
    """Whoever has an account joins with one button."""
