"""Entries as inputs: what is shown of a value, what was typed, and what that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext
from wtforms import BooleanField
from wtforms import HiddenField
from wtforms import SelectField
from wtforms import SelectMultipleField
from wtforms import StringField
from wtforms import TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from surveys.web.editing.entries import Entry
from surveys.web.editing.entries import Kind
from surveys.web.editing.entries import value_at
from surveys.web.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.web.editing.entries import Path


class DraftForm(Form):
    """A form of a draft; ``revision`` is the state that it was shown with."""

    revision = HiddenField()

    @property
    def shown_with(self) -> int:
        """The state of the draft with which the form was shown."""
        typed = self.revision.data or ""
        return int(typed[:12]) if typed.isdecimal() else 0


def draft_form(
    entries: Sequence[Entry], values: Any, revision: int, *, is_sent: bool = True
) -> Any:
    """Make the form of some entries, filled with the values of a draft; what was sent is read if ``is_sent``."""
    shown = {entry.name: shown_value(entry, values) for entry in entries}
    fields = {entry.name: _field(entry, shown[entry.name]) for entry in entries}
    made = type("EntriesForm", (DraftForm,), fields)
    options = {} if is_sent else {"formdata": None}
    return made(data=shown | {"revision": str(revision)}, **options)


def shown_value(entry: Entry, values: Any) -> Any:
    """Return what an input shows of the values of a draft."""
    return _shown(entry, value_at(values, entry.path))


def _field(entry: Entry, shown: Any) -> Any:
    if entry.kind is Kind.TICK:
        return BooleanField(entry.label)
    if entry.kind in {Kind.CHOICE, Kind.TICKS}:
        kind = SelectField if entry.kind is Kind.CHOICE else SelectMultipleField
        choices = [SelectChoice(value, words) for value, words in entry.options]
        if entry.kind is Kind.CHOICE and shown not in dict(entry.options):
            # What is there now is offered too, so that saving does not change it.
            choices.insert(0, SelectChoice(shown, shown or gettext("Please choose")))
        return kind(entry.label, choices=choices, validate_choice=False)
    if entry.kind in {Kind.NUMBER, Kind.WHOLE}:
        return StringField(entry.label, [_readable(entry.kind)])
    return (TextAreaField if entry.kind in {Kind.AREA, Kind.LINES} else StringField)(entry.label)


def _readable(kind: Kind) -> Any:
    def check(_: Any, field: Any) -> None:
        if field.data and field.data.strip() and _number(kind, field.data) is None:
            words = (
                gettext("Please write a whole number, such as 8.")
                if kind is Kind.WHOLE
                else gettext("Please write a number, such as 4 or 0.75.")
            )
            raise ValidationError(words)

    return check


def _number(kind: Kind, words: str) -> float | int | None:
    try:
        return int(words.strip()) if kind is Kind.WHOLE else float(words.strip().replace(",", "."))
    except ValueError:
        return None


def _shown(entry: Entry, stored: Any) -> Any:
    """Return what an input shows of a stored value; of another type than expected, its words."""
    value = entry.usual if stored is None else stored
    if entry.kind is Kind.TICK:
        return value is True
    if entry.kind is Kind.TICKS:
        return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
    if entry.kind is Kind.LINES:
        return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def typed_value(entry: Entry, field: Any) -> Any:
    """Return what was typed as a value of the study file."""
    data = field.data
    if entry.kind is Kind.TICK:
        return bool(data)
    if entry.kind is Kind.TICKS:
        known = [value for value, _ in entry.options]
        return [each for each in data or [] if each in known]
    words = (data or "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if entry.kind is Kind.LINES:
        return [line.strip() for line in words.split("\n") if line.strip()]
    if entry.kind in {Kind.NUMBER, Kind.WHOLE}:
        return _number(entry.kind, words) if words else None
    return words


def typed_changes(
    form: Any, entries: Iterable[Entry], values: Mapping[str, Any]
) -> dict[Path, Any]:
    """Return what the form changes, by path; None takes a key out."""
    changes: dict[Path, Any] = {}
    for entry in entries:
        stored = value_at(values, entry.path)
        typed = typed_value(entry, form[entry.name])
        if entry.kind is Kind.TICKS:
            typed = _in_their_order(typed, stored)
        if _means_the_same(entry, typed, stored):
            continue
        is_blank = typed in ("", None)
        if is_blank and (entry.can_be_left_out or typed is None):
            changes[entry.path] = None
        else:
            changes[entry.path] = typed
    return changes


def _means_the_same(entry: Entry, typed: Any, stored: Any) -> bool:
    if stored is None and entry.is_stated:
        return typed is None
    if stored is None:
        return bool(typed == entry.usual or typed in ("", None, []))
    if isinstance(stored, str) and isinstance(typed, str):
        return typed == stored.replace("\r\n", "\n").strip()
    return bool(typed == stored and type(typed) is type(stored)) or (
        isinstance(stored, int | float)
        and isinstance(typed, int | float)
        and not isinstance(stored, bool)
        and typed == stored
    )


def _in_their_order(typed: list[str], stored: Any) -> list[str]:
    """Keep the order that a list has; what is new comes after it."""
    before = [each for each in stored if each in typed] if isinstance(stored, list) else []
    return [*before, *(each for each in typed if each not in before)]
