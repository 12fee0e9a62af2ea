"""The expert's path: invitation, consent, questions, review, receipt, without any JavaScript."""

from __future__ import annotations

from surveys.web.answering import arriving
from surveys.web.answering import finishing
from surveys.web.answering import questioning
from surveys.web.answering.blueprint import blueprint

__all__ = ["arriving", "blueprint", "finishing", "questioning"]
