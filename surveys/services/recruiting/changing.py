"""Add an expert by hand, change what is known of one, retire one and bring one back; each is recorded."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.formats.panel_file import LONGEST_CELL
from surveys.formats.panel_file import attribute_value
from surveys.formats.panel_file import language_code
from surveys.model.errors import Invalid
from surveys.model.events import EventKind
from surveys.model.experts import Expert
from surveys.model.problems import Problem
from surveys.services.auditing import record_in_people
from surveys.services.authenticating import read_address
from surveys.services.designing import newest_study
from surveys.services.recruiting.differing import changes_between
from surveys.services.recruiting.listing import find_in_panel
from surveys.services.recruiting.telling_rounds import tell_open_rounds
from surveys.services.recruiting.wishes import hand_on_wish
from surveys.storage import experts
from surveys.storage.idempotency import once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.studies import Study
    from surveys.services.recruiting.differing import Change
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a person says about an expert; without a language it is the study’s first one."""

    name: str
    email: str
    language: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def add_expert(
    workspace: Workspace, study_id: str, details: Details, form: SentForm | None = None
) -> Expert:
    """Add one expert to a study's panel; sending the form twice is sending it once.

    Raises
    ------
    Invalid
        When something about the expert is wrong; ``problems`` say what, each ``where`` it is.
    """
    study = newest_study(workspace, study_id).study
    new = replace(_checked(details, study), id=workspace.new_id(), pseudonym=workspace.new_id())
    with workspace.people.write() as db:

        def insert() -> str:
            _require_free(db, new)
            experts.insert_expert(db, new, workspace.clock())
            record_in_people(workspace, db, EventKind.EXPERT_ADDED, new.id, study=study_id)
            return new.id

        if form is None:
            insert()
            return new
        key = f"add-expert:{study_id}:{form.key}"
        added, _ = once(db, key=key, body_hash=form.body_hash, at=workspace.clock(), action=insert)
        return find_in_panel(workspace, study_id, str(added))


def edit_expert(
    workspace: Workspace, study_id: str, expert: str, details: Details
) -> tuple[Change, ...]:
    """Change what is known of an expert, found by id or address; say what became what.

    Rounds that have not closed get language and coarse attributes as they are now; others keep what was.

    Raises
    ------
    Invalid
        As :func:`add_expert`.
    """
    study = newest_study(workspace, study_id).study
    checked = _checked(details, study)
    with workspace.people.write() as db:
        before = find_in_panel(workspace, study_id, expert)
        # What an earlier version of the study asked about experts is kept, though no form shows it.
        unknown = {
            key: value
            for key, value in before.attributes.items()
            if key not in {each.id for each in study.attributes}
        }
        after = replace(
            before,
            name=checked.name,
            email=checked.email,
            language=checked.language,
            attributes=unknown | checked.attributes,
        )
        changes = changes_between(before, after)
        if changes:
            _require_free(db, after)
            experts.update_expert(db, after)
            hand_on_wish(workspace, db, before, after)
            fields: list[str] = [each.field for each in changes]
            record_in_people(
                workspace, db, EventKind.EXPERT_EDITED, after.id, study=study_id, changed=[*fields]
            )
    if changes:
        tell_open_rounds(workspace, study_id)
    return changes


def attributes_asked(workspace: Workspace, study_id: str) -> tuple[str, ...]:
    """List the attributes that the study has now."""
    return tuple(each.id for each in newest_study(workspace, study_id).study.attributes)


def retire(workspace: Workspace, study_id: str, expert: str) -> Expert:
    """Ask an expert nothing more: no invitation, no reminder. Links go on working, and everything stays known."""
    return _set_retired(workspace, study_id, expert, is_retired=True)


def bring_back(workspace: Workspace, study_id: str, expert: str) -> Expert:
    """Take a retired expert into the panel again."""
    return _set_retired(workspace, study_id, expert, is_retired=False)


def _set_retired(workspace: Workspace, study_id: str, expert: str, *, is_retired: bool) -> Expert:
    with workspace.people.write() as db:
        found = find_in_panel(workspace, study_id, expert)
        if (found.retired_at is not None) != is_retired:
            experts.mark_retired(db, found.id, workspace.clock() if is_retired else None)
            kind = EventKind.EXPERT_RETIRED if is_retired else EventKind.EXPERT_RESTORED
            record_in_people(workspace, db, kind, found.id, study=study_id)
        return find_in_panel(workspace, study_id, found.id)


def _checked(details: Details, study: Study) -> Expert:
    """Make an expert of what a person says, who is nobody yet."""
    problems = list(_problems(details, study))
    email = ""
    try:
        email = read_address(details.email) if details.email.strip() else ""
    except Invalid as error:
        problems.append(Problem(line=0, where="email", message=str(error)))
    if problems:
        raise Invalid("This cannot be stored.", problems)
    values = {
        each.id: attribute_value(details.attributes.get(each.id, "").strip(), each)
        for each in study.attributes
        if details.attributes.get(each.id, "").strip()
    }
    language = language_code(details.language, study) if details.language.strip() else ""
    return Expert(
        id="",
        study=study.id,
        name=details.name.strip(),
        email=email,
        language=language or study.languages[0],
        attributes=values,
    )


def _problems(details: Details, study: Study) -> Iterator[Problem]:
    given = {"name": details.name, "email": details.email, **details.attributes}
    for where, words in given.items():
        controls = any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in words.strip())
        if len(words) > LONGEST_CELL or controls:
            message = f"Please use at most {LONGEST_CELL} characters, and no line break."
            yield Problem(line=0, where=where, message=message)
    for where, sentence in (
        ("name", "Please enter the name."),
        ("email", "Please enter the e-mail address."),
    ):
        if not given[where].strip():
            yield Problem(line=0, where=where, message=sentence)
    if details.language.strip() and not language_code(details.language, study):
        message = f"The language “{details.language}” is none of the study's: {', '.join(study.languages)}."
        yield Problem(line=0, where="language", message=message)
    known = {each.id: each for each in study.attributes}
    for key, words in details.attributes.items():
        if key not in known:
            message = f"The study has no attribute “{key}”; it has {', '.join(known)}."
            yield Problem(line=0, where=key, message=message)
        elif words.strip() and not attribute_value(words.strip(), known[key]):
            values = ", ".join(value.id for value in known[key].values)
            yield Problem(
                line=0, where=key, message=f"The {key} “{words.strip()}” is none of {values}."
            )


def _require_free(db: Database, expert: Expert) -> None:
    for other in experts.find_by_address(db, expert.email, expert.study):
        if other.id != expert.id:
            where = "was retired from the panel" if other.retired_at else "is in the panel"
            message = f"{expert.email} is the address of {other.name}, who {where}."
            problem = Problem(line=0, where="email", message=message)
            raise Invalid("This cannot be stored.", [problem])
