"""Pool the answers that count into what the analysis takes in."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import analysis
from surveys.model.kinds import Rating as RatingKind
from surveys.model.periods import PRESENT
from surveys.model.questions import TargetKind
from surveys.storage import answers
from surveys.storage import rounds
from surveys.storage import submissions

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.frameworks import PhaseMap
    from surveys.model.questions import Question
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.storage.answers import StoredAnswer
    from surveys.storage.submissions import Turn

#: While answers may still come in, results move on with every so many new submissions, so that no single one shows.
EVERY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """The panel as it is pooled; ``as_of`` is the last submission in it, None where there is none."""

    panel: analysis.Panel
    as_of: datetime | None
    submitted: int


def pool(db: Database, name: RoundName, study: Study, *, is_collecting: bool) -> Pooled:
    """Pool a round: all that counts once no answer can come in any more, every fifth submission until then."""
    as_of = shown_as_of(db, name, is_collecting=is_collecting)
    if is_collecting:
        stored = submissions.answers_as_of(db, name.round, as_of) if as_of else ()
    else:
        stored = answers.list_answers(db, name.round)
    questions = {question.id: question for question in rounds.list_questions(db, name)}
    return Pooled(
        panel=panel_of(study, questions, stored),
        as_of=submissions.time_of(db, as_of) if as_of else None,
        submitted=_count_experts(stored),
    )


def shown_as_of(db: Database, name: RoundName, *, is_collecting: bool) -> int | None:
    """Return up to where in the chain a round's answers may be shown; None where none may be, or there are none.

    ``is_collecting`` is that of the listed round: in its grace a closed round is treated as an open one.
    """
    if is_collecting:
        return _last_step(submissions.list_turns(db, name.round))
    return submissions.newest_in_force(db, name.round)


def _last_step(turns: Iterable[Turn]) -> int | None:
    """Return where in the chain an open round's results last moved on, None while they are withheld.

    Between two results there are always that many experts more: when one of those shown withdraws, be it a
    single answer, the results without it would, beside those before, say what the expert had answered.
    """
    new: set[str] = set()
    shown: set[str] = set()
    step = None
    for turn in turns:
        if turn.is_withdrawal:
            step = None if turn.response in shown else step
            new.discard(turn.response)
            continue
        if turn.is_in_part:
            step = None if turn.response in shown else step
            continue
        new.add(turn.response)
        if len(new) == EVERY:
            shown |= new
            new.clear()
            step = turn.position
    return step


def _count_experts(stored: Sequence[StoredAnswer]) -> int:
    return len({answer.pseudonym for answer in stored})


def panel_of(
    study: Study, questions: dict[str, Question], stored: Sequence[StoredAnswer]
) -> analysis.Panel:
    """Make the panel of an analysis out of a study's design and the answers in force.

    A placement is of the present and in the experts' own judgement: what was said of other periods, or of what
    others believe, is exported and enters none.
    """
    alliances = {
        (question.target, question.period): None
        for question in questions.values()
        if question.target_kind is TargetKind.ALLIANCE and _is_pooled(question)
    }
    return analysis.Panel(
        experts=tuple(sorted({answer.pseudonym for answer in stored})),
        alliances=tuple(alliances),
        vignettes=tuple(vignette.id for vignette in study.vignettes),
        vignette_positions=_positions(study),
        items=items_of(study),
        ratings=tuple(_ratings(study, questions, stored)),
        frame=frame_of(study),
    )


def _is_pooled(question: Question) -> bool:
    return question.period == PRESENT and not question.perspective


def without_alliances(
    panel: analysis.Panel, left_out: Collection[tuple[str, str]]
) -> analysis.Panel:
    """Leave out what was said about some alliances, each in its period."""
    return replace(
        panel,
        ratings=tuple(
            each
            for each in panel.ratings
            if each.target_kind != "alliance" or (each.target, each.period) not in left_out
        ),
    )


def _positions(study: Study) -> tuple[tuple[str, float, float], ...]:
    vertical, horizontal = (axis.id for axis in study.framework.axes)
    return tuple(
        (vignette.id, dict(vignette.prior)[vertical], dict(vignette.prior)[horizontal])
        for vignette in study.vignettes
    )


def items_of(study: Study) -> tuple[analysis.Item, ...]:
    """Translate the rating items of a study into the analysis' words."""
    return tuple(
        analysis.Item(
            id=item.id,
            construct=item.construct,
            minimum=item.kind.scale.minimum,
            maximum=item.kind.scale.maximum,
            reversed=item.is_reversed,
            linking=item.is_linking,
            holder=item.holder,
        )
        for item in study.items
        if isinstance(item.kind, RatingKind)
    )


def frame_of(study: Study) -> analysis.Frame:
    """Translate a study's framework into the analysis' words."""
    framework = study.framework
    return analysis.Frame(
        vertical=analysis.Axis(id=framework.vertical.id, cut=framework.vertical.cut),
        horizontal=analysis.Axis(id=framework.horizontal.id, cut=framework.horizontal.cut),
        phases=_map(framework.map),
        alternative=_map(framework.alternative) if framework.alternative else None,
    )


def _map(phases: PhaseMap) -> analysis.PhaseMap:
    (high_weak, high_strong), (low_weak, low_strong) = phases.cells
    return analysis.PhaseMap(
        high_strong=high_strong,
        low_strong=low_strong,
        high_weak=high_weak,
        low_weak=low_weak,
        authority=phases.authority.value,
    )


def _ratings(
    study: Study, questions: dict[str, Question], stored: Sequence[StoredAnswer]
) -> list[analysis.Rating]:
    rated = {item.id for item in study.items if isinstance(item.kind, RatingKind)}
    pooled = []
    for each in stored:
        question = questions[each.question]
        if question.item not in rated or question.target_kind is TargetKind.EXPERT:
            continue
        if not _is_pooled(question):
            continue
        missing = each.answer.missing.value if each.answer.missing else ""
        pooled.append(
            analysis.Rating(
                expert=each.pseudonym,
                target_kind="vignette"
                if question.target_kind is TargetKind.VIGNETTE
                else "alliance",
                target=question.target,
                period=question.period,
                threat=question.threat,
                perspective=question.perspective,
                item=question.item,
                value=each.answer.value,
                missing=f"{missing}:{each.answer.reason}" if each.answer.reason else missing,
            )
        )
    return pooled
