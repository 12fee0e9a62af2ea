"""What a round needs before it opens, and what it is held to from then on.

For whoever opens rounds: ``readiness(workspace, name)`` says in ``Readiness.refusals`` what must still be done
(refuse to open while there is any) and in ``Readiness.advice`` what had better be done (say it, and open).
``preregistration(workspace, name)`` makes the preregistration of a draft before the write begins; inside the write that
opens the round, ``keep(workspace, db, made)`` keeps it, and the record of the opening puts its hash into the study's
chain. A round that was opened keeps the preregistration of its first opening, which ``preregistration`` then returns.
"""

from __future__ import annotations

from surveys.services.preregistering.checks import Check
from surveys.services.preregistering.checks import Place
from surveys.services.preregistering.checks import Weight
from surveys.services.preregistering.preregistration import Preregistration
from surveys.services.preregistering.preregistration import keep
from surveys.services.preregistering.preregistration import preregistration
from surveys.services.preregistering.printing import print_preregistration
from surveys.services.preregistering.readiness import Readiness
from surveys.services.preregistering.readiness import readiness

__all__ = [
    "Check",
    "Place",
    "Preregistration",
    "Readiness",
    "Weight",
    "keep",
    "preregistration",
    "print_preregistration",
    "readiness",
]
