"""The objects behind the pages of the end: receipt, withdrawal, own copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services import reporting
from surveys.services.answering import withdrawal_receipt
from surveys.web.answering.answer_lists import answer_sections
from surveys.web.answering.open_page import left_on_device
from surveys.web.answering.page_making import visit_frame
from surveys.web.answering.pages import OwnCopyPage
from surveys.web.answering.pages import ReceiptPage
from surveys.web.answering.pages import WithdrawPage
from surveys.web.answering.visits import places
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from surveys.services.answering import OwnCopy
    from surveys.services.answering import Visit
    from surveys.web.forms import Form


def receipt_page(seen: Visit, form: Form) -> ReceiptPage:
    """Make the receipt, or the page that says that nothing counts."""
    return ReceiptPage(
        frame=visit_frame(seen),
        state=_state(seen),
        submission=seen.submissions[-1] if seen.submissions else None,
        earlier=seen.submissions[:-1],
        withdrawal=withdrawal_receipt(current_workspace(), seen),
        can_withdraw=not seen.response.withdrawn_at and seen.context.state is not RoundState.FINAL,
        is_final=seen.context.state is RoundState.FINAL,
        has_placement=reporting.shows_own_placement(seen.context, seen.response),
        left_on_device=left_on_device(seen),
        form=form,
        places=places(seen),
    )


def _state(seen: Visit) -> str:
    if seen.response.state is ResponseState.WITHDRAWN:
        return "withdrawn"
    if seen.response.state is ResponseState.BEGUN:
        may_change = seen.context.is_open or seen.context.is_paused
        return "declined" if seen.declined_at and may_change else "unsent"
    return "reopened" if seen.response.is_being_answered else "submitted"


def withdraw_page(seen: Visit, form: Form) -> WithdrawPage:
    """Make the page that asks whether to withdraw."""
    return WithdrawPage(
        frame=visit_frame(seen),
        is_final=seen.context.state is RoundState.FINAL,
        form=form,
        places=places(seen),
    )


def own_copy_page(seen: Visit, copy: OwnCopy) -> OwnCopyPage:
    """Make the own copy: nothing before submission, and nothing after withdrawal."""
    counts = copy.submission is not None and not seen.response.withdrawn_at
    return OwnCopyPage(
        frame=visit_frame(seen),
        submission=copy.submission if counts else None,
        sections=answer_sections(seen, copy.answers, can_change=False) if counts else (),
        places=places(seen),
    )
