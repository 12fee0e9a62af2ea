"""In which words an export is: the language of its labels, and whether CSV files carry a mark for spreadsheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Refused

if TYPE_CHECKING:
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The choice that somebody makes before files are made; files of one choice are kept apart from those of another."""

    language: str
    marks_encoding: bool = False

    @property
    def folder(self) -> str:
        """The name of the folder that files of this choice are kept in."""
        return f"{self.language}-marked" if self.marks_encoding else self.language


def language_in(study: Study, language: str = "") -> str:
    """Return the language that labels are in: the one asked for, or the study’s first.

    Raises
    ------
    Refused
        When the study is not in that language.
    """
    if language and language not in study.languages:
        raise Refused(
            f"The study {study.id} is not in the language “{language}”; it is in {', '.join(study.languages)}."
        )
    return language or study.languages[0]


def labels_in(study: Study, wanted: Labels | None = None) -> Labels:
    """Return a choice of labels with its language; `language_in` says what it may raise."""
    if wanted is None:
        return Labels(language=language_in(study))
    return Labels(
        language=language_in(study, wanted.language), marks_encoding=wanted.marks_encoding
    )
