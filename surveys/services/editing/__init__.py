"""Edit a study as a draft: begin it, save its states, go back to earlier ones, keep it as the next version."""

from __future__ import annotations

from surveys.services.editing.beginning import Handed
from surveys.services.editing.beginning import begin_draft
from surveys.services.editing.beginning import keep_file_as_draft
from surveys.services.editing.cards import block_of_vignette
from surveys.services.editing.cards import cards_of_item
from surveys.services.editing.cards import cards_of_scale
from surveys.services.editing.checking import CheckedDraft
from surveys.services.editing.checking import check_content
from surveys.services.editing.checking import checked_draft
from surveys.services.editing.checking import draft_study
from surveys.services.editing.drafting import StaleDraft
from surveys.services.editing.drafting import bring_back
from surveys.services.editing.drafting import discard
from surveys.services.editing.drafting import discarded_state
from surveys.services.editing.drafting import find_draft
from surveys.services.editing.drafting import go_back
from surveys.services.editing.drafting import list_states
from surveys.services.editing.drafting import require_draft
from surveys.services.editing.drafting import save_content
from surveys.services.editing.drafting import state_content
from surveys.services.editing.drafting import state_to_undo_to
from surveys.services.editing.drafting import studies_in_the_making
from surveys.services.editing.drafting import undo
from surveys.services.editing.keeping import keep
from surveys.services.editing.saving import add_block
from surveys.services.editing.saving import move_block
from surveys.services.editing.saving import remove_block
from surveys.services.editing.saving import save_file
from surveys.services.editing.saving import save_text
from surveys.services.editing.saving import save_values
from surveys.services.editing.saving import with_changes

__all__ = [
    "CheckedDraft",
    "Handed",
    "StaleDraft",
    "add_block",
    "begin_draft",
    "block_of_vignette",
    "bring_back",
    "cards_of_item",
    "cards_of_scale",
    "check_content",
    "checked_draft",
    "discard",
    "discarded_state",
    "draft_study",
    "find_draft",
    "go_back",
    "keep",
    "keep_file_as_draft",
    "list_states",
    "move_block",
    "remove_block",
    "require_draft",
    "save_content",
    "save_file",
    "save_text",
    "save_values",
    "state_content",
    "state_to_undo_to",
    "studies_in_the_making",
    "undo",
    "with_changes",
]
