"""Scripts that read a round's CSV files in R and in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.reading_scripts import python_script
from surveys.formats.reading_scripts import r_script
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.ddi_words import sentence

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.services.exporting.source import Source

_LANGUAGES = {"py": python_script, "R": r_script}


def write_script(ending: str, source: Source, stream: BinaryIO) -> None:
    """Write the script for the programs of an ending; only columns are in it, and no row."""
    say = source.language
    said = [str(source.name), source.study.title.to(say)]
    if source.workspace.settings.is_demonstration:
        said.insert(1, sentence("simulated", "en"))
    datasets = [dataset_of(source, name) for name in DATASETS]
    stream.write(_LANGUAGES[ending](" - ".join(said), datasets, say))
