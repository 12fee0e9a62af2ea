"""The phase that experts chose directly: plain shares, and the model of Dawid and Skene."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.dawid_skene import dawid_skene
from analysis.exact_share import exact_share
from analysis.expert_bootstrap import resamples
from analysis.pooling.opinion_pools import likeliest_of
from analysis.pooling.opinion_pools import resampled_statistics
from analysis.pooling.results import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.results import Statistic

Alliance = tuple[str, str]
MODEL = "Dawid and Skene’s model, fitted by EM from the votes"
FITS = 100  # resamples of the model, each fitted anew
STEPS = 200
NOBODY = -1


def chosen_phases(panel: Panel, phases: Sequence[str], options: Options) -> dict[Alliance, Choice]:
    """Count the direct choices of every alliance, and fit the model to all of them.

    A share has the exact interval of Clopper and Pearson, since a bootstrap of experts gives a
    phase that nobody chose the interval from 0 to 0. The model needs alliances to learn from how
    each expert errs: below the smallest number of targets, or of experts, it is not fitted. Its
    intervals are percentiles over 100 resamples of the experts, each fitted anew.

    """
    labels = label_table(panel, phases)
    model, reason = _model(labels, len(phases), options)
    found = {}
    for unit, alliance in enumerate(panel.alliances):
        said = labels[:, unit][labels[:, unit] != NOBODY]
        found[alliance] = _choice(said, phases, options)
        if found[alliance].reason is None:
            found[alliance] = _with_model(found[alliance], model, reason, unit, phases, options)
    return found


def label_table(panel: Panel, phases: Sequence[str]) -> AnyArray:
    """Give the place of each expert's phase, shape (experts, alliances); −1 where none was chosen.

    The first item counts if there are several. Rows are sorted, so that names cannot matter.
    """
    rows = {expert: row for row, expert in enumerate(panel.experts)}
    columns = {alliance: column for column, alliance in enumerate(panel.alliances)}
    table = np.full((len(rows), len(columns)), NOBODY)
    for each in sorted(panel.phase_choices, key=lambda each: each.item, reverse=True):
        table[rows[each.expert], columns[each.alliance, each.period]] = phases.index(each.phase)
    return table[np.lexsort(table.T)] if table.size else table


def _choice(said: AnyArray, phases: Sequence[str], options: Options) -> Choice:
    n = len(said)
    counts = np.bincount(said, minlength=len(phases)).tolist()
    reason = None if n >= options.minimum_placed else ("too_few_experts" if n else "not_asked")
    return Choice(
        n=n,
        shares={
            phase: exact_share(count, n, conf=options.level, minimum=options.minimum_placed)
            for phase, count in zip(phases, counts, strict=True)
        },
        likeliest=None if reason else likeliest_of(phases, counts),
        dawid_skene=None,
        dawid_skene_reason=reason,
        reason=reason,
    )


def _with_model(
    choice: Choice,
    model: tuple[FloatArray, FloatArray] | None,
    reason: str | None,
    unit: int,
    phases: Sequence[str],
    options: Options,
) -> Choice:
    if model is None:
        return replace(choice, dawid_skene_reason=reason)
    estimates, drawn = model
    found: Mapping[str, Statistic] = resampled_statistics(
        phases, estimates[unit], drawn[:, unit], choice.n, MODEL, options
    )
    return replace(choice, dawid_skene=found, dawid_skene_reason=None)


def _model(
    labels: AnyArray, classes: int, options: Options
) -> tuple[tuple[FloatArray, FloatArray] | None, str | None]:
    """Fit the model to the table, and to resamples of its experts."""
    labels = labels[(labels != NOBODY).any(axis=1)]
    units = int((labels != NOBODY).any(axis=0).sum())
    if len(labels) < options.minimum_placed:
        return None, "too_few_experts" if len(labels) else "not_asked"
    if units < options.minimum_targets:
        return None, "too_few_targets"
    estimates = _fitted(labels, classes)
    if estimates is None:
        return None, "not_converged"
    n_boot = min(FITS, options.bootstrap_draws)
    again = [
        _fitted(np.repeat(labels, each.astype(int), axis=0), classes)
        for part in resamples(len(labels), n_boot=n_boot, seed=options.seed)
        for each in part
    ]
    drawn = [each for each in again if each is not None]
    if len(drawn) < len(again):
        return None, "bootstrap_undefined"
    return (estimates, np.array(drawn)), None


def _fitted(labels: AnyArray, classes: int) -> FloatArray | None:
    """Give the probability of each class of each unit, shape (units, classes)."""
    rater, unit = np.nonzero(labels != NOBODY)
    rows = np.column_stack([rater, unit, labels[rater, unit]])
    found = dawid_skene(rows, n_classes=classes, tolerance=1e-7, max_iterations=STEPS)
    table = np.full((labels.shape[1], classes), 1 / classes)
    table[: len(found.probabilities)] = found.probabilities
    return table if found.converged else None
