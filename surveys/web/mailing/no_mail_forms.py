"""The forms about who gets no mail: wishes, and mail that came back."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf.file import FileRequired
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField
from wtforms import RadioField
from wtforms import SelectChoice
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.model.bounces import BounceKind
from surveys.services.mailing.bouncing import LONGEST_REASON
from surveys.web.forms import Form

_LONGEST_ADDRESS = 300
_TOO_LONG = lazy_gettext("Please use at most %(longest)s characters.", longest=_LONGEST_ADDRESS)
_ADDRESS = lazy_gettext("E-mail address of the expert")
_WANTED = lazy_gettext("Please enter the e-mail address of the expert.")


class OptOutForm(Form):
    """Who wants no mail."""

    opt_out_email = StringField(
        _ADDRESS, [InputRequired(_WANTED), Length(max=_LONGEST_ADDRESS, message=_TOO_LONG)]
    )


class BounceForm(Form):
    """Whose mail came back, and why."""

    bounce_email = StringField(
        _ADDRESS, [InputRequired(_WANTED), Length(max=_LONGEST_ADDRESS, message=_TOO_LONG)]
    )
    kind = RadioField(
        lazy_gettext("What came back"),
        choices=[
            SelectChoice(
                BounceKind.HARD.value,
                lazy_gettext("For good: the address is wrong, or nobody is there any more"),
            ),
            SelectChoice(
                BounceKind.SOFT.value,
                lazy_gettext("For now: the mailbox is full, or its server was not reached"),
            ),
        ],
        default=BounceKind.HARD.value,
    )
    reason = StringField(
        lazy_gettext("Why, in your own words (may stay empty)"),
        [
            Length(
                max=LONGEST_REASON,
                message=lazy_gettext(
                    "Please shorten the reason to %(longest)s characters.", longest=LONGEST_REASON
                ),
            )
        ],
    )


class BounceFilesForm(Form):
    """Delivery reports as files."""

    files = MultipleFileField(
        lazy_gettext("Delivery reports (.eml files, or an mbox)"),
        [FileRequired(lazy_gettext("Please choose one or more files."))],
    )


class AddressForm(Form):
    """An address that a button stands for."""

    email = HiddenField(validators=[InputRequired(_WANTED)])
