"""What changed between rounds and between periods, and whether the panel has settled."""

from __future__ import annotations

from analysis.change.changes import Change
from analysis.change.changes import change_of
from analysis.change.changes import held_back
from analysis.change.equivalence import equivalence
from analysis.change.joint_test import joint_test
from analysis.change.sign_flips import sign_flip_test
from analysis.change.wilcoxon import wilcoxon_pratt

__all__ = [
    "Change",
    "change_of",
    "equivalence",
    "held_back",
    "joint_test",
    "sign_flip_test",
    "wilcoxon_pratt",
]
