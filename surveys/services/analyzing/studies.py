"""The study file that says what ratings from elsewhere mean."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.study_file import read_study
from surveys.services.designing import shipped_study_file
from surveys.services.exporting.labels import language_in

if TYPE_CHECKING:
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A study with the hash of its file."""

    study: Study
    sha256: str

    def language(self, wanted: str) -> str:
        """Give the language that is wanted, or the study's first.

        Raises
        ------
        Refused
            When the study is not in that language.
        """
        return language_in(self.study, wanted)


def describe_by(data: bytes | None) -> Described:
    """Read a study file; without one, the one that is shipped.

    Raises
    ------
    Invalid
        When the file has problems; it lists all of them.
    """
    file = shipped_study_file() if data is None else data
    return Described(study=read_study(file), sha256=hashlib.sha256(file).hexdigest())
