"""The forms of what cannot be undone: merging two experts, forgetting one."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import BooleanField
from wtforms import HiddenField
from wtforms import RadioField
from wtforms import SelectChoice
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.web.forms import Form

_LONGEST_ADDRESS = 300
THIS, OTHER = "this", "other"


class MergeForm(Form):
    """Who the same person is; ``is_sure`` comes from the page that says what merging means."""

    other = StringField(
        lazy_gettext("E-mail address of the other one"),
        [
            InputRequired(lazy_gettext("Please enter the e-mail address of the other one.")),
            Length(
                max=_LONGEST_ADDRESS,
                message=lazy_gettext(
                    "Please use at most %(longest)s characters.", longest=_LONGEST_ADDRESS
                ),
            ),
        ],
    )
    keep = RadioField(
        lazy_gettext("Whose name, address and attributes stay"),
        choices=[
            SelectChoice(THIS, lazy_gettext("Those of this one")),
            SelectChoice(OTHER, lazy_gettext("Those of the other one")),
        ],
        default=THIS,
    )
    is_sure = HiddenField()


class ForgetForm(Form):
    """Whether answers are erased too."""

    answers = BooleanField(lazy_gettext("Erase the answers too"))
