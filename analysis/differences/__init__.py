"""How experts differ: by group, by perspective, in camps; and how fears and threats do."""

from __future__ import annotations

from analysis.differences.camp_results import CampMember
from analysis.differences.camp_results import Camps
from analysis.differences.cliff import cliff_delta
from analysis.differences.differing import Differences
from analysis.differences.differing import camp_members
from analysis.differences.differing import differences_of
from analysis.differences.dilemmas import Dilemma
from analysis.differences.energy import energy_test
from analysis.differences.group_results import GroupComparison
from analysis.differences.perspectives import PerspectiveComparison
from analysis.differences.splitting import two_means
from analysis.differences.step_down import holm
from analysis.differences.threats import ThreatScore
from analysis.differences.welch import mean_difference

__all__ = [
    "CampMember",
    "Camps",
    "Differences",
    "Dilemma",
    "GroupComparison",
    "PerspectiveComparison",
    "ThreatScore",
    "camp_members",
    "cliff_delta",
    "differences_of",
    "energy_test",
    "holm",
    "mean_difference",
    "two_means",
]
