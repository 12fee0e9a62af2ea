"""Use the key between names and pseudonyms: by right only, for a reason, and never without a record of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.formats.key_file import key_csv
from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.model.events import EventKind
from surveys.model.key_uses import KeyUse
from surveys.model.key_uses import KeyWay
from surveys.model.roles import Right
from surveys.services.auditing import record_in_people
from surveys.services.authorizing import needs_right
from surveys.storage import events
from surveys.storage import keys
from surveys.storage.durable_files import write_privately
from surveys.storage.events import EventFilter
from surveys.storage.researchers import list_researchers

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.model.experts import Expert
    from surveys.services.workspace import Workspace

    Choose = Callable[[Sequence[Expert]], Sequence[Expert]]

SHORTEST_REASON, LONGEST_REASON = 10, 500
#: Tables of field work show this much of a pseudonym, so this much is enough to look one up.
SHORTEST_PSEUDONYM = 8
_SIMULATED = "simulated-"
_COMMAND_LINE = "the command line"


def find_pseudonym(workspace: Workspace, study_id: str, who: str, reason: str) -> Expert:
    """Return the expert with an address or a name, with the pseudonym; the use is recorded.

    Raises
    ------
    Invalid
        When the reason is none, or names somebody.
    NotFound
        When nobody in the study is called that.
    Conflict
        When several experts have the name.
    """
    wanted = " ".join(who.split()).casefold()

    def choose(known: Sequence[Expert]) -> Sequence[Expert]:
        found = [each for each in known if wanted in {each.email, each.name.casefold()}]
        if not found:
            raise NotFound(f"Nobody in the panel of this study is called “{who.strip()}”.")
        if len(found) > 1:
            raise Conflict(
                f"{len(found)} experts are called “{who.strip()}”. Enter the address instead of the name."
            )
        return found

    return _use(workspace, study_id, KeyWay.NAME_TO_PSEUDONYM, reason, choose)[0]


def find_name(workspace: Workspace, study_id: str, pseudonym: str, reason: str) -> Expert:
    """Return the expert behind a pseudonym, or behind its beginning; the use is recorded.

    Raises
    ------
    Invalid
        When the reason is none, or names somebody, or the pseudonym is too short.
    NotFound
        When nobody in the study has it.
    Conflict
        When several pseudonyms begin like that.
    """
    wanted = pseudonym.strip().lower().removeprefix(_SIMULATED)
    if len(wanted) < SHORTEST_PSEUDONYM:
        raise Invalid(f"Enter at least the first {SHORTEST_PSEUDONYM} characters of the pseudonym.")

    def choose(known: Sequence[Expert]) -> Sequence[Expert]:
        found = [each for each in known if each.pseudonym.startswith(wanted)]
        if not found:
            raise NotFound(f"Nobody in this study has the pseudonym “{pseudonym.strip()}”.")
        if len(found) > 1:
            raise Conflict(
                f"{len(found)} pseudonyms begin with “{pseudonym.strip()}”. Enter more of it."
            )
        return found

    return _use(workspace, study_id, KeyWay.PSEUDONYM_TO_NAME, reason, choose)[0]


def whole_key(workspace: Workspace, study_id: str, reason: str) -> bytes:
    """Return the key of everybody in a study as CSV; the use is recorded.

    Raises
    ------
    Invalid
        When the reason is none, or names somebody.
    NotFound
        When nobody is in the panel.
    """

    def choose(known: Sequence[Expert]) -> Sequence[Expert]:
        if not known:
            raise NotFound("Nobody is in the panel of this study, so there is no key.")
        return known

    found = _use(workspace, study_id, KeyWay.WHOLE, reason, choose)
    return key_csv((shown_pseudonym(workspace, each), each.name, each.email) for each in found)


def save_key(workspace: Workspace, study_id: str, file: Path, reason: str) -> None:
    """Write the key of everybody to a new file that only its owner can read; the use is recorded.

    Raises
    ------
    Conflict
        When there is such a file already.
    StorageError
        When it cannot be written.
    """
    if file.exists():
        raise Conflict(f"{file} is there already. Choose another name.")
    content = whole_key(workspace, study_id, reason)
    try:
        write_privately(file, content)
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {error.strerror}.") from error


def shown_pseudonym(workspace: Workspace, expert: Expert) -> str:
    """Return a pseudonym as it stands in exports; that of a demonstration says that nobody is behind it."""
    prefix = _SIMULATED if workspace.settings.is_demonstration else ""
    return f"{prefix}{expert.pseudonym}"


def list_uses(workspace: Workspace, study_id: str) -> tuple[KeyUse, ...]:
    """List every use of the key of a study, the newest first."""
    needs_right(workspace, study_id, Right.USE_KEY)
    db = workspace.people.read()
    names = {each.id: each.name for each in list_researchers(db)} | {"": _COMMAND_LINE}
    wanted = EventFilter(kind=EventKind.KEY_USED.value, study=study_id)
    return tuple(
        KeyUse(
            at=event.at,
            who=names.get(event.by, event.by),
            way=KeyWay(str(event.details["way"])),
            experts=int(str(event.details["experts"])),
            reason=str(event.details["reason"]),
        )
        for event in events.list_events(db, wanted)
    )


def _use(
    workspace: Workspace, study_id: str, way: KeyWay, reason: str, choose: Choose
) -> Sequence[Expert]:
    """Look experts up in the very write that records it, so that nothing is seen unrecorded."""
    needs_right(workspace, study_id, Right.USE_KEY)
    workspace.study(study_id)
    said = _read_reason(reason)
    with workspace.people.write() as db:
        known = keys.list_keys(db, study_id)
        _require_nameless(said, known)
        found = choose(known)
        record_in_people(
            workspace,
            db,
            EventKind.KEY_USED,
            study_id if way is KeyWay.WHOLE else found[0].id,
            study=study_id,
            way=way.value,
            experts=len(found),
            reason=said,
        )
    return found


def _read_reason(reason: str) -> str:
    said = " ".join(reason.split())
    if len(said) < SHORTEST_REASON:
        raise Invalid(
            f"Say why in at least {SHORTEST_REASON} characters: the reason is recorded for good."
        )
    if len(said) > LONGEST_REASON:
        raise Invalid(
            f"The reason has {len(said)} characters; please use at most {LONGEST_REASON}."
        )
    return said


def _require_nameless(reason: str, known: Sequence[Expert]) -> None:
    """Keep names out of the record, which cannot be changed and outlives the person’s wish to be forgotten."""
    text = reason.casefold()
    for each in known:
        for word in (each.name.casefold(), each.email):
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                raise Invalid(
                    "Please leave names and addresses out of the reason: it is recorded for good."
                )
