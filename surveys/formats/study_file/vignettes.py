"""The sections [[vignettes]] and [vignette_design]."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from surveys.formats.study_file.texts import read_text
from surveys.model.alliances import Vignette
from surveys.model.alliances import VignetteDesign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.formats.study_file.values import Table
    from surveys.model.frameworks import Framework

_MOST_HANDS = 10_000


def read_vignettes(
    root: Table, framework: Framework, targets: dict[str, int]
) -> tuple[Vignette, ...]:
    """Read the vignettes; ``targets`` has the ids of alliances, which they may not repeat."""
    vignettes = []
    for table in root.tables("vignettes", "vignette", is_required=False):
        vignette = Vignette(
            id=table.identifier(targets),
            text=read_text(table, "text"),
            prior=_read_prior(table, framework),
        )
        table.close()
        vignettes.append(vignette)
    return tuple(vignettes)


def _read_prior(table: Table, framework: Framework) -> tuple[tuple[str, float], ...]:
    prior = table.table("prior", f"the prior of {table.place}")
    axes = [axis.id for axis in framework.axes if axis.id]
    positions = tuple((axis, prior.number(axis) or 0.0) for axis in axes)
    if len(axes) == len(framework.axes):
        prior.close()
    return positions


def read_vignette_design(root: Table, vignettes: tuple[Vignette, ...]) -> VignetteDesign | None:
    """Read which vignettes everybody rates, and how the others are dealt."""
    if not root.has("vignette_design"):
        if vignettes:
            root.problem("vignettes", "“vignette_design” is missing; say there who rates which.")
        return None
    table = root.table("vignette_design", "section [vignette_design]")
    known = {vignette.id: vignette for vignette in vignettes}
    design = VignetteDesign(
        introduction=read_text(table, "introduction"),
        name_a=read_text(table, "name_a"),
        name_b=read_text(table, "name_b"),
        fixed=table.references("fixed", known, "vignette"),
        rotated=table.references("rotated", known, "vignette"),
        rotated_per_expert=table.whole("rotated_per_expert", least=0),
    )
    table.close()
    _check_dealing(table, design)
    _check_use(table, design, known)
    return design


def _check_dealing(table: Table, design: VignetteDesign) -> None:
    dealt, rotated = design.rotated_per_expert, len(design.rotated)
    if dealt > rotated:
        sentence = f"{dealt} of {rotated} rotated vignettes cannot be dealt; lower the number."
        table.problem("rotated_per_expert", sentence)
    elif rotated > _MOST_HANDS or math.comb(rotated, dealt) > _MOST_HANDS:
        sentence = f"there are over {_MOST_HANDS:,} ways of dealing them; rotate fewer vignettes."
        table.problem("rotated", sentence)


def _check_use(table: Table, design: VignetteDesign, known: Iterable[str]) -> None:
    fixed, rotated = set(design.fixed), set(design.rotated)
    for name in known:
        if name in fixed and name in rotated:
            table.problem("rotated", f"“{name}” is both fixed and rotated; choose one.")
        elif name and name not in fixed | rotated:
            table.problem("rotated", f"“{name}” is neither fixed nor rotated; add it to one.")
