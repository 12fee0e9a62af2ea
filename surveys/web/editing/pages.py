"""What the pages of a draft show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask import url_for

from surveys.services import designing
from surveys.services import editing
from surveys.services.authenticating import list_researchers
from surveys.web.editing.blocks import block_kinds
from surveys.web.editing.blocks import block_words
from surveys.web.editing.entries import languages_of
from surveys.web.editing.entries import rows_at
from surveys.web.editing.entries import value_at
from surveys.web.editing.parts import parts
from surveys.web.editing.subjects import place_to_mend

if TYPE_CHECKING:
    from surveys.model.editing_drafts import DraftState
    from surveys.model.editing_drafts import EditingDraft
    from surveys.model.problems import Problem
    from surveys.services.editing import CheckedDraft
    from surveys.services.workspace import Workspace
    from surveys.web.editing.blocks import BlockKind
    from surveys.web.editing.forms import BeginForm
    from surveys.web.editing.forms import DecisionForm

MOST_LISTED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFrame:
    """What every page of a draft says: of which study it is, with which state it was shown, and its problems."""

    study: str
    title: str
    language: str
    time_zone: str
    revision: int
    based_on: int | None
    saved_at: Any
    saved_by: str
    problems: int
    next_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedProblem:
    """A problem with the address where it can be mended."""

    problem: Problem
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """A link to a part of the draft, with how many problems are there."""

    title: str
    about: str
    address: str
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """A draft: how it stands, what is to be mended, and what can be edited."""

    frame: DraftFrame
    is_readable: bool
    problems: tuple[PlacedProblem, ...]
    parts: tuple[Entrance, ...]
    blocks: tuple[Entrance, ...]
    has_preview: bool
    can_undo: bool
    form: DecisionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDraftPage:
    """A study without a draft: how one begins."""

    study: str
    title: str
    language: str
    version: int
    discarded: DraftState | None
    time_zone: str
    form: BeginForm


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """A block in the list of its kind."""

    id: str
    words: str
    position: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocksPage:
    """The blocks of one kind."""

    frame: DraftFrame
    kind: BlockKind
    rows: tuple[BlockRow, ...]
    form: DecisionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class StatesPage:
    """The earlier states of a draft."""

    frame: DraftFrame
    states: tuple[tuple[DraftState, str], ...]
    form: Any


def draft_frame(workspace: Workspace, draft: EditingDraft) -> DraftFrame:
    """Make what every page of a draft says."""
    checked = editing.checked_draft(draft)
    values = checked.values or {}
    language = languages_of(values)[0]
    title = value_at(values, ("study", "title", language))
    versions = designing.list_versions(workspace, draft.study)
    known = designing.newest_study(workspace, draft.study).study if versions else checked.study
    return DraftFrame(
        study=draft.study,
        title=title if isinstance(title, str) and title.strip() else draft.study,
        language=language,
        time_zone=known.time_zone if known else "UTC",
        revision=draft.state.revision,
        based_on=draft.state.based_on,
        saved_at=draft.state.saved_at,
        saved_by=_name(workspace, draft.state),
        problems=len(checked.problems),
        next_version=versions[0].number + 1 if versions else 1,
    )


def _name(workspace: Workspace, state: DraftState) -> str:
    names = {each.id: each.name for each in list_researchers(workspace)}
    return names.get(state.saved_by, "")


def draft_page(workspace: Workspace, draft: EditingDraft, form: DecisionForm) -> DraftPage:
    """Gather what the page of a draft shows."""
    checked = editing.checked_draft(draft)
    return DraftPage(
        frame=draft_frame(workspace, draft),
        is_readable=checked.values is not None,
        problems=placed_problems(draft.study, checked),
        parts=tuple(_parts(draft.study, checked)) if checked.values is not None else (),
        blocks=tuple(_blocks(draft.study, checked)) if checked.values is not None else (),
        has_preview=checked.study is not None,
        can_undo=editing.state_to_undo_to(workspace, draft.study) is not None,
        form=form,
    )


def placed_problems(study_id: str, checked: CheckedDraft) -> tuple[PlacedProblem, ...]:
    """Say where each problem can be mended; of very many, the first."""
    return tuple(
        PlacedProblem(problem=each, address=place_to_mend(study_id, checked.values, each))
        for each in checked.problems[:MOST_LISTED]
    )


def _parts(study_id: str, checked: CheckedDraft) -> list[Entrance]:
    return [
        Entrance(
            title=part.title,
            about=part.about,
            address=url_for("editing.edit_part", study_id=study_id, part=part.key),
            problems=_count(checked, *part.sections, is_section=True),
        )
        for part in parts()
    ]


def _blocks(study_id: str, checked: CheckedDraft) -> list[Entrance]:
    return [
        Entrance(
            title=kind.title,
            about=kind.about,
            address=url_for("editing.list_blocks", study_id=study_id, kind=kind.key),
            problems=_count(checked, kind.key),
        )
        for kind in block_kinds()
    ]


def _count(checked: CheckedDraft, *path: str | int, is_section: bool = False) -> int:
    if is_section:
        return sum(bool(each.path) and each.path[0] in path for each in checked.problems)
    return sum(each.path[: len(path)] == path for each in checked.problems)


def blocks_page(
    workspace: Workspace, draft: EditingDraft, kind: BlockKind, form: DecisionForm
) -> BlocksPage:
    """Gather the blocks of one kind."""
    checked = editing.checked_draft(draft)
    values = checked.values or {}
    language = languages_of(values)[0]
    return BlocksPage(
        frame=draft_frame(workspace, draft),
        kind=kind,
        rows=tuple(
            BlockRow(
                id=str(value_at(row, ("id",), position + 1)),
                words=block_words(kind, row, language),
                position=position,
                problems=_count(checked, kind.key, position),
            )
            for position, row in enumerate(rows_at(values, (kind.key,)))
        ),
        form=form,
    )


def no_draft_page(workspace: Workspace, study_id: str, form: BeginForm) -> NoDraftPage:
    """Gather how a draft of a study begins."""
    newest = designing.newest_study(workspace, study_id)
    language = newest.study.languages[0]
    return NoDraftPage(
        study=study_id,
        title=newest.study.title.to(language),
        language=language,
        version=newest.version,
        discarded=editing.discarded_state(workspace, study_id),
        time_zone=newest.study.time_zone,
        form=form,
    )


def states_page(workspace: Workspace, draft: EditingDraft, form: Any) -> StatesPage:
    """List the states of a draft, each with who saved it."""
    states = editing.list_states(workspace, draft.study)
    return StatesPage(
        frame=draft_frame(workspace, draft),
        states=tuple((state, _name(workspace, state)) for state in states),
        form=form,
    )
