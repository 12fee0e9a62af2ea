"""Pool the answers that count into what the analysis takes in."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeVar

import analysis
from surveys.model.haste import hasty_of
from surveys.model.kinds import Rating as RatingKind
from surveys.model.periods import PRESENT
from surveys.model.questions import TargetKind
from surveys.services.reporting.judging import judgements_of
from surveys.services.reporting.judging import memberships_of
from surveys.services.reporting.judging import readings_of
from surveys.storage import answer_quality
from surveys.storage import answers
from surveys.storage import round_experts
from surveys.storage import rounds
from surveys.storage import submissions

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.frameworks import PhaseMap
    from surveys.model.questions import Question
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.storage.answers import StoredAnswer
    from surveys.storage.round_experts import RoundExpert
    from surveys.storage.submissions import Turn

Said = TypeVar("Said", analysis.ChipAllocation, analysis.PhaseChoice, analysis.MapPoint)

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
    invited = round_experts.list_round_experts(db, name.round)
    panel = panel_of(study, questions, stored, invited)
    hasty = _hasty(db, name, as_of, panel) if as_of else ()
    return Pooled(
        panel=replace(panel, round=name.round, hasty=hasty),
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


def _hasty(db: Database, name: RoundName, as_of: int, panel: analysis.Panel) -> tuple[str, ...]:
    """Name the experts whose responses took too little time, where it was recorded."""
    found = hasty_of(answer_quality.list_seconds(db, name.round, as_of))
    pseudonyms = set(answer_quality.list_pseudonyms(db, found).values())
    return tuple(sorted(pseudonyms & set(panel.experts)))


def _count_experts(stored: Sequence[StoredAnswer]) -> int:
    return len({answer.pseudonym for answer in stored})


def panel_of(
    study: Study,
    questions: Mapping[str, Question],
    stored: Sequence[StoredAnswer],
    invited: Sequence[RoundExpert],
) -> analysis.Panel:
    """Make the panel of an analysis out of a study's design, the answers in force, and who was invited.

    An alliance in a past period is an alliance of its own, after those of the present. Only the experts' own
    judgement is placed: what they believe others would answer is handed over as another perspective.
    """
    experts = tuple(sorted({answer.pseudonym for answer in stored}))
    judged = judgements_of(study, questions, stored)
    return analysis.Panel(
        experts=experts,
        alliances=_alliances(study, questions.values()),
        vignettes=tuple(vignette.id for vignette in study.vignettes),
        vignette_positions=_positions(study),
        items=items_of(study),
        ratings=tuple(_ratings(study, questions, stored)),
        frame=frame_of(study),
        periods=tuple(period.id for period in study.periods),
        memberships=memberships_of(study, experts, invited),
        chips=judged.chips,
        phase_choices=judged.phase_choices,
        map_points=judged.map_points,
        map_readings=judged.map_readings,
    )


def _alliances(study: Study, questions: Iterable[Question]) -> tuple[tuple[str, str], ...]:
    """List every alliance in every period that says something of its phase, the present first, then back in time."""
    pooled = _rated(study) | readings_of(study).of_alliances
    asked = {
        (question.target, question.period): None
        for question in questions
        if question.target_kind is TargetKind.ALLIANCE
        and question.item in pooled
        and not question.perspective
    }
    order = [PRESENT, *(period.id for period in reversed(study.periods))]
    return tuple(sorted(asked, key=lambda pair: order.index(pair[1])))


def _rated(study: Study) -> frozenset[str]:
    return frozenset(item.id for item in study.items if isinstance(item.kind, RatingKind))


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
        chips=_kept(panel.chips, left_out),
        phase_choices=_kept(panel.phase_choices, left_out),
        map_points=_kept(panel.map_points, left_out),
    )


def _kept(said: tuple[Said, ...], left_out: Collection[tuple[str, str]]) -> tuple[Said, ...]:
    return tuple(each for each in said if (each.alliance, each.period) not in left_out)


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
            scale=item.kind.scale.id,
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
    study: Study, questions: Mapping[str, Question], stored: Sequence[StoredAnswer]
) -> list[analysis.Rating]:
    rated = _rated(study)
    pooled = []
    for each in stored:
        question = questions[each.question]
        if question.item not in rated or question.target_kind is TargetKind.EXPERT:
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
