"""A form of a draft with its problems where they are, and, after somebody else has saved, with both texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext

from surveys.services import editing
from surveys.web.editing.cards import card_of
from surveys.web.editing.entries import Kind
from surveys.web.editing.pages import draft_frame
from surveys.web.editing.typed import draft_form
from surveys.web.editing.typed import shown_value
from surveys.web.editing.typed import typed_changes
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from surveys.model.editing_drafts import EditingDraft
    from surveys.model.problems import Problem
    from surveys.services.editing import CheckedDraft
    from surveys.web.editing.cards import Card
    from surveys.web.editing.entries import Entry
    from surveys.web.editing.pages import DraftFrame
    from surveys.web.editing.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """An input of a form: what it asks for, and what somebody else has saved there meanwhile."""

    entry: Entry
    field: Any
    saved_meanwhile: str | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """What else the input says: its language, its hint and its error."""
        entry, field = self.entry, self.field
        about = [
            f"{field.id}-{part}"
            for part, is_there in (
                ("hint", entry.hint),
                ("error", field.errors),
                ("meanwhile", self.saved_meanwhile is not None),
            )
            if is_there
        ]
        said = {"aria-describedby": " ".join(about), "lang": entry.language}
        if field.errors and entry.kind is not Kind.TICKS:
            said["aria-invalid"] = "true"
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class InputGroup:
    """Inputs under one legend."""

    legend: str
    note: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A form of a draft. ``others`` are problems that no input is about."""

    frame: DraftFrame
    subject: Subject
    groups: tuple[InputGroup, ...]
    form: Any
    address: str
    back: str
    others: tuple[Problem, ...] = ()
    card: Card | None = None
    is_new: bool = False
    is_stale: bool = False


def shown_form(
    draft: EditingDraft, subject: Subject, form: Any, address: str, back: str
) -> FormPage:
    """Show the form of a part or a block, with the problems of the draft beside its inputs."""
    checked = editing.checked_draft(draft)
    others = _say_problems(subject, checked, form) if not form.is_submitted() else ()
    return _page(draft, subject, form, address=address, back=back, others=others, checked=checked)


def _page(
    draft: EditingDraft, subject: Subject, form: Any, *, checked: CheckedDraft, **more: Any
) -> FormPage:
    saved = more.pop("saved", {})
    return FormPage(
        frame=draft_frame(current_workspace(), draft),
        subject=subject,
        groups=input_groups(subject, form, saved),
        form=form,
        card=card_of(subject, checked),
        **more,
    )


def input_groups(
    subject: Subject, form: Any, saved: dict[str, str] | None = None
) -> tuple[InputGroup, ...]:
    """Put the inputs of a form under their legends."""
    return tuple(
        InputGroup(
            legend=group.legend,
            note=group.note,
            inputs=tuple(
                Input(
                    entry=entry,
                    field=form[entry.name],
                    saved_meanwhile=(saved or {}).get(entry.name),
                )
                for entry in group.entries
            ),
        )
        for group in subject.groups
    )


def _say_problems(subject: Subject, checked: CheckedDraft, form: Any) -> tuple[Problem, ...]:
    """Say each problem at its input; return those that are about none."""
    others = []
    for problem in filter(subject.is_about, checked.problems):
        entry = subject.entry_of(problem)
        if entry is None:
            others.append(problem)
        else:
            field = form[entry.name]
            field.errors = (*field.errors, _without_place(problem))
    return tuple(others)


def _without_place(problem: Problem) -> str:
    """Say a problem without the words for the place at which it is said."""
    place = f"{problem.where}: "
    if not problem.message.lower().startswith(place.lower()):
        return problem.message
    words = problem.message[len(place) :]
    return words[:1].upper() + words[1:]


def previewed(
    draft: EditingDraft, subject: Subject, form: Any, address: str, back: str
) -> FormPage:
    """Show a form as it was typed, and in its pane what experts would see of that; nothing is saved."""
    values = subject.values(editing.checked_draft(draft).values or {})
    changes = typed_changes(form, subject.entries, values)
    at_place = {(*subject.prefix, *path): value for path, value in changes.items()}
    content = editing.with_changes(draft.content, at_place)
    checked = editing.check_content(content)
    others = _say_problems(subject, checked, form)
    return _page(draft, subject, form, address=address, back=back, others=others, checked=checked)


def stale_page(
    now: EditingDraft, before: bytes, subject: Subject, form: Any, **where: str
) -> FormPage:
    """Show what was typed beside what somebody else has saved meanwhile; sending it again replaces that.

    What was not changed here shows what the other person saved.
    """
    then = editing.check_content(before).values or {}
    checked = editing.checked_draft(now)
    values = subject.values(checked.values or {})
    mine = typed_changes(form, subject.entries, subject.values(then))
    shown = draft_form(subject.entries, values, now.state.revision, is_sent=False)
    saved = {}
    for entry in subject.entries:
        if entry.path in mine:
            shown[entry.name].data = form[entry.name].data
            saved[entry.name] = _said(entry, shown_value(entry, values))
    shown.refuse(_sentence(len(saved)))
    at_place = {(*subject.prefix, *path): value for path, value in mine.items()}
    typed = editing.check_content(editing.with_changes(now.content, at_place))
    return _page(now, subject, shown, checked=typed, is_stale=True, saved=saved, **where)


def _sentence(changed: int) -> str:
    words = (
        gettext(
            "Somebody has saved the draft since this page was shown, so yours was not saved yet. What you typed is "
            "below, beside what is saved now. Save it again to replace that."
        )
        if changed
        else gettext(
            "Somebody has saved the draft since this page was shown. You had changed nothing here; this is how it is "
            "now."
        )
    )
    return str(words)


def _said(entry: Entry, shown: Any) -> str:
    if entry.kind is Kind.TICK:
        return str(gettext("ticked") if shown else gettext("not ticked"))
    if entry.kind is Kind.TICKS:
        names = dict(entry.options)
        return ", ".join(names.get(each, each) for each in shown) or str(gettext("none"))
    if entry.kind is Kind.CHOICE:
        return str(dict(entry.options).get(shown, shown) or gettext("none"))
    return str(shown or gettext("blank"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """A block that somebody else has taken out while it was edited, with everything that was typed."""

    frame: DraftFrame
    block: str
    typed: tuple[tuple[str, str, str], ...]
    back: str


def gone_page(now: EditingDraft, before: Subject, form: Any, back: str) -> GonePage:
    """Show what was typed for a block that is gone, so that it can be copied."""
    words = {Kind.LINE, Kind.AREA, Kind.LINES}
    return GonePage(
        frame=draft_frame(current_workspace(), now),
        block=before.title,
        typed=tuple(
            (f"{group.legend}: {entry.label}", entry.language, str(form[entry.name].data))
            for group in before.groups
            for entry in group.entries
            if entry.kind in words and form[entry.name].data
        ),
        back=back,
    )
