"""The data package of a round: its CSV files, with types, constraints, keys and checksums."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.data_package import write_data_package
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.column_texts import about_in
from surveys.services.exporting.ddi_words import sentence

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.services.exporting.source import Source


def write_package(source: Source, stream: BinaryIO) -> None:
    """Write the descriptor in the language of the labels.

    Raises
    ------
    MiscountedError
        When answers changed meanwhile.
    """
    write_data_package(
        _about(source),
        [about_in(source.language, dataset_of(source, name)) for name in DATASETS],
        stream,
        language=source.language,
        marks_encoding=source.marks_encoding,
    )


def _about(source: Source) -> dict[str, Any]:
    """Say what the files have in common; a licence is for the researchers to give, and the study file has none."""
    study, say = source.study, source.language
    simulated = source.workspace.settings.is_demonstration
    sponsor = study.sponsorship.sponsor
    said = [
        sentence("simulated", say) if simulated else "",
        sentence("round", say, round=source.name.round),
        sentence("version", say, version=study.version),
        sentence("confidentiality", say),
    ]
    about: dict[str, Any] = {
        "name": f"{source.name.study}-{source.name.round}".lower(),
        "title": study.title.to(say),
        "description": "\n".join(filter(None, said)),
        "version": study.version,
        "created": source.made_at.isoformat(timespec="seconds"),
        "language": say,
        "simulated": simulated,
    }
    if sponsor:
        about["contributors"] = [{"title": sponsor.to(say), "role": "publisher"}]
    return about
