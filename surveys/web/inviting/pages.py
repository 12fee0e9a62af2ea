"""What the pages about a study's panel and its links show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.texts import LANGUAGES
from surveys.services import designing
from surveys.services import inviting
from surveys.services import launching

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.attributes import Attribute
    from surveys.model.experts import Candidate
    from surveys.model.experts import Expert
    from surveys.model.problems import Problem
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.inviting import PanelPreview
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace
    from surveys.web.inviting.forms import ImportForm
    from surveys.web.inviting.forms import PanelFileForm
    from surveys.web.inviting.forms import ReissueAllForm

_SHOWN = 20
_EXAMPLE = ("Jane Doe", "jane.doe@university.example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One expert as a row of a table."""

    name: str
    email: str
    language: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPage:
    """A study's panel."""

    study: Study
    language: str
    attributes: tuple[str, ...]
    experts: tuple[Row, ...]


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
class PreviewPage:
    """What importing a file would do; nothing is stored yet."""

    study: Study
    language: str
    attributes: tuple[str, ...]
    new: int
    shown: tuple[Row, ...]
    known: tuple[Candidate, ...]
    problems: tuple[Problem, ...]
    form: ImportForm

    @property
    def more(self) -> int:
        """How many new experts the table leaves out."""
        return self.new - len(self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReissueAllPage:
    """What new links for everybody would do."""

    found: ListedRound
    language: str
    invited: int
    form: ReissueAllForm


def panel_page(workspace: Workspace, study_id: str) -> PanelPage:
    """Gather a study's panel."""
    study = designing.newest_study(workspace, study_id).study
    return PanelPage(
        study=study,
        language=study.languages[0],
        attributes=_attribute_names(study),
        experts=tuple(_row(expert, study) for expert in inviting.list_panel(workspace, study_id)),
    )


def choose_file_page(workspace: Workspace, study_id: str, form: PanelFileForm) -> ChooseFilePage:
    """Gather what the form for a panel file shows."""
    study = designing.newest_study(workspace, study_id).study
    return ChooseFilePage(
        study=study,
        language=study.languages[0],
        columns=("name", "email", "language", *(each.id for each in study.attributes)),
        example=(*_EXAMPLE, study.languages[0], *map(_example_value, study.attributes)),
        coarse=tuple(each for each in study.attributes if each.is_coarse),
        form=form,
    )


def _example_value(attribute: Attribute) -> str:
    return attribute.values[0].id if attribute.values else "Example University"


def preview_page(
    workspace: Workspace, study_id: str, preview: PanelPreview, form: ImportForm
) -> PreviewPage:
    """Gather what importing a file would do."""
    study = designing.newest_study(workspace, study_id).study
    return PreviewPage(
        study=study,
        language=study.languages[0],
        attributes=_attribute_names(study),
        new=len(preview.new),
        shown=tuple(_row(each, study) for each in preview.new[:_SHOWN]),
        known=preview.known,
        problems=preview.problems,
        form=form,
    )


def reissue_all_page(workspace: Workspace, name: RoundName, form: ReissueAllForm) -> ReissueAllPage:
    """Gather what new links for everybody would do."""
    found = launching.find_round(workspace, name)
    return ReissueAllPage(
        found=found,
        language=found.study.languages[0],
        invited=len(inviting.list_invited(workspace, name)),
        form=form,
    )


def _attribute_names(study: Study) -> tuple[str, ...]:
    return tuple(each.name.to(study.languages[0]) for each in study.attributes)


def _row(expert: Expert | Candidate, study: Study) -> Row:
    return Row(
        name=expert.name,
        email=expert.email,
        language=LANGUAGES.get(expert.language, expert.language),
        attributes=tuple(_value(each, expert.attributes, study) for each in study.attributes),
    )


def _value(attribute: Attribute, values: Mapping[str, str], study: Study) -> str:
    value = values.get(attribute.id, "")
    names = {known.id: known.name.to(study.languages[0]) for known in attribute.values}
    return names.get(value, value) or "–"
