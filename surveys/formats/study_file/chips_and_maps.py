"""The settings of two kinds of question: chips over options, and a point on the plane."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from surveys.model.kinds.alliance_map import AllianceMap
from surveys.model.kinds.alliance_map import MapAxis
from surveys.model.kinds.chips import Chips
from surveys.model.texts import plain

if TYPE_CHECKING:
    from surveys.formats.study_file.item_context import Answering
    from surveys.formats.study_file.values import Table
    from surveys.model.frameworks import Axis
    from surveys.model.frameworks import Framework
    from surveys.model.items import Construct
    from surveys.model.kinds import Option

_CHIPS, _MOST_CHIPS = 10, 100
_MINIMUM, _MAXIMUM = 1, 7


def read_chips(table: Table, answering: Answering, options: tuple[Option, ...]) -> Chips:
    """Read how many chips there are; ways of not answering are those of the whole study."""
    chips = table.whole("chips", least=2) if table.has("chips") else _CHIPS
    if chips > _MOST_CHIPS:
        table.problem("chips", f"{chips} chips are too many to place; give at most {_MOST_CHIPS}.")
    if any(option.missing for option in options):
        sentence = "chips offer the ways of not answering of section [no_answer]; take “missing” options out."
        table.problem("options", sentence)
    return Chips(
        options=options,
        chips=chips,
        ways_out=answering.ways_out,
        reasons=answering.reasons,
    )


def read_alliance_map(table: Table, answering: Answering) -> AllianceMap:
    """Read the ends of the plane, between which both cuts lie."""
    minimum = table.whole("minimum", least=0) if table.has("minimum") else _MINIMUM
    maximum = table.whole("maximum", least=1) if table.has("maximum") else _MAXIMUM
    vertical, horizontal = answering.axes
    cuts = {axis.id: axis.cut for axis in answering.axes if not math.isnan(axis.cut)}
    outside = [name for name, cut in cuts.items() if not minimum < cut < maximum]
    if minimum >= maximum:
        key = "maximum" if table.has("maximum") else "minimum"
        table.problem(key, "“maximum” must be above “minimum”; the plane lies between them.")
    elif outside:
        sentence = (
            f"the cut of “{outside[0]}” does not lie between {minimum} and {maximum}; "
            "write “minimum” and “maximum” as the items of the axes have them."
        )
        table.problem("kind", sentence)
    return AllianceMap(
        vertical=vertical,
        horizontal=horizontal,
        minimum=minimum,
        maximum=max(maximum, minimum + 1),
        ways_out=answering.ways_out,
        reasons=answering.reasons,
    )


def map_axes(framework: Framework, constructs: tuple[Construct, ...]) -> tuple[MapAxis, MapAxis]:
    """Put the framework's axes into the words in which experts meet them."""
    names = {construct.id: construct.name for construct in constructs}

    def in_words(axis: Axis) -> MapAxis:
        return MapAxis(
            id=axis.id,
            name=names.get(axis.id, plain(axis.id)),
            low=axis.low,
            high=axis.high,
            cut=axis.cut,
        )

    return in_words(framework.vertical), in_words(framework.horizontal)
