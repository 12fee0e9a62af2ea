"""Withdraw single answers, or all about one alliance: choose, look at what will be erased, confirm."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import request
from flask_babel import gettext

from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.web.answering.answer_lists import section_title
from surveys.web.answering.answer_words import answer_words
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.control_pages import Withdrawable
from surveys.web.answering.control_pages import WithdrawableSection
from surveys.web.answering.control_pages import WithdrawAnswersPage
from surveys.web.answering.forms import ConfirmForm
from surveys.web.answering.page_making import visit_frame
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.answering.visits import places
from surveys.web.forms import sent_form
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

    from surveys.services.answering import Visit
    from surveys.web.forms import Form

_CHOOSE, _CONFIRM = "answering/withdraw_answers.html", "answering/withdraw_answers_confirm.html"


@blueprint.route("/answer/<study>/<round_id>/withdraw-answers", methods=["GET", "POST"])
@shows_again
def withdraw_answers(study: str, round_id: str) -> ResponseReturnValue:
    """Let answers be chosen; show which will be erased; erase those once that is confirmed."""
    seen = current_visit(study, round_id)
    if request.method != "POST" and (seen.response.withdrawn_at or not seen.response.consented_at):
        return go(seen, seen.place)
    form = ConfirmForm()
    if form.is_well_sent():
        confirmed = request.form.getlist("question") if "confirmed" in request.form else []
        if confirmed:
            answering.withdraw_answers(current_workspace(), seen, confirmed, sent_form(form))
            is_begun = seen.response.state is ResponseState.BEGUN
            return go(seen, "review" if is_begun and seen.can_answer else "receipt")
        chosen = _chosen(_page(seen, form))
        if chosen.sections:
            return render(_CONFIRM, chosen)
        form.refuse(gettext("Please tick at least one answer that you want to withdraw."))
    return render(_CHOOSE, _page(seen, form), form.status)


def _page(seen: Visit, form: Form) -> WithdrawAnswersPage:
    return WithdrawAnswersPage(
        frame=visit_frame(seen),
        is_final=seen.context.state is RoundState.FINAL,
        is_submitted=bool(seen.submissions),
        sections=tuple(_sections(seen)),
        ticked=frozenset(request.form.getlist("question")),
        ticked_sections=frozenset(request.form.getlist("section")),
        form=form,
        places=places(seen),
    )


def _sections(seen: Visit) -> Iterator[WithdrawableSection]:
    given = answering.withdrawable(current_workspace(), seen)
    pages = seen.questionnaire.shown_pages(given)
    blocks = [(page, block) for page in pages for block in page.blocks]
    grouped = itertools.groupby(blocks, lambda each: (each[0].section, each[1].number))
    for number, (_, together) in enumerate(grouped, 1):
        pairs = list(together)
        page, first = pairs[0]
        rows = tuple(
            Withdrawable(
                id=asked.id,
                question=asked.text.to(seen.language),
                answer=answer_words(asked.item.kind, given[asked.id], seen.language),
            )
            for _, block in pairs
            for asked in block.asked
            if asked.id in given
        )
        if rows:
            yield WithdrawableSection(
                id=str(number),
                title=section_title(page, first, seen.language),
                description=first.text.to(seen.language) if first.text else "",
                rows=rows,
            )


def _chosen(page: WithdrawAnswersPage) -> WithdrawAnswersPage:
    """Keep what was ticked: whole sections, and single answers of the others."""
    kept = (
        replace(
            section,
            rows=section.rows
            if section.id in page.ticked_sections
            else tuple(row for row in section.rows if row.id in page.ticked),
        )
        for section in page.sections
    )
    return replace(page, sections=tuple(section for section in kept if section.rows))
