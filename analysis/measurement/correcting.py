"""The vignettes of one axis, and the correctors that rest on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.aldrich_mckelvey import aldrich_mckelvey
from analysis.measurement.anchored_mean import anchored_mean
from analysis.measurement.results import ScaledTarget
from analysis.measurement.results import ScaledTargets
from analysis.measurement.vignette_ranks import rank_among

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.measurement.vignette_ranks import VignetteRanks
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.results import Statistic
    from analysis.sheets import Sheet
    from analysis.sheets import Target

NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vignettes:
    """The ratings of the vignettes whose position is known, from the lowest to the highest.

    Attributes
    ----------
    names, written
        shape (vignettes,).
    table
        shape (experts, vignettes).
    kept
        shape (vignettes,): False for both of a pair that too many experts invert.

    """

    names: tuple[str, ...]
    written: FloatArray
    table: FloatArray
    kept: BoolArray
    options: Options

    @classmethod
    def of(
        cls, panel: Panel, sheets: Mapping[Target, Sheet], axis: Axis, options: Options
    ) -> Vignettes:
        """Take the vignettes of a panel."""
        place = panel.frame.axes.index(axis)
        known = sorted((position[place], name) for name, *position in panel.vignette_positions)
        table = np.full((len(panel.experts), len(known)), np.nan)
        for column, (_, name) in enumerate(known):
            table[:, column] = sheets["vignette", name, ""].linking_values(axis)
        written = np.array([position for position, _ in known], dtype=np.float64)
        return cls(
            names=tuple(name for _, name in known),
            written=written,
            table=table,
            kept=_kept(table, written, options.inversion_limit),
            options=options,
        )

    def anchored(self, scores: FloatArray) -> Statistic:
        """Give the panel's mean in the vignettes' unit."""
        return anchored_mean(
            scores, self.table, self.written,
            conf=self.options.level, at_least=self.options.minimum_placed,
        )  # fmt: skip

    def ranks(self, ratings: FloatArray) -> VignetteRanks:
        """Rank an alliance among the vignettes that nearly all of its raters rated."""
        rated = ~np.isnan(ratings)
        there = (~np.isnan(self.table[rated])).sum(axis=0)
        columns = np.flatnonzero(self.kept & (there > 0) & (there >= NEARLY_ALL * rated.sum()))
        return rank_among(
            ratings,
            self.table[:, columns],
            tuple(self.names[column] for column in columns),
            at_least=self.options.minimum_placed,
        )


def _kept(table: FloatArray, written: FloatArray, limit: float) -> BoolArray:
    kept = np.ones(len(written), dtype=bool)
    for low in range(len(written)):
        for high in range(low + 1, len(written)):
            apart = table[:, high] - table[:, low]
            both = int((~np.isnan(apart)).sum())
            if written[low] < written[high] and int((apart < 0).sum()) > limit * both:
                kept[[low, high]] = False
    return kept


def scale_targets(
    panel: Panel, sheets: Mapping[Target, Sheet], axis: Axis, options: Options
) -> ScaledTargets:
    """Scale what nearly all experts rated with the linking item, by Aldrich and McKelvey's method."""
    table = np.column_stack(
        [sheet.linking_values(axis) for sheet in sheets.values()]
        or [np.zeros((len(panel.experts), 0))]
    )
    rated = ~np.isnan(table)
    someone = rated.any(axis=1)
    shares = rated[someone].mean(axis=0) if someone.any() else np.zeros(table.shape[1])
    columns = np.flatnonzero(shares >= NEARLY_ALL)
    found = aldrich_mckelvey(table[someone][:, columns], at_least=options.minimum_placed)
    names = list(sheets)
    return ScaledTargets(
        targets=tuple(
            ScaledTarget(kind=kind, id=name, period=period, position=position)
            for (kind, name, period), position in zip(
                [names[column] for column in columns], found.positions or (), strict=False
            )
        ),
        unexplained=found.unexplained,
        n=found.n,
        n_targets=found.n_stimuli,
        n_dropped=found.n_dropped,
        method=found.method,
        reason=found.reason,
    )
