"""The expert's path: invitation, consent, questions, review, receipt, without any JavaScript."""

from __future__ import annotations

from surveys.web.answering import accessibility
from surveys.web.answering import arriving
from surveys.web.answering import autosaving
from surveys.web.answering import consenting
from surveys.web.answering import declining
from surveys.web.answering import finishing
from surveys.web.answering import language_switch
from surveys.web.answering import learning
from surveys.web.answering import looking_up
from surveys.web.answering import own_copies
from surveys.web.answering import own_placement
from surveys.web.answering import questioning
from surveys.web.answering import taking_back
from surveys.web.answering import unsubscribing
from surveys.web.answering.blueprint import blueprint

__all__ = [
    "accessibility",
    "arriving",
    "autosaving",
    "blueprint",
    "consenting",
    "declining",
    "finishing",
    "language_switch",
    "learning",
    "looking_up",
    "own_copies",
    "own_placement",
    "questioning",
    "taking_back",
    "unsubscribing",
]
