"""What the page of a round's files shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.datasets import Exposure
from surveys.model.errors import Refused
from surveys.model.texts import LANGUAGES
from surveys.services import launching
from surveys.services.exporting.offers import lacking_formats
from surveys.services.exporting.offers import offers_of
from surveys.services.exporting.offers import unprintable
from surveys.services.exporting.source import source_of
from surveys.services.exporting.withholding import require_settled
from surveys.services.reporting import round_results
from surveys.services.working import prepared
from surveys.services.working.exports import newest_export
from surveys.services.working.handing_out import older_than
from surveys.services.working.listing import seen
from surveys.services.working.living import is_alive
from surveys.web.exporting.forms import PrepareForm
from surveys.web.exporting.forms import in_address
from surveys.web.exporting.forms import labels_shown

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.exporting.labels import Labels
    from surveys.services.exporting.offers import LackingFormat
    from surveys.services.exporting.offers import OfferGroup
    from surveys.services.exporting.source import Source
    from surveys.services.launching import ListedRound
    from surveys.services.working.listing import JobSeen
    from surveys.services.working.prepared import Kept
    from surveys.services.workspace import Workspace
    from surveys.web.forms import FormProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class AllFiles:
    """All files of a round with one choice of labels: what is kept, what has changed since, and how far a job is."""

    kept: Kept | None
    changed: tuple[str, ...]
    job: JobSeen | None
    is_worker_alive: bool

    @property
    def is_being_made(self) -> bool:
        """Whether a job is still to make them."""
        return self.job is not None and not self.job.job.is_finished

    @property
    def is_current(self) -> bool:
        """Whether what is kept is what the round says now."""
        return self.kept is not None and not self.changed

    @property
    def went_wrong(self) -> bool:
        """Whether the newest job made nothing."""
        return self.job is not None and self.job.can_be_repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that labels can be in, under its own name."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportsPage:
    """What a round has to take away.

    ``nothing_yet`` says why there are no results, and ``withheld`` why nothing of single experts is handed out; both are
    empty where there is nothing to refuse. ``is_empty`` where the round is over and nobody has submitted.
    """

    found: ListedRound
    labels: Labels
    languages: tuple[Language, ...]
    groups: tuple[OfferGroup, ...]
    lacking: tuple[LackingFormat, ...]
    unprintable: tuple[str, ...]
    nothing_yet: str
    withheld: str
    is_empty: bool
    made: AllFiles
    form: PrepareForm

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """Why nothing can be made."""
        return self.form.problems

    @property
    def in_address(self) -> dict[str, Any]:
        """What an address needs to keep the choice of labels."""
        return in_address(self.labels, usual=self.found.study.languages[0])


def exports_page(
    workspace: Workspace, name: RoundName, wanted: Labels, form: PrepareForm | None = None
) -> ExportsPage:
    """List what a round has to take away, with one choice of labels."""
    found = launching.find_round(workspace, name)
    labels = labels_shown(found.study, wanted)
    nothing_yet, is_empty = _results(workspace, name)
    withheld = _why_withheld(found)
    source = source_of(workspace, name, labels.language, marks_encoding=labels.marks_encoding)
    made = _made(source)
    return ExportsPage(
        found=found,
        labels=labels,
        languages=tuple(
            Language(code=each, name=LANGUAGES.get(each, each), is_chosen=each == labels.language)
            for each in found.study.languages
        ),
        groups=offers_of(
            source,
            _handed_out(nothing_yet, withheld),
            {each.name: each for each in made.kept.files} if made.kept and made.is_current else {},
        ),
        lacking=lacking_formats(),
        unprintable=unprintable(source),
        nothing_yet=nothing_yet,
        withheld=withheld,
        is_empty=is_empty,
        made=made,
        form=form or PrepareForm(formdata=None),
    )


def _made(source: Source) -> AllFiles:
    workspace = source.workspace
    job = newest_export(workspace, source.name, source.labels)
    kept = prepared.find_kept(workspace, source.name, source.labels)
    return AllFiles(
        kept=kept,
        changed=older_than(source, kept) if kept else (),
        job=seen(workspace, job)[0] if job else None,
        is_worker_alive=is_alive(workspace),
    )


def _handed_out(nothing_yet: str, withheld: str) -> frozenset[Exposure]:
    """Say what may be handed out now."""
    if nothing_yet:
        return frozenset({Exposure.NOBODY})
    return frozenset(Exposure) - ({Exposure.SINGLE_EXPERTS} if withheld else set())


def _results(workspace: Workspace, name: RoundName) -> tuple[str, bool]:
    """Say why there are no results, and whether there are some and nobody is in them."""
    try:
        return "", round_results(workspace, name).pooled == 0
    except Refused as refused:
        return str(refused), False


def _why_withheld(found: ListedRound) -> str:
    try:
        require_settled(found, "rows of single experts, and all files at once,")
    except Refused as refused:
        return str(refused)
    return ""
