"""The forms by which messages are sent, sent again and stopped."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import HiddenField
from wtforms import StringField
from wtforms import TextAreaField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.model.mail_templates import template_problems
from surveys.web.forms import Form

_LONGEST_ADDRESS = 300


class SendForm(Form):
    """Sending to the list that is shown; ``seen`` is its digest."""

    seen = HiddenField()
    everybody = HiddenField()


class AgainForm(Form):
    """Sending messages once more: the id of one, or the word for all that ended so."""

    which = HiddenField()


class StopForm(Form):
    """Stopping what waits needs no more than a decision."""


class WordsForm(Form):
    """The words of one kind of message in one language."""

    subject = StringField(lazy_gettext("Subject"))
    body = TextAreaField(lazy_gettext("Text"))

    def has_good_words(self) -> bool:
        """Say whether the words can be used; what is wrong is said at its field."""
        for problem in template_problems(self.subject.data or "", self.body.data or ""):
            field = self.subject if problem.part == "subject" else self.body
            field.errors = (*field.errors, problem.sentence)
        return not self.problems


class TestForm(Form):
    """Where to send an example to."""

    address = StringField(
        lazy_gettext("Your e-mail address"),
        [
            InputRequired(lazy_gettext("Please enter an e-mail address.")),
            Length(max=_LONGEST_ADDRESS, message=lazy_gettext("This is too long for an address.")),
        ],
    )


class RestoreForm(Form):
    """Going back to the words that come with the program."""
