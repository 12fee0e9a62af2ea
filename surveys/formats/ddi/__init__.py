"""Codebooks as archives of data take them: DDI-Codebook 2.5."""

from __future__ import annotations

from surveys.formats.ddi.codebook import write_ddi
from surveys.formats.ddi.studies import DescribedStudy

__all__ = ["DescribedStudy", "write_ddi"]
