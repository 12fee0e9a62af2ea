"""Create, open, schedule, pause, extend, close, reopen and finalise rounds: one verb a module."""

from __future__ import annotations

from surveys.services.launching.cloning import clone_round
from surveys.services.launching.closing import close_round
from surveys.services.launching.closing import finalize_round
from surveys.services.launching.creating import RoundPlan
from surveys.services.launching.creating import create_round
from surveys.services.launching.dates import read_closing
from surveys.services.launching.dates import read_grace
from surveys.services.launching.dates import read_opening
from surveys.services.launching.dates import say_end
from surveys.services.launching.dates import say_moment
from surveys.services.launching.dates import typed_closing
from surveys.services.launching.dates import typed_opening
from surveys.services.launching.extending import extend_round
from surveys.services.launching.extending import reopen_round
from surveys.services.launching.finding import ListedRound
from surveys.services.launching.finding import find_round
from surveys.services.launching.finding import list_changes
from surveys.services.launching.finding import list_rounds
from surveys.services.launching.finding import read_round_name
from surveys.services.launching.opening import open_round
from surveys.services.launching.opening import unschedule_round
from surveys.services.launching.pausing import pause_round
from surveys.services.launching.pausing import resume_round

__all__ = [
    "ListedRound",
    "RoundPlan",
    "clone_round",
    "close_round",
    "create_round",
    "extend_round",
    "finalize_round",
    "find_round",
    "list_changes",
    "list_rounds",
    "open_round",
    "pause_round",
    "read_closing",
    "read_grace",
    "read_opening",
    "read_round_name",
    "reopen_round",
    "resume_round",
    "say_end",
    "say_moment",
    "typed_closing",
    "typed_opening",
    "unschedule_round",
]
