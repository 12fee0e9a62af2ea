"""A dataset of what programs like least: names, labels, codes and cells that look like something else."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.texts import plain

MADE_AT = datetime(2026, 11, 28, tzinfo=UTC)
#: Two names of 64 characters that differ in the last, after a target whose id begins like a number.
LONG = "-99-alliance." + "A" * 63
WORDS = (
    "=1+1",
    "'=1+1",
    "''-1",
    "-99",
    "NA",
    "007",
    "1e5",
    "漂流期，\nと思う",
    "\u200frtl\u200e 😀",
    "\"q\", 'a'; b\ttab",
    "#N/A",
    "a\u2028b\u0085c \\N \\u0041",
    "界" * 5000,
)
CODES = ("-x", "'-x", "NA", "1e5", "=cmd")


def hostile_dataset() -> Dataset:
    """Make it: a row for each of the words, and columns of every type."""
    texts = [
        DataColumn(name=name, type=ColumnType.TEXT, label=plain(f'=label of {name}\n, "q"'))
        for name in ("=words", "if", "str5")
    ]
    coded = DataColumn(
        name=f"{LONG}y",
        type=ColumnType.TEXT,
        label=plain("漂" * 200),
        values={code: plain(f'={code}, "{code}"\n' + "長" * 60) for code in CODES},
        is_closed=True,
    )
    points = [
        DataColumn(
            name=name,
            type=ColumnType.INTEGER,
            label=plain(f"-{name}"),
            values={point: plain(f"+{name} {point}") for point in (1, 2, 3)},
            measure=Measure.ORDINAL,
            may_be_missing=True,
        )
        # In this order a set of labels of “T11” and one of “T1” would get the same name.
        for name in (
            f"{LONG}z",
            *(f"x.{'a' * 40}{place}" for place in range(3)),
            "T11",
            *(f"y{place}" for place in range(9)),
            "T1",
            "t1",
        )
    ]
    number = DataColumn(name="1e5", type=ColumnType.NUMBER, label=plain("@number"))
    columns = (*texts, coded, *points, number)
    ways = (*Missing, 1, 2, 3, None)
    rows = [
        (
            words,
            words[:40],
            "" if place == 3 else words[::-1],
            None if place == 4 else CODES[place % len(CODES)],
            *(ways[(place + at) % len(ways)] for at in range(len(points))),
            None if place == 5 else -99 + place / 8,
        )
        for place, words in enumerate(WORDS)
    ]
    return Dataset(
        facts=Facts(name="hostile", about="=about", for_whom="", exposure=Exposure.NOBODY),
        columns=columns,
        n_rows=len(rows),
        rows=lambda: iter(rows),
    )
