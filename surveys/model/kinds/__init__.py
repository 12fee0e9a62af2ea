"""The kinds of question: one class a kind, which reads, checks and shows its answers.

A new kind is one file here, one line in :data:`KINDS`, and one template of the same name in
``templates/macros/kinds``; forms, pages, exports and codebooks find it from there.
"""

from __future__ import annotations

from surveys.model.kinds.choice_or_text import ChoiceOrText
from surveys.model.kinds.comment import Comment
from surveys.model.kinds.kind import Kind
from surveys.model.kinds.kind import Option
from surveys.model.kinds.kind import Posted
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.multiple import MultipleChoice
from surveys.model.kinds.number import Number
from surveys.model.kinds.rating import Rating
from surveys.model.kinds.single import SingleChoice

KINDS = (Rating, SingleChoice, MultipleChoice, Number, ChoiceOrText, Comment)

__all__ = [
    "KINDS",
    "ChoiceOrText",
    "Comment",
    "Kind",
    "MultipleChoice",
    "Number",
    "Option",
    "Posted",
    "Rating",
    "SingleChoice",
    "Unreadable",
]
