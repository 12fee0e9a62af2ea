"""What the pages about a panel file show: what it may say, and what it would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import designing
from surveys.services.recruiting import fields_of
from surveys.web.recruiting.rows import attribute_names
from surveys.web.recruiting.rows import field_name
from surveys.web.recruiting.rows import field_value
from surveys.web.recruiting.rows import row_of

if TYPE_CHECKING:
    from surveys.model.attributes import Attribute
    from surveys.model.experts import Candidate
    from surveys.model.problems import Problem
    from surveys.model.studies import Study
    from surveys.services.recruiting import Column
    from surveys.services.recruiting import PanelPreview
    from surveys.services.recruiting.differing import Update
    from surveys.services.workspace import Workspace
    from surveys.web.recruiting.importing_forms import ImportForm
    from surveys.web.recruiting.importing_forms import PanelFileForm
    from surveys.web.recruiting.rows import Row

SHOWN = 20
_EXAMPLE = ("Jane Doe", "jane.doe@university.example")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseFilePage:
    """The form for choosing a panel file, with what the file may say."""

    study: Study
    language: str
    columns: tuple[str, ...]
    example: tuple[str, ...]
    coarse: tuple[Attribute, ...]
    form: PanelFileForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """One thing that becomes another, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownUpdate:
    """An expert about whom the file says something else."""

    line: int
    name: str
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """What importing a file would do; nothing is stored yet."""

    study: Study
    language: str
    attributes: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    sheets: tuple[str, ...]
    sheet: str
    new: int
    shown: tuple[Row, ...]
    known: tuple[Candidate, ...]
    retired: tuple[Candidate, ...]
    no_mail: tuple[Candidate, ...]
    updates: int
    shown_updates: tuple[ShownUpdate, ...]
    problems: tuple[Problem, ...]
    bad_lines: int
    form: ImportForm
    is_other: bool = False

    @property
    def more(self) -> int:
        """How many new experts the table leaves out."""
        return self.new - len(self.shown)

    @property
    def can_import(self) -> bool:
        """Whether there is anything to import."""
        return bool(self.new or self.updates)

    @property
    def left_out(self) -> tuple[Column, ...]:
        """Columns that are not imported, and have a name."""
        return tuple(each for each in self.columns if not each.field and each.header)


def choose_file_page(workspace: Workspace, study_id: str, form: PanelFileForm) -> ChooseFilePage:
    """Gather what the form for a panel file shows."""
    study = designing.newest_study(workspace, study_id).study
    return ChooseFilePage(
        study=study,
        language=study.languages[0],
        columns=fields_of(study),
        example=(*_EXAMPLE, study.languages[0], *map(_example_value, study.attributes)),
        coarse=tuple(each for each in study.attributes if each.is_coarse),
        form=form,
    )


def _example_value(attribute: Attribute) -> str:
    return attribute.values[0].id if attribute.values else "Example University"


def preview_page(
    workspace: Workspace,
    study_id: str,
    preview: PanelPreview,
    form: ImportForm,
    *,
    is_other: bool = False,
) -> PreviewPage:
    """Gather what importing a file would do; ``is_other`` says that this is not what was shown before."""
    study = designing.newest_study(workspace, study_id).study
    return PreviewPage(
        study=study,
        language=study.languages[0],
        attributes=attribute_names(study),
        fields=tuple((each, field_name(each, study)) for each in fields_of(study)),
        columns=preview.columns,
        sheets=preview.sheets,
        sheet=preview.sheet,
        new=len(preview.new),
        shown=tuple(row_of(each, study) for each in preview.new[:SHOWN]),
        known=preview.known,
        retired=preview.retired,
        no_mail=preview.no_mail,
        updates=len(preview.updates),
        shown_updates=tuple(_shown(each, study) for each in preview.updates),
        problems=preview.problems,
        bad_lines=preview.bad_lines,
        form=form,
        is_other=is_other,
    )


def _shown(update: Update, study: Study) -> ShownUpdate:
    return ShownUpdate(
        line=update.line,
        name=update.before.name,
        changes=tuple(
            ShownChange(
                name=field_name(each.field, study),
                before=field_value(each.field, each.before, study),
                after=field_value(each.field, each.after, study),
            )
            for each in update.changes
        ),
    )
