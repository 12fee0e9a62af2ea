"""The kinds of question: one class a kind, which reads, checks, shows and exports its answers.

A new kind is one file here, one line in :data:`KINDS`, a reader of its settings in
``formats/study_file/kinds``, and one template of the same name in ``templates/macros/kinds``; forms, pages,
exports and codebooks find it from there.
"""

from __future__ import annotations

from surveys.model.kinds.alliance_map import AllianceMap
from surveys.model.kinds.alliance_map import MapAxis
from surveys.model.kinds.bounds import Bounds
from surveys.model.kinds.chips import Chips
from surveys.model.kinds.choice_or_text import ChoiceOrText
from surveys.model.kinds.comment import Comment
from surveys.model.kinds.free_text import FreeText
from surveys.model.kinds.interval import Interval
from surveys.model.kinds.kind import Cell
from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import Kind
from surveys.model.kinds.kind import Option
from surveys.model.kinds.kind import Posted
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.multiple import MultipleChoice
from surveys.model.kinds.number import Number
from surveys.model.kinds.ranking import Ranking
from surveys.model.kinds.rating import Rating
from surveys.model.kinds.single import SingleChoice

KINDS: tuple[type[Kind], ...] = (
    Rating,
    SingleChoice,
    MultipleChoice,
    Number,
    ChoiceOrText,
    FreeText,
    Ranking,
    Interval,
    Chips,
    AllianceMap,
    Comment,
)

__all__ = [
    "KINDS",
    "AllianceMap",
    "Bounds",
    "Cell",
    "Chips",
    "ChoiceOrText",
    "Column",
    "Comment",
    "FreeText",
    "Interval",
    "Kind",
    "MapAxis",
    "MultipleChoice",
    "Number",
    "Option",
    "Posted",
    "Ranking",
    "Rating",
    "SingleChoice",
    "Unreadable",
]
