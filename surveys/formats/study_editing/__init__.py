"""Study files changed value by value or block by block: comments, order and everything else stay as they are."""

from __future__ import annotations

from surveys.formats.study_editing.blocks import NoBlock
from surveys.formats.study_editing.blocks import add_block
from surveys.formats.study_editing.blocks import move_block
from surveys.formats.study_editing.blocks import remove_block
from surveys.formats.study_editing.found import find_study_id
from surveys.formats.study_editing.found import read_text
from surveys.formats.study_editing.found import read_values
from surveys.formats.study_editing.languages import texts_in
from surveys.formats.study_editing.values import change_values

__all__ = [
    "NoBlock",
    "add_block",
    "change_values",
    "find_study_id",
    "move_block",
    "read_text",
    "read_values",
    "remove_block",
    "texts_in",
]
