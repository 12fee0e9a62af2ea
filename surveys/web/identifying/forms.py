"""The forms of the key: whom, and why. Each has ids of its own, since they share a page."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired

from surveys.web.forms import Form


def _reason(field_id: str) -> StringField:
    return StringField(
        lazy_gettext("Reason"),
        [InputRequired(lazy_gettext("Please say why: the reason is recorded."))],
        id=field_id,
    )


class NameForm(Form):
    """Whose pseudonym is wanted, and why."""

    who = StringField(
        lazy_gettext("E-mail address or name"),
        [InputRequired(lazy_gettext("Please enter the expert’s address or name."))],
    )
    reason = _reason("reason-for-pseudonym")


class PseudonymForm(Form):
    """Who is behind which pseudonym, and why."""

    pseudonym = StringField(
        lazy_gettext("Pseudonym"), [InputRequired(lazy_gettext("Please enter the pseudonym."))]
    )
    reason = _reason("reason-for-name")


class WholeKeyForm(Form):
    """Why the whole key is wanted."""

    reason = _reason("reason-for-file")
