"""The sections [[constructs]], [framework] and [bands]: the plane, its phases and its map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from surveys.formats.study_file.texts import read_text
from surveys.formats.study_file.values import unknown
from surveys.model.frameworks import Authority
from surveys.model.frameworks import Axis
from surveys.model.frameworks import Framework
from surveys.model.frameworks import Phase
from surveys.model.frameworks import PhaseMap
from surveys.model.items import Construct
from surveys.model.studies import Bands

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table

_PHASES = 4


def read_constructs(root: Table) -> tuple[Construct, ...]:
    """Read what items measure."""
    constructs, seen = [], dict[str, int]()
    for table in root.tables("constructs", "construct"):
        constructs.append(Construct(id=table.identifier(seen), name=read_text(table, "name")))
        table.close()
    return tuple(constructs)


def read_framework(root: Table, constructs: tuple[Construct, ...]) -> Framework:
    """Read both axes, the phases and the map of cells to phases."""
    table = root.table("framework", "section [framework]")
    cut = table.table("cut", "section [framework.cut]")
    known = {construct.id for construct in constructs}
    vertical = _read_axis(table, "vertical", known, cut)
    horizontal = _read_axis(table, "horizontal", known, cut)
    if vertical.id and vertical.id == horizontal.id:
        sentence = f"both axes are “{vertical.id}”; name another construct."
        table.problem("horizontal", sentence, "construct")
    cut.close()
    phases = _read_phases(table)
    map_table = table.table("map", "section [framework.map]")
    framework = Framework(
        vertical=vertical,
        horizontal=horizontal,
        phases=phases,
        map=_read_map(map_table, phases),
        alternative=_read_alternative(map_table, phases),
        note=read_text(map_table, "note"),
    )
    map_table.close()
    table.close()
    return framework


def _read_axis(framework: Table, name: str, constructs: set[str], cut: Table) -> Axis:
    table = framework.table(name, f"section [framework.{name}]")
    construct = table.reference("construct", constructs, "construct")
    axis = Axis(
        id=construct,
        cut=_read_cut(cut, construct) if construct in constructs else math.nan,
        low=read_text(table, "low"),
        high=read_text(table, "high"),
    )
    table.close()
    return axis


def _read_cut(cut: Table, construct: str) -> float:
    number = cut.number(construct)
    return math.nan if number is None else number


def _read_phases(framework: Table) -> tuple[Phase, ...]:
    phases, seen = [], dict[str, int]()
    for table in framework.tables("phases", "phase"):
        phases.append(Phase(id=table.identifier(seen), name=read_text(table, "name")))
        table.close()
    if phases and len(phases) != _PHASES:
        framework.problem("phases", f"there are {len(phases)} phases; the map needs exactly four.")
    return tuple(phases)


def _read_map(table: Table, phases: tuple[Phase, ...]) -> PhaseMap:
    return PhaseMap(
        cells=_read_cells(table, tuple(phase.id for phase in phases)),
        authority=table.choice("authority", Authority),
    )


def _read_alternative(table: Table, phases: tuple[Phase, ...]) -> PhaseMap | None:
    if not table.has("alternative"):
        return None
    alternative = table.table("alternative", "section [framework.map.alternative]")
    other_map = _read_map(alternative, phases)
    alternative.close()
    return other_map


def _read_cells(table: Table, phases: tuple[str, ...]) -> tuple[tuple[str, str], tuple[str, str]]:
    nothing = (("", ""), ("", ""))
    rows = table.rows("cells")
    if rows is None:
        return nothing
    if [len(row) for row in rows] != [2, 2]:
        table.problem(
            "cells", "“cells” must be two rows of two phases, drawn as the plane is drawn."
        )
        return nothing
    names = [name for row in rows for name in row]
    for position, name in enumerate(names):
        row, column = divmod(position, 2)
        if name not in phases:
            table.problem("cells", unknown(name, phases, "phase"), row, column)
        elif name in names[:position]:
            table.problem("cells", f"“{name}” has two cells; give each phase one.", row, column)
    return ((names[0], names[1]), (names[2], names[3]))


def read_bands(root: Table) -> Bands:
    """Read from which probability on a placement is called clear, probable or leaning."""
    if not root.has("bands"):
        return Bands()
    table = root.table("bands", "section [bands]")
    usual = Bands()
    bands = Bands(
        clear=table.number("clear", default=usual.clear) or 0.0,
        probable=table.number("probable", default=usual.probable) or 0.0,
        leaning=table.number("leaning", default=usual.leaning) or 0.0,
    )
    if not 0 < bands.leaning < bands.probable < bands.clear < 1:
        sentence = (
            "the probabilities must rise from leaning over probable to clear, between 0 and 1."
        )
        root.problem("bands", sentence)
    table.close()
    return bands
