"""What experts would see of an item of a study in the making."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.assignments import deal
from surveys.model.kinds import Rating
from surveys.model.layouts import lay_out
from surveys.model.questions import TargetKind
from surveys.model.questions import plan_questions

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.model.pages import Block
    from surveys.model.studies import Study


def cards_of_item(study: Study, item_id: str, year: int) -> tuple[Asked, ...]:
    """Return the first question of an item, of an alliance if it can be, and that for its reason.

    There is none where its module is left out.
    """
    found = [
        asked
        for block in _blocks(study, year)
        for asked in block.asked
        if asked.own_item == item_id
    ]
    found.sort(key=lambda asked: asked.question.target_kind is TargetKind.VIGNETTE)
    return tuple(asked for asked in found if _about(asked) == _about(found[0]))


def _about(asked: Asked) -> tuple[str, ...]:
    question = asked.question
    return (question.target, question.threat, question.period, question.perspective)


def cards_of_scale(study: Study, scale_id: str, year: int) -> tuple[Asked, ...]:
    """Return the first question that is answered on a scale."""
    for item in study.items:
        if isinstance(item.kind, Rating) and item.kind.scale.id == scale_id:
            return cards_of_item(study, item.id, year)
    return ()


def block_of_vignette(study: Study, vignette_id: str, year: int) -> Block | None:
    """Return the description of a hypothetical alliance with its questions."""
    blocks = _blocks(study, year)
    return next((block for block in blocks if _is_about(block, vignette_id)), None)


def _is_about(block: Block, vignette_id: str) -> bool:
    return bool(block.text) and any(asked.question.target == vignette_id for asked in block.asked)


def _blocks(study: Study, year: int) -> tuple[Block, ...]:
    """Lay the whole questionnaire out as listed, with every hypothetical alliance."""
    assignment = replace(
        deal(study, round_id="", pseudonym="", turn=0),
        vignettes=tuple(vignette.id for vignette in study.vignettes),
        alliances=tuple(alliance.id for alliance in study.alliances),
        axes=tuple(axis.id for axis in study.framework.axes),
        options_reversed=False,
        items=(),
        options=(),
    )
    pages = lay_out(study, plan_questions(study), assignment, year)
    return tuple(block for page in pages for block in page.blocks)
