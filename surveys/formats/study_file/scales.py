"""The sections [[scales]] and [no_answer]: what experts answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.texts import read_labels
from surveys.formats.study_file.texts import read_text
from surveys.model.answers import Missing
from surveys.model.kinds import Option
from surveys.model.scales import Polarity
from surveys.model.scales import Scale

if TYPE_CHECKING:
    from surveys.formats.study_file.values import Table

WAYS_OUT = (Missing.CANNOT_JUDGE, Missing.REFUSED)
_FEWEST_POINTS = 2


def read_scales(root: Table) -> tuple[Scale, ...]:
    """Read the labelled scales."""
    scales, seen = [], dict[str, int]()
    for table in root.tables("scales", "scale"):
        scale = Scale(
            id=table.identifier(seen),
            polarity=table.choice("polarity", Polarity),
            points=read_labels(table, "points", least=_FEWEST_POINTS),
        )
        table.close()
        scales.append(scale)
    return tuple(scales)


def read_no_answer(root: Table) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Read the ways of not rating, and the reasons for being unable to judge."""
    table = root.table("no_answer", "section [no_answer]")
    ways_out = tuple(
        Option(id=missing.value, text=read_text(table, missing.value), missing=missing)
        for missing in WAYS_OUT
    )
    reasons = read_plain_options(table, "reasons", "reason")
    table.close()
    return ways_out, reasons


def read_plain_options(table: Table, key: str, noun: str) -> tuple[Option, ...]:
    """Read options that have an id and a text, and nothing else."""
    options, seen = [], dict[str, int]()
    for option in table.tables(key, noun):
        options.append(Option(id=option.identifier(seen), text=read_text(option, "text")))
        option.close()
    return tuple(options)
