"""The study that is shipped, read once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from surveys.formats.study_file import read_study
from tests.formats.study_file.shipped import SHIPPED

if TYPE_CHECKING:
    from surveys.model.studies import Study


@cache
def shipped() -> Study:
    return read_study(SHIPPED)
