"""What a file is taken away for: as its kind says, else as follows from what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.datasets import Exposure
from surveys.model.datasets import Purpose

if TYPE_CHECKING:
    from surveys.services.exporting.file_kinds import FileKind


def purpose_of(kind: FileKind) -> Purpose:
    """Say what a file is taken for; of one with single experts nobody assumes that it is harmless."""
    if kind.purpose is not None:
        return kind.purpose
    if kind.caution:
        return Purpose.SENSITIVE
    if kind.exposure is Exposure.AGGREGATES:
        return Purpose.RESULTS
    if kind.dataset:
        return Purpose.ANALYSIS
    return Purpose.CODEBOOKS if kind.exposure is Exposure.NOBODY else Purpose.SENSITIVE
