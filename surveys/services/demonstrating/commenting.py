"""What simulated experts write: short comments that say of themselves that nobody wrote them.

Some of them hold what a real text may hold and others should not read, so that the review of texts can be tried.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from surveys.model.answers import Answer

if TYPE_CHECKING:
    from surveys.model.kinds import Comment
    from surveys.model.pages import Asked

_WRITES = 0.6
_COMMENTS = (
    "Simulated comment: the allies name the same threats, and still plan for different wars.",
    "Simulated comment: what is said in joint statements is clearer than what is budgeted.",
    "Simulated comment: the answers about cohesion would have been lower a year ago.",
    "Simulated comment: agreement among officials is stronger than agreement among publics.",
    "Simulated comment: burden-sharing talks will decide more than any exercise.",
    "Simulated comment: I rated the present, and not what was promised for next year.",
    "Simulated comment: the question about entrapment can be read in two ways; I took the narrower one.",
    "Simulated comment: consultation works well below the level of ministers.",
    "Simulated comment: when I served as a former desk officer at the invented Harbour Office, this was seen otherwise.",
    "Simulated comment: my office wrote the 2019 paper on this; write to {expert}@demo.example for a copy.",
    "Simulated comment: as Ambassador Nobody said at our dinner in March, nobody will wait for the other.",
    "Simulated comment: call me at +1 202 555 0100 if this is unclear, or see www.demo.example/notes.",
)


def comment_of(kind: Comment, expert: str, asked: Asked, seed: int) -> Answer | None:
    """Write a comment or none; the same seed gives the same ones, and takes no chance from other answers."""
    chance = random.Random(f"{seed} {expert} {asked.id}")  # noqa: S311 - a simulation, not a secret
    if chance.random() > _WRITES:
        return None
    words = chance.choice(_COMMENTS).format(expert=expert)
    return Answer(value={"text": words, "quotation": chance.choice(kind.quotations).id})
