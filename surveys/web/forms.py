"""What every form has: a token against forgery, a key that makes sending it twice harmless, own sentences."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask import g
from flask import request
from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField

from surveys.model import forms

if TYPE_CHECKING:
    from surveys.model.forms import SentForm

_LONGEST_KEY = 64
_NOT_FILLED_IN = ("csrf_token", "form_key")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormProblem:
    """Something to mend in a form; ``field`` is the id of the input, or empty for the form as a whole."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a form that was sent cannot be taken now, although it is shown again with all that was typed."""

    status: int
    sentence: str


def new_key() -> str:
    """Make the key of a form that is shown for the first time."""
    return secrets.token_urlsafe(16)


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form of ours. A view asks :meth:`is_well_sent`, and else shows it with :attr:`status`."""

    form_key = HiddenField(default=new_key)

    def is_well_sent(self) -> bool:
        """Say whether the form was sent, by us, and can be read."""
        if not self.is_submitted() or g.get("is_only_shown"):
            return False
        if "refusal" in g:
            self.validate()
            self.refuse(g.refusal.sentence)
            return False
        if not self.has_key():
            self.form_key.data = new_key()
            self.refuse(gettext("The form arrived incomplete. Please send it again."))
            return False
        return bool(self.validate())

    def has_key(self) -> bool:
        """Say whether a key came with the form that can be one of ours."""
        return 0 < len(self.form_key.data or "") <= _LONGEST_KEY

    def refuse(self, sentence: str) -> None:
        """Say why the form as a whole cannot be taken."""
        self.form_errors.append(sentence)

    @property
    def status(self) -> int:
        """The HTTP status to show this form with: 200 when new, 422 when there is something to mend."""
        if "refusal" in g:
            return int(g.refusal.status)
        return 422 if self.problems else 200

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """Everything to mend: first the form as a whole, then field by field."""
        whole = tuple(FormProblem(field="", sentence=str(words)) for words in self.form_errors)
        return whole + tuple(
            FormProblem(field=field.id, sentence=str(words))
            for field in self
            if field.name not in _NOT_FILLED_IN
            for words in field.errors
        )


def sent_form(form: Any) -> SentForm:
    """Identify a form that was sent by its key and by everything that was filled in."""
    body = {name: values for name, values in request.form.lists() if name not in _NOT_FILLED_IN}
    return forms.sent_form(form.form_key.data, body)
