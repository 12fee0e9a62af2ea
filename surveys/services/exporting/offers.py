"""What a round has to take away, for people: grouped by what it is for, one row for what comes in several formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.optional_packages import EXTRAS
from surveys.formats.optional_packages import has
from surveys.model.datasets import Exposure
from surveys.model.datasets import Purpose
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.comments import COMMENTS
from surveys.services.exporting.figures import FORMS
from surveys.services.exporting.figures import figures_of
from surveys.services.exporting.file_kinds import EXTRA_OF
from surveys.services.exporting.file_kinds import FILE_KINDS
from surveys.services.exporting.file_kinds import GOES_WITH
from surveys.services.exporting.file_kinds import count_columns
from surveys.services.exporting.files import ABOUT_FIGURES
from surveys.services.exporting.files import READ_ME
from surveys.services.exporting.files import about_file
from surveys.services.exporting.folders import can_be_drawn
from surveys.services.exporting.folders import lasting_names
from surveys.services.exporting.folders import names_in
from surveys.services.exporting.paradata import PARADATA
from surveys.services.exporting.purposes import purpose_of
from surveys.services.exporting.rationales import RATIONALES
from surveys.services.reviewing import review_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from surveys.services.exporting.file_kinds import FileKind
    from surveys.services.exporting.folders import Written
    from surveys.services.exporting.source import Source
    from surveys.services.reviewing import Tally

#: What a format is called, by the ending; another one is called like its ending.
_FORMATS = {
    "csv": "CSV",
    "json": "JSON",
    "parquet": "Parquet",
    "sav": "SPSS",
    "dta": "Stata",
    "xlsx": "XLSX",
    "db": "SQLite",
    "xml": "XML",
    "md": "Markdown",
    "html": "HTML",
    "txt": "Text",
    "py": "Python",
    "R": "R",
}


_COUNTED_BY_READING = frozenset({COMMENTS.name, RATIONALES.name, PARADATA.name})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFile:
    """One format of an offer; ``written`` is the file as it is kept, if it is."""

    name: str
    format: str
    written: Written | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What comes under one name: a dataset in its formats, or a file.

    Rows and columns are None where nobody counted. ``is_withheld`` while it is not handed out, since answers may come in.
    ``review`` says how far the review of texts is, where the offer follows from it.
    """

    name: str
    about: str
    for_whom: str
    exposure: Exposure
    caution: str
    is_dataset: bool
    is_withheld: bool
    files: tuple[OfferedFile, ...]
    rows: int | None = None
    columns: int | None = None
    review: Tally | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFigure:
    """One figure in its formats."""

    name: str
    about: str
    for_whom: str
    caution: str
    files: tuple[OfferedFile, ...]

    @property
    def written(self) -> tuple[Written, ...]:
        """The files of it that are kept."""
        return tuple(file.written for file in self.files if file.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFigures:
    """All figures under one name; ``left_out`` are those that the round has not, each with the reason."""

    about: str
    is_withheld: bool
    figures: tuple[OfferedFigure, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def formats(self) -> tuple[str, ...]:
        """What each of them comes as."""
        return tuple(map(_format, FORMS))

    @property
    def needs_care(self) -> bool:
        """Whether there is something to be careful of in some of them."""
        return any(each.caution for each in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferGroup:
    """What is taken away for one purpose."""

    purpose: Purpose
    offers: tuple[Offer, ...]
    figures: OfferedFigures | None = None

    @property
    def written(self) -> tuple[Written, ...]:
        """The files of the group that are kept."""
        return tuple(file.written for each in self.offers for file in each.files if file.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingFormat:
    """Formats that cannot be made here, and the extra that brings the packages that they need."""

    formats: tuple[str, ...]
    packages: tuple[str, ...]
    extra: str


def offers_of(
    source: Source, exposures: Collection[Exposure], kept: Mapping[str, Written]
) -> tuple[OfferGroup, ...]:
    """List what a round has to take away; what has another exposure than these is withheld."""
    groups: dict[Purpose, list[Offer]] = {purpose: [] for purpose in Purpose}
    for kinds in _rows(source):
        groups[purpose_of(kinds[0])].append(_offer(source, kinds, exposures, kept))
    groups[Purpose.CODEBOOKS].insert(0, _read_me(kept))
    return tuple(
        OfferGroup(
            purpose=purpose,
            offers=tuple(found),
            figures=_figures(source, exposures, kept) if purpose is Purpose.RESULTS else None,
        )
        for purpose, found in groups.items()
        if found
    )


def lacking_formats() -> tuple[LackingFormat, ...]:
    """List what the extras would bring that are not installed."""
    return tuple(
        LackingFormat(
            formats=tuple(_format(ending) for ending in EXTRA_OF if EXTRA_OF[ending] == extra),
            packages=EXTRAS[extra],
            extra=extra,
        )
        for extra in dict.fromkeys(EXTRA_OF.values())
        if not has(extra)
    )


def unprintable(source: Source) -> tuple[str, ...]:
    """List the files for which no font here has the letters of the language."""
    can_be_made = lasting_names(source)
    return tuple(name for name in names_in(()) if name not in can_be_made)


def _rows(source: Source) -> tuple[list[FileKind], ...]:
    """Put together what is the same in several formats, of what can be made here."""
    found: dict[tuple[object, ...], list[FileKind]] = {}
    for name in lasting_names(source):
        kind = FILE_KINDS.get(name)
        if kind:
            stem = name.partition(".")[0]
            same = (kind.dataset or stem, kind.about, kind.exposure, purpose_of(kind))
            found.setdefault(same, []).append(kind)
    return tuple(found.values())


def _offer(
    source: Source,
    kinds: list[FileKind],
    exposures: Collection[Exposure],
    kept: Mapping[str, Written],
) -> Offer:
    first = kinds[0]
    is_withheld = not _is_handed_out(first, exposures)
    rows, columns = (None, None) if is_withheld else _counted(source, first, kept)
    return Offer(
        name=first.dataset or (first.name if len(kinds) == 1 else first.name.partition(".")[0]),
        about=first.about,
        for_whom=", ".join(dict.fromkeys(kind.for_whom for kind in kinds if kind.for_whom)),
        exposure=first.exposure,
        caution=first.caution,
        is_dataset=bool(first.dataset),
        is_withheld=is_withheld,
        files=tuple(_file(kind.name, kept) for kind in kinds),
        rows=rows,
        columns=columns,
        review=review_of(source.workspace, source.listed)
        if first.dataset == RATIONALES.name and not is_withheld
        else None,
    )


def _is_handed_out(kind: FileKind, exposures: Collection[Exposure]) -> bool:
    """Say whether a file is there now; what is about the other files waits for the results among them."""
    if kind.name in GOES_WITH and Exposure.AGGREGATES not in exposures:
        return False
    return kind.exposure in exposures


def _counted(
    source: Source, kind: FileKind, kept: Mapping[str, Written]
) -> tuple[int | None, int | None]:
    """Say how many rows and columns there are; what only reading it through would tell is told once it is written."""
    written = kept.get(kind.name)
    if written:
        return written.rows, written.columns
    if not kind.dataset or kind.dataset in _COUNTED_BY_READING:
        return None, None
    dataset = dataset_of(source, kind.dataset)
    return dataset.n_rows, count_columns(dataset, kind.name)


def _figures(
    source: Source, exposures: Collection[Exposure], kept: Mapping[str, Written]
) -> OfferedFigures:
    """List the figures; while there are no results to show nothing is said of which there are."""
    is_withheld = Exposure.AGGREGATES not in exposures
    found = () if is_withheld else figures_of(source)
    return OfferedFigures(
        about=ABOUT_FIGURES,
        is_withheld=is_withheld,
        figures=tuple(
            OfferedFigure(
                name=each.id,
                about=each.about,
                for_whom=each.kind.for_whom,
                caution=each.caution,
                files=tuple(_file(name, kept) for name in each.names if can_be_drawn(source, name)),
            )
            for each in found
            if not each.why_none
        ),
        left_out=tuple((each.about, each.why_none) for each in found if each.why_none),
    )


def _read_me(kept: Mapping[str, Written]) -> Offer:
    return Offer(
        name=READ_ME,
        about=about_file(READ_ME),
        for_whom="whoever is given the others",
        exposure=Exposure.NOBODY,
        caution="",
        is_dataset=False,
        is_withheld=False,
        files=(_file(READ_ME, kept),),
    )


def _file(name: str, kept: Mapping[str, Written]) -> OfferedFile:
    return OfferedFile(name=name, format=_format(name.rpartition(".")[2]), written=kept.get(name))


def _format(ending: str) -> str:
    return _FORMATS.get(ending, ending.upper())
