"""The ratings of one axis as arrays: who rated what by which question, in an order of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.arrays import IntArray
    from analysis.frame import Axis
    from analysis.panel import Panel
    from analysis.sheets import Question
    from analysis.sheets import Sheet
    from analysis.sheets import Target

ALLIANCE_SD = 1.5
VIGNETTE_SD = 0.2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AxisDesign:
    """The ratings of one axis, sorted by expert and then by target.

    Experts are numbered by what they answered, and not by their names, so that a result cannot
    depend on names.

    Attributes
    ----------
    points, minimum
        Of the scale.
    targets
        What was rated: alliances first.
    means, sds
        shape (targets,): the prior of each target's position.
    rows
        shape (experts,): the place of each expert in the panel.
    expert, target, scale, question, deviation, point
        shape (ratings,): the number of the expert, the target, the scale type, the question and the
        question in this target (0 for the linking item, which has neither), and the point from 0.
    scales, questions, deviations
        How many there are; the linking item's 0 is not counted.
    linking_scale
        The number of the scale type of the linking item.

    """

    points: int
    minimum: int
    targets: tuple[Target, ...]
    means: FloatArray
    sds: FloatArray
    rows: IntArray
    expert: IntArray
    target: IntArray
    scale: IntArray
    question: IntArray
    deviation: IntArray
    point: IntArray
    scales: int
    questions: int
    deviations: int
    linking_scale: int

    @property
    def experts(self) -> int:
        """The number of experts with a rating."""
        return len(self.rows)

    @property
    def is_linked(self) -> bool:
        """Whether common experts and vignettes link all alliances, so that they can be compared."""
        rated = np.zeros((self.experts, len(self.targets)), dtype=bool)
        rated[self.expert, self.target] = True
        alliances = np.array([kind == "alliance" for kind, _, _ in self.targets])
        reached = np.arange(len(self.targets)) == int(alliances.argmax())
        before = 0
        while reached.sum() > before:
            before = int(reached.sum())
            reached = rated[rated[:, reached].any(axis=1)].any(axis=0)
        return bool(reached[alliances].all())


def design_of(panel: Panel, sheets: Mapping[Target, Sheet], axis: Axis) -> AxisDesign | None:
    """Arrange the ratings of an axis; None without a linking item or any rating of it.

    Vignettes have a prior where the panel knows their positions, in standard deviations around the
    cut, and else that of an alliance.
    """
    linking = panel.linking_item(axis)
    columns = [
        (target, question, sheet.values[:, place])
        for target, sheet in sheets.items()
        for place in sheet.columns(axis.id)
        for question in (sheet.questions[place],)
    ]
    columns = [column for column in columns if not np.isnan(column[2]).all()]
    asks_axis = [question.item.linking for _, question, _ in columns]
    if linking is None or not any(asks_axis):
        return None
    table = np.column_stack([values for _, _, values in columns])
    rows = _rows_by_answers(table)
    row, column = np.nonzero(~np.isnan(table[rows]))  # by expert, then by target
    targets = _ordered_targets(columns)
    scales = _numbered([_scale_type(question) for _, question, _ in columns])
    questions = _numbered(
        [None if q.item.linking else (q.item.id, q.threat) for _, q, _ in columns]
    )
    apart = _numbered(
        [None if q.item.linking else (q.item.id, q.threat, target) for target, q, _ in columns]
    )
    means, sds = _priors(panel, targets, axis)
    return AxisDesign(
        points=linking.points,
        minimum=linking.minimum,
        targets=targets,
        means=means,
        sds=sds,
        rows=rows,
        expert=row,
        target=np.array([targets.index(target) for target, _, _ in columns])[column],
        scale=scales[column] - 1,
        question=questions[column],
        deviation=apart[column],
        point=(table[rows][row, column] - linking.minimum).astype(np.int64),
        scales=int(scales.max()),
        questions=int(questions.max()),
        deviations=int(apart.max()),
        linking_scale=int(scales[asks_axis.index(True)]) - 1,
    )


def _rows_by_answers(table: FloatArray) -> IntArray:
    """Sort the experts who rated anything by what they rated."""
    rated = np.asarray((~np.isnan(table)).any(axis=1))
    order = np.lexsort(np.where(np.isnan(table), -np.inf, table).T[::-1])
    return np.asarray(order[rated[order]])


def _ordered_targets(columns: list[tuple[Target, Question, FloatArray]]) -> tuple[Target, ...]:
    return tuple(dict.fromkeys(target for target, _, _ in columns))


def _scale_type(question: Question) -> tuple[str, bool]:
    """Name the thresholds that a question has: a reversed item's are those of its scale, mirrored."""
    return (question.item.scale, question.item.reversed)


def _numbered(names: list[object]) -> IntArray:
    """Give names numbers from 1 on in the order of their first use; None is 0."""
    numbers: dict[object, int] = {None: 0}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def _priors(panel: Panel, targets: tuple[Target, ...], axis: Axis) -> tuple[AnyArray, AnyArray]:
    place = panel.frame.axes.index(axis)
    written = {name: position[place] for name, *position in panel.vignette_positions}
    known = [kind == "vignette" and name in written for kind, name, _ in targets]
    means = [written[t[1]] if is_known else 0.0 for t, is_known in zip(targets, known, strict=True)]
    return np.array(means), np.where(known, VIGNETTE_SD, ALLIANCE_SD)
