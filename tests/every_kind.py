"""The small study with an item of every kind of question."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.formats.study_file import read_study

if TYPE_CHECKING:
    from surveys.model.studies import Study

PATH = Path(__file__).parent / "studies" / "every-kind.toml"


def every_kind() -> bytes:
    """Return the study file's bytes."""
    return PATH.read_bytes()


@cache
def study() -> Study:
    """Read the study, once."""
    return read_study(every_kind())
